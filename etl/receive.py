"""A file as it came → tables of text. What a stranger made is opened in a limited subprocess; this process only hashes its bytes."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

import pyarrow as pa

from etl import left_behind
from words import Message, Refusal
from words.system import why

Kind = Literal["csv", "tsv", "xlsx", "xls"]
Merge = tuple[int, int, int, int]

LARGEST = 512 << 20  # bytes of one upload
PATIENCE = 300  # seconds for one file
_WORKER = Path(__file__).with_name("parse_worker.py")
_GROUPS = hasattr(os, "killpg")  # not on Windows
_OUT_OF_TIME = getattr(signal, "SIGXCPU", 0)
# What else reserves far more address space than it uses, on every processor, and would run into the worker's limit; and memory once
# taken is kept for the next block, where glibc would give it back and take it again.
_FRUGAL = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "4",
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(1 << 30),
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Grid:
    """One sheet: string columns c0…cn, where row i (from 0) is row i + 1 of the file as a spreadsheet shows it; '' is an empty cell.

    `merged_ranges` are (first row, first column, last row, last column), from 0, both ends included.
    """

    name: str
    cells: pa.Table
    merged_ranges: tuple[Merge, ...] = ()


@dataclass(frozen=True)
class Received:
    """A file that could be read. `encoding` is '' for workbooks; a CSV has one sheet without a name."""

    file: str
    sha256: str
    size: int
    encoding: str
    kind: Kind
    sheets: tuple[Grid, ...]
    notes: tuple[Message, ...] = ()  # what the file hides, and what became of it
    stamp: tuple[int, int] = (0, 0)  # of the file when it was read, see `refuse_changed`


def receive(path: Path, *, sheet: str | None = None) -> Received:
    """Read a CSV, TSV, XLSX or XLS file, told apart by its bytes and never by its name; `sheet` asks for one sheet only.

    Raises Refusal with a sentence for the person for whatever cannot be read.
    """
    name = shown(path.name)
    try:
        stamp = _stamp(path) if path.is_file() else (-1, 0)
        size = stamp[0]
        if size < 0 and path.exists():
            raise Refusal("{file} is a folder or a device, not a file. Name the file itself.", file=name)
        if size < 0:
            raise Refusal("There is no file {file}.", file=name)
        if size == 0:
            raise Refusal("The file {file} is empty.", file=name)
        if size > LARGEST:
            raise Refusal("The file {file} has {size} MB; at most {most} MB can be read. Split it and load the parts.", **_sizes(name, size))
        left_behind.sweep()
        with (
            tempfile.TemporaryDirectory(prefix=left_behind.PREFIX, ignore_cleanup_errors=True) as folder,
            _worker(path, Path(folder), sheet) as worker,
        ):
            with path.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            answer = _answer(worker, Path(folder), name)
            grids = tuple(Grid(s["name"], _table(Path(folder) / s["file"]), tuple(map(tuple, s["merged"]))) for s in answer["sheets"])
    except OSError as error:
        raise Refusal("The file {file} cannot be read: {why}.", file=name, why=why(error)) from None
    notes = tuple(Message(each["template"], **each["values"]) for each in answer.get("notes", ()))
    received = Received(name, sha256, size, answer["encoding"], cast(Kind, answer["kind"]), grids, notes, stamp)
    refuse_changed(path, received)
    return received


def refuse_changed(path: Path, received: Received) -> None:
    """Raises Refusal where the file is not any more what was received: its rows, its hash and its kept bytes would be of different states."""
    try:
        now = _stamp(path)
    except OSError:
        now = (-1, 0)
    if now != received.stamp:
        raise Refusal("The file {file} was changed while it was being read. Load it again.", file=received.file)


def _stamp(path: Path) -> tuple[int, int]:
    """Size and time of a file: what tells whether somebody wrote into it."""
    said = path.stat()
    return said.st_size, said.st_mtime_ns


def shown(name: str) -> str:
    """A file's name as it may be shown: no control or direction-changing characters, at most 200. Never a path to write to."""
    return "".join(c for c in name if c.isprintable())[-200:]


def _sizes(name: str, size: int) -> dict[str, Any]:
    return {"file": name, "size": size >> 20, "most": LARGEST >> 20}


@contextlib.contextmanager
def _worker(path: Path, folder: Path, sheet: str | None) -> Any:
    command = [sys.executable, "-I", str(_WORKER), str(path.resolve()), str(folder), sheet or ""]
    environment = {**os.environ, **_FRUGAL}
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, start_new_session=_GROUPS
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()
        if _GROUPS:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)  # a child of its own that reads the half of a workbook


def _answer(worker: subprocess.Popen[bytes], folder: Path, name: str) -> dict[str, Any]:
    too_long = Refusal("Reading {file} took longer than {n} seconds and was stopped. Split the file.", file=name, n=PATIENCE)
    try:
        _out, said = worker.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        raise too_long from None
    if worker.returncode:
        _log.info("The parser ended with %s: %s", worker.returncode, said.decode("utf-8", "replace")[-2000:])
        if worker.returncode == -_OUT_OF_TIME:
            raise too_long
        raise Refusal("The file {file} is damaged or needs more memory than a table should. Save it again from Excel, or as CSV.", file=name)
    answer: dict[str, Any] = json.loads((folder / "answer.json").read_text("utf-8"))
    if "template" in answer:
        # a phrase among the values ('a PDF document') is a message of its own; file names and sheet names are not
        values = {k: Message(v) if k == "what" else v for k, v in answer["values"].items()}
        raise Refusal(Message(answer["template"], **values))
    return answer


def _table(path: Path) -> pa.Table:
    """The table, mapped: it is read from the page cache only where it is touched, and the file may be unlinked meanwhile (not on Windows)."""
    if os.name == "nt":
        return pa.ipc.open_file(pa.py_buffer(path.read_bytes())).read_all()
    with pa.memory_map(str(path)) as mapped:
        return pa.ipc.open_file(mapped).read_all()
