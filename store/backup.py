"""A copy of the store that can be opened in its place."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from store import durable
from words import Refusal

# What is no part of it: answers that are worked out again, what a writer has under way, locks; and the demo, which is made again by a command.
_LEFT_OUT = (".kept", ".spill", "*.part", "*.lock")
_DEMO = "demo"


def backup(home: Path, dest: Path) -> None:
    """Copy all that the store keeps to `dest`: lake, files, campaigns, maps, saved views, reports made. The caller holds the lock, so no commit falls
    between two files.

    Point DABIAO_DATA to the copy to open it. Raises Refusal where `dest` holds something.
    """
    if dest.exists() and any(dest.iterdir()):
        raise Refusal("The folder {folder} is not empty. Name a new one for the copy.", folder=str(dest))
    durable.make_folder(dest)
    common = shutil.ignore_patterns(*_LEFT_OUT)

    def left_out(folder: str, names: list[str]) -> set[str]:
        here = {name for name in names if Path(folder) / name == dest or (name == _DEMO and Path(folder) == home)}
        return common(folder, names) | here

    shutil.copytree(home, dest, ignore=left_out, dirs_exist_ok=True)
    for folder, _, files in os.walk(dest):
        for each in files:
            durable.sync_file(Path(folder) / each)
        durable.sync_folder(Path(folder))
