"""Data files that no commit names: a writer that was killed left them. The caller holds the lock, so nobody is writing one now."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

from store.log import log_files


def sweep_files(table: Path) -> int:
    """Remove the table's data files that no version of it has ever named. Returns how many went."""
    named: set[str] = set()
    for path in log_files(table):
        for line in path.read_text(encoding="utf-8").splitlines():
            action = json.loads(line)
            if "add" in action:
                named.add(unquote(action["add"]["path"]))
    orphans = [each for each in table.glob("*.parquet") if each.name not in named]
    for each in orphans:
        each.unlink()
    return len(orphans)
