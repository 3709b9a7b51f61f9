"""Quotation marks that open and do not close in their cell, so that the rows below run together."""

from __future__ import annotations

import csv
import io

import pyarrow as pa
import pyarrow.compute as pc

from etl.raw import Raw, count
from etl.unreadable import N_, Unreadable

_TAIL = 256 << 10  # bytes at the end in which the last record is looked for


def doubtful(text: Raw, table: pa.Table, delimiter: str, width: int) -> bool:
    """Whether a quote may have opened too much: it never closes, or a quoted cell of several lines seems to hold whole records."""
    if count(text, b"\n") - table.num_rows in (0, -1):  # every line is a record: only the last can be open
        tail = text[-_TAIL:].rstrip()
        last = tail if b"\n" in tail else text[:].rstrip()
        return malformed([last[last.rfind(b"\n") + 1 :].decode("utf-8", "ignore")], delimiter)
    if count(text, b'"') % 2:
        return True
    for column in table.columns:
        lines = column.filter(pc.match_substring(column, "\n"))
        if any(_holds_records(cell.as_py(), delimiter, width) for cell in lines):
            return True
    return False


def _holds_records(cell: str, delimiter: str, width: int) -> bool:
    return any(line.count(delimiter) >= max(2, width // 2) for line in cell.splitlines())


def refuse_open_quote(text: Raw, delimiter: str, width: int) -> None:
    """Find the record whose quote does not close where its cell ends, and refuse; return where all quotes are right after all."""
    lines = _Lines(text)
    for number, record in enumerate(csv.reader(lines, delimiter=delimiter), start=1):
        taken, lines.taken = lines.taken, []
        never_closed = len(taken) == 1 and taken[0].count('"') % 2 and not taken[0].endswith("\n") and malformed(taken, delimiter)
        if never_closed or (len(taken) > 1 and (malformed(taken, delimiter) or any(_holds_records(cell, delimiter, width) for cell in record))):
            raise Unreadable(
                N_('A quotation mark (") opens in row {row} and does not close in its cell, so the rows below it run together. Correct that row.'),
                row=number,
            )


class _Lines:
    """The lines of a text, and those that the current record took."""

    def __init__(self, text: Raw) -> None:
        self._lines = io.TextIOWrapper(io.BytesIO(text), "utf-8", newline="")
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.taken.append(line)
        return line


def malformed(lines: list[str], delimiter: str) -> bool:
    """Whether a quote of these lines does not close, or text follows a closing one."""
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    return False
