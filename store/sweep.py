"""What a writer that was killed left behind. The caller holds the lock, so no data file is being written now."""

from __future__ import annotations

import json
import time
from contextlib import suppress
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


def sweep_parts(home: Path, older_than: float) -> int:
    """Remove files that were never finished (see `durable.write`) and what DuckDB had put aside for want of memory. Returns how many went.

    `older_than`: seconds; a younger one may be on its way, for lists and digests are written without the lock.
    """
    limit, gone = time.time() - older_than, 0
    for pattern in (".*.part", "uploads/**/.*.part", "lake/.kept/*/.*.part", "lake/.spill/*"):
        for each in home.glob(pattern):
            with suppress(OSError):  # whoever wrote it was quicker
                if each.stat().st_mtime < limit:
                    each.unlink()
                    gone += 1
    return gone
