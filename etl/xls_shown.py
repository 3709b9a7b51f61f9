"""What an old binary workbook shows otherwise than its reader tells: percentages, of which that gives the fraction; hidden sheets, rows and columns.

Its records ([MS-XLS]) are walked for these alone; the reader gives values without their formats.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from etl import compound
from etl.unreadable import N_, Unreadable
from etl.workbook_percent import BUILT_IN, multiplies, shown

_STREAMS = ("Workbook", "Book")
_BOF, _EOF, _SHEET, _FORMAT, _STYLE = 0x809, 0x0A, 0x85, 0x41E, 0xE0
_BEGINS, _EXCEL_97 = b"\x09\x08", 0x0600
_ROW, _COLUMNS, _NUMBER, _SHORT, _SHORTS, _FORMULA = 0x208, 0x7D, 0x203, 0x27E, 0xBD, 0x06
_HIDDEN_ROW = 0x20


@dataclass
class Shown:
    """Of one sheet: by row and column from 0 the texts of its percentages; hidden rows and columns from 0; whether it is hidden itself."""

    hidden: bool = False
    percentages: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)


def read(raw: bytes) -> dict[str, Shown]:
    """By sheet name; empty where the container or a record does not hold together, for the reader of the workbook will say so.

    Raises Unreadable for a workbook from before Excel 97: the reader takes its Chinese for other characters.
    """
    try:
        book = compound.stream(raw, _STREAMS)
        return dict(_sheets(book))
    except (compound.Broken, struct.error, IndexError):
        return {}


def _sheets(book: bytes) -> Iterator[tuple[str, Shown]]:
    if book[:2] == _BEGINS and struct.unpack_from("<H", book, 4)[0] < _EXCEL_97:
        raise Unreadable(N_("The workbook is in the format of Excel 5.0 or 95. Open it in Excel, save it as .xlsx and load that."))
    formats = set(BUILT_IN)
    styles: list[str] = []
    named: list[tuple[str, int, bool]] = []
    for kind, data in _records(book, 0):
        if kind == _FORMAT and len(data) > 3:
            code = _text(data[2:], 2)
            number = str(struct.unpack_from("<H", data)[0])
            formats = formats | {number} if multiplies(code) else formats - {number}
        elif kind == _STYLE:
            styles.append(str(struct.unpack_from("<H", data, 2)[0]))
        elif kind == _SHEET and data[5] == 0:
            named.append((_text(data[6:], 1), struct.unpack_from("<I", data)[0], bool(data[4] & 3)))
    percent = {number for number, style in enumerate(styles) if style in formats}
    for name, offset, hidden in named:
        yield name, _sheet(book, offset, percent, Shown(hidden))


def _sheet(book: bytes, offset: int, percent: set[int], found: Shown) -> Shown:
    for kind, data in _records(book, offset):
        if kind == _ROW and struct.unpack_from("<H", data, 12)[0] & _HIDDEN_ROW:
            found.rows.append(struct.unpack_from("<H", data)[0])
        elif kind == _COLUMNS and struct.unpack_from("<H", data, 8)[0] & 1:
            first, last = struct.unpack_from("<HH", data)
            found.columns += range(first, min(last, 255) + 1)
        elif percent:
            for row, column, style, value in _figures(kind, data):
                if style in percent:
                    found.percentages[row, column] = shown(value)
    return found


def _figures(kind: int, data: bytes) -> Iterator[tuple[int, int, int, float]]:
    """Row, column, style and value of the numbers of a record."""
    if kind == _NUMBER or (kind == _FORMULA and data[12:14] != b"\xff\xff"):
        row, column, style, value = struct.unpack_from("<HHHd", data)
        yield row, column, style, value
    elif kind == _SHORT:
        row, column, style, short = struct.unpack_from("<HHHI", data)
        yield row, column, style, _long(short)
    elif kind == _SHORTS:
        row, first = struct.unpack_from("<HH", data)
        for at in range((len(data) - 6) // 6):
            style, short = struct.unpack_from("<HI", data, 4 + at * 6)
            yield row, first + at, style, _long(short)


def _long(short: int) -> float:
    """A number that is stored in 30 bits: whole or the head of a double, and perhaps a hundred times as large."""
    if short & 2:
        value = float(struct.unpack("<i", struct.pack("<I", short))[0] >> 2)
    else:
        value = struct.unpack("<d", struct.pack("<Q", (short & 0xFFFFFFFC) << 32))[0]
    return value / 100 if short & 1 else value


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from there to the end of that part; those of a chart within it are passed over."""
    depth = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length


def _text(data: bytes, counted: int) -> str:
    """A text behind its length, which takes one or two bytes."""
    length = data[0] if counted == 1 else struct.unpack_from("<H", data)[0]
    wide = data[counted] & 1
    body = data[counted + 1 : counted + 1 + length * (2 if wide else 1)]
    return body.decode("utf-16-le" if wide else "latin-1", "replace")
