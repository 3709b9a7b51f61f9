"""What is told to be safe is on the disk: data, names and folders are synced, in this order."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from words import Refusal


class Unconfirmed(Refusal):
    """What was asked for is done, and the disk did not confirm that it would outlast a power cut."""


def sync_file(path: Path) -> None:
    """Wait until the content of one file is on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(path: Path) -> None:
    """Wait until the names in a folder are on the disk. Windows has no such call: there the file's own sync has to do."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(path: Path) -> None:
    """Make a folder with its parents, so that their names outlive a power cut."""
    missing = [each for each in (path, *path.parents) if not each.exists()]
    path.mkdir(parents=True, exist_ok=True)
    for each in missing:
        sync_folder(each.parent)


def write(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file so that it is whole or absent: beside its place, synced, then renamed. Raises OSError."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(path.parent)
