"""A large sheet is cut into two workbooks, each read by a process of its own: calamine uses one processor and gives a sheet at once or not at all.

Only a plain sheet is cut, between two rows that say where they stand; whatever else is found, the sheet is read whole. Nothing of the
sheet is understood here: who reads a half lets workbook_guard look at it before, both at the same time.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from etl import workbook_guard, workbook_names

WORTH_A_PROCESS = 24 << 20  # bytes of XML: some 20,000 rows of twenty columns
_CHUNK = 4 << 20
_PATIENCE = 16 << 20  # bytes behind the middle in which a row to cut before must be found
_OPENS, _CLOSES = b"<sheetData>", b"</sheetData></worksheet>"
_WITHIN = b"<!"  # CDATA and comments may hold '<row' that is no row
_ROW = re.compile(rb'<row (?>[^<>]*?\br="(\d{1,7})")[^<>]*>\s*<c (?>[^<>]*?\br="[A-Z]{1,3}(\d{1,7})")')


@dataclass(frozen=True)
class Halves:
    """A sheet in two workbooks: the first has its upper rows and all other sheets, the second its lower rows and what stands below them."""

    sheet: str
    first: Path
    second: Path


def cut(path: Path, folder: Path, wanted: str) -> Halves | None:
    """The largest sheet in two halves within `folder`; None where it is small, not wanted, or no plain table.

    Raises Unreadable for what is no workbook.
    """
    if not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
        return None
    with workbook_guard.opened(path) as archive:
        parts = [part for part in archive.infolist() if workbook_guard.is_sheet(part)]
        large = max(parts, key=lambda part: part.file_size, default=None)
        if large is None or large.file_size < WORTH_A_PROCESS:
            return None
        name = workbook_names.sheet_names(archive).get(large.filename, "")
        if not name or wanted not in ("", name) or archive.namelist().count(large.filename) > 1:
            return None
        halves = Halves(name, folder / "first.xlsx", folder / "second.xlsx")
        try:
            return halves if _write(archive, large, halves) else None
        except _Odd:
            return None


def _write(archive: zipfile.ZipFile, large: zipfile.ZipInfo, halves: Halves) -> bool:
    """Whether the sheet could be cut."""
    with archive.open(large) as stream, zipfile.ZipFile(halves.first, "w") as first, zipfile.ZipFile(halves.second, "w") as second:
        for part in archive.infolist():
            if part is not large and workbook_guard.is_looked_at(part):
                data = archive.read(part)
                first.writestr(part.filename, data)
                if not workbook_guard.is_sheet(part):
                    second.writestr(part.filename, data)
        chunks = _plain(iter(lambda: stream.read(_CHUNK), b""))
        with first.open(large.filename, "w", force_zip64=True) as upper:
            head, rest = _until(chunks, large.file_size // 2, upper.write)
            if not head:
                return False
            upper.write(_CLOSES)
        with second.open(large.filename, "w", force_zip64=True) as lower:
            for chunk in chain([head, rest], chunks):
                lower.write(chunk)
    return True


class _Odd(Exception):
    """The sheet holds what may look like a row and be none."""


def _plain(chunks: Iterator[bytes]) -> Iterator[bytes]:
    last = b""
    for chunk in chunks:
        if _WITHIN in chunk or _WITHIN in last + chunk[:1]:
            raise _Odd
        last = chunk[-1:]
        yield chunk


def _until(chunks: Iterator[bytes], middle: int, write: Callable[[bytes], object]) -> tuple[bytes, bytes]:
    """Write what stands before the first row behind the middle. Returns what opens the sheet, and what was read beyond; b'' where no cut is."""
    head, written, held = b"", 0, b""
    for chunk in chunks:
        held += chunk
        if not head:
            opened = held.find(_OPENS) + len(_OPENS)
            if opened < len(_OPENS):
                return b"", b""
            head = held[:opened]
        if written + len(held) > middle:
            for row in _ROW.finditer(held, max(0, middle - written)):
                if row[1] == row[2]:
                    write(held[: row.start()])
                    return head, held[row.start() :]
            if len(held) > _PATIENCE:
                return b"", b""
        else:
            write(held)
            written, held = written + len(held), b""
    return b"", b""
