"""The lower half of a large sheet, read by a forked child while this process reads the upper one."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from etl.workbook_halves import Halves


@dataclass(frozen=True)
class Half:
    """The lower rows of a sheet, the number of its first (from 0), and the merged ranges of the whole."""

    cells: pa.Table
    start: int
    merged: list[list[int]]


Read = Callable[[Path, str], Half]


@contextmanager
def beside(halves: Halves, read: Read) -> Iterator[Callable[[], Half | None]]:
    """Read the second half in a forked child meanwhile. Yields what waits for it: it, or None where it failed."""
    kept = halves.second.with_suffix(".half")
    child = os.fork()
    if not child:
        _child(halves, read, kept)
    waiting = True

    def result() -> Half | None:
        nonlocal waiting
        _pid, failed = os.waitpid(child, 0)
        waiting = False
        if failed:
            return None
        with pa.memory_map(str(kept)) as mapped:
            table = pa.ipc.open_file(mapped).read_all()
        return Half(table, **json.loads(table.schema.metadata[b"half"]))

    try:
        yield result
    finally:
        if waiting:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _child(halves: Halves, read: Read, kept: Path) -> None:
    code = 1
    try:
        half = read(halves.second, halves.sheet)
        table = half.cells.replace_schema_metadata({"half": json.dumps({"start": half.start, "merged": half.merged})})
        with pa.OSFile(str(kept), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
            writer.write_table(table)
        code = 0
    finally:
        os._exit(code)
