"""A table as a sheet: title, what a row is, frozen heads with filter, true numbers and dates, and the widths that its texts need."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

import pandas as pd

from reports.tables.columns import Column
from reports.tables.table import Table
from reports.workbook import bulk, cells
from reports.workbook.book import MOST_ROWS, Book
from words import _
from words.cells import clean

MANY = 2_000
"""Rows from which a table is written in bulk."""
LOOKED_AT = 300  # rows that tell how wide a column must be
WIDTHS = {"long": (18, 48), "code": (8, 22)}
USUAL = (7, 30)
TALLEST = 409.0  # points that Excel allows


def put(book: Book, table: Table, frame: pd.DataFrame, note: str = "") -> list[str]:
    """Write a table, over several sheets where one cannot hold it; returns the names of the sheets.

    Title and note stand above the heads; a long table has its heads in row 1 and nothing above, so that a pivot finds them.
    """
    long = len(frame) >= MANY
    top = 0 if long else 3
    room = MOST_ROWS - top - 1
    names = []
    for start in range(0, max(len(frame), 1), room):
        sheet = book.sheet(table.heading())
        if not long:
            sheet.write_string(0, 0, clean(table.heading()), book.format(bold=True, font_size=14))
            sheet.write_string(1, 0, clean(f"{table.said()} {note}".strip()), book.format(font_color="#4A5663"))
            sheet.set_row(0, 24)
        _fill(book, sheet, table, frame.iloc[start : start + room], top)
        names.append(str(sheet.get_name()))
    return names


def _fill(book: Book, sheet: Any, table: Table, frame: pd.DataFrame, top: int) -> None:
    columns = table.columns
    widths = [_width(column, frame[column.name]) for column in columns]
    for at, column in enumerate(columns):
        sheet.write_string(top, at, clean(column.heading()), book.head_of(figures=cells.numeric(column)))
        sheet.set_column(at, at, widths[at])
    sheet.set_row(top, 32)
    book.abreast(sheet, widths, frozen(columns))
    by_hand = len(frame) if len(frame) < MANY else 1
    for line, row in enumerate(frame.head(by_hand).to_dict("records"), top + 1):
        sheet.set_row(line, height([(str(row[each.name] or ""), width) for each, width in zip(columns, widths, strict=True) if each.kind == "long"]))
        for at, column in enumerate(columns):
            cells.write(book, sheet, (line, at), column, row[column.name], unit=str(row.get("unit_of_value", "")), limit=_limit(column, row))
    if len(frame) > by_hand:
        styles = [book.format(**cells.look(column)) for column in columns]
        marks = [cells.marked(column, style) for column, style in zip(columns, bulk.styles(styles), strict=True)]
        book.continues(sheet, bulk.rows(frame.iloc[by_hand:], marks, top + 1 + by_hand + 1), (top + len(frame), len(columns) - 1))
    if frame.empty:
        sheet.write_string(top + 1, 0, _("No row: nothing of this is on record in the scope."), book.format(italic=True))
    sheet.freeze_panes(top + 1, frozen(columns))
    sheet.autofilter(top, 0, top + max(len(frame), 1), len(columns) - 1)
    sheet.repeat_rows(top)


def frozen(columns: Sequence[Column]) -> int:
    """Columns that stay in sight: the first, or number and title of a target."""
    return 2 if columns[0].name == "id" else 1


def _limit(column: Column, row: dict[Any, Any]) -> float | None:
    return row.get("limit") if column.name == "value" else None


def _width(column: Column, values: pd.Series[Any]) -> float:
    """Characters, a Chinese one being two: as wide as its longest text, within the bounds of its kind; heads may take two lines."""
    least, most = WIDTHS.get(column.kind, USUAL)
    if column.kind in ("date", "month", "moment"):
        least = 17 if column.kind == "moment" else 11
    texts = [str(said) for value in values.head(LOOKED_AT) if isinstance(said := cells.plain(column, value), str)]
    longest = max((signs(each) for each in texts), default=0)
    words = [signs(word) for word in column.heading().split()]
    return min(most, max(least, longest + 3, signs(column.heading()) / 2 + 4, max(words) + 2 if len(words) > 1 or max(words) < 14 else 0))


def height(texts: Sequence[tuple[str, float]]) -> float:
    """The height of a row, in points, whose wrapped texts stand in columns so wide; office programs do not agree on finding it themselves."""
    lines = max((sum(-(-max(signs(line), 1) // max(int(width) - 1, 1)) for line in text.split("\n")) for text, width in texts), default=1)
    return min(15.0 * max(lines, 1) + 1, TALLEST)


def signs(text: str) -> int:
    """How wide a text is, a Chinese sign being two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
