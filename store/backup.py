"""A copy of the store that can be opened in its place."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from store import durable
from words import Refusal

KEPT = ("lake", "uploads", "campaigns")


def backup(home: Path, dest: Path) -> None:
    """Copy the store's folders to `dest`. The caller holds the lock, so no commit falls between two files.

    Point DABIAO_DATA to the copy to open it. Raises Refusal where `dest` holds something.
    """
    if dest.exists() and any(dest.iterdir()):
        raise Refusal("The folder {folder} is not empty. Name a new one for the copy.", folder=str(dest))
    durable.make_folder(dest)
    for name in KEPT:
        if (home / name).is_dir():
            shutil.copytree(home / name, dest / name, ignore=shutil.ignore_patterns(".spill", ".kept", "*.part"))
    for folder, _, files in os.walk(dest):
        for each in files:
            durable.sync_file(Path(folder) / each)
        durable.sync_folder(Path(folder))
