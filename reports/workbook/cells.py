"""A value in a cell: real numbers and dates with their formats, text always as text."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pandas as pd

from reports import days
from reports.tables.columns import Column
from reports.workbook import bulk
from reports.workbook.book import Book
from words.cells import clean
from words.numbers import decimals_for

CODES = {
    "count": "#,##0",
    "money": "#,##0.0",
    "rate": "0.0%",
    "points": "+0.0;−0.0;0.0",
    "loss": "0.00;−0.00;0.00",
    "date": "yyyy-mm-dd",
    "month": "yyyy-mm",
    "moment": "yyyy-mm-dd hh:mm",
    "code": "@",
}
LONGEST = 32_767  # characters in a cell
EPOCH = date(1899, 12, 30)
FIRST_DAY = date(1900, 3, 1)  # before it Excel's calendar is wrong
TINTS: dict[str, dict[str, Any]] = {
    **{key: {"bg_color": "#E3F3F0", "font_color": "#0A5A4E"} for key in ("met", "supported")},
    **{key: {"bg_color": "#FBE9E4", "font_color": "#8A2410", "bold": True} for key in ("missed", "contradicted")},
    **{key: {"bg_color": "#FBF1D9", "font_color": "#6B4A00"} for key in ("undetermined", "not_yet")},
}
"""Verdicts stand out in a cell; the word in it says the same."""


def look(column: Column) -> dict[str, Any]:
    """The format of a column's cells."""
    said: dict[str, Any] = {"num_format": CODES[column.kind]} if column.kind in CODES else {}
    if not numeric(column):
        said |= {"align": "left", "indent": 1}
    if column.kind == "long":
        said["text_wrap"] = True
    return said


def numeric(column: Column) -> bool:
    """Whether its values are figures, which stand to the right."""
    return column.kind in ("count", "number", "money", "rate", "points", "loss", "value")


def write(book: Book, sheet: Any, place: tuple[int, int], column: Column, value: Any, *, unit: str = "", limit: float | None = None) -> None:
    """One value. `unit` and `limit`: what a column of kind 'value' is measured in, and against what: a near miss shows more decimals."""
    said = look(column)
    if column.said in ("administrative", "evidential") and value in TINTS:
        said |= TINTS[value]
    if column.kind == "value":
        said["num_format"] = value_code(value, unit, limit)
    known = plain(column, value)
    if known is None:
        sheet.write_blank(*place, None, book.format(**said))
    elif isinstance(known, datetime):
        sheet.write_datetime(*place, known, book.format(**said))
    elif isinstance(known, str):
        sheet.write_string(*place, known, book.format(**said))
    else:
        sheet.write_number(*place, known, book.format(**said))


def value_code(value: Any, unit: str, limit: float | None) -> str:
    """The number format of a target's figure: '0.0%' for a rate, more decimals where a miss would look like the limit."""
    if unit == "number":
        return "General"
    if plain(Column("", kind="number"), value) is None:
        return "0.0%" if unit == "fraction" else "0.0"
    scale = 100 if unit == "fraction" else 1
    held = None if limit is None or limit != limit else Fraction(repr(float(limit))) * scale
    places = decimals_for(Fraction(repr(float(value))) * scale, held)
    return "0." + "0" * places + ("%" if unit == "fraction" else "")


def plain(column: Column, value: Any) -> str | float | int | datetime | None:
    """What the cell holds: a number, a moment, a text (flags and codes of the store as the reader says them), or None."""
    if value is None or value is pd.NaT or value != value:
        return None
    if column.kind in ("date", "month"):
        day = value.date() if isinstance(value, datetime) else value
        return datetime(day.year, day.month, day.day) if day >= FIRST_DAY else day.isoformat()
    if column.kind == "moment":
        there: datetime = value.astimezone(days.CHINA)
        return there.replace(tzinfo=None, microsecond=0)
    said = column.word(value)
    if isinstance(said, str):
        return clean(said)[:LONGEST]
    if column.kind in ("text", "long", "code"):
        return clean(str(said))[:LONGEST]
    number = float(said)
    return int(number) if number.is_integer() else number


def marked(column: Column, style: int) -> bulk.Mark:
    """The same value as markup, for rows that are written in bulk."""

    def mark(value: Any) -> str:
        known = plain(column, value)
        if isinstance(known, str):
            return f' s="{style}"{bulk.text(known)}'
        if isinstance(known, datetime):
            known = (known - datetime(EPOCH.year, EPOCH.month, EPOCH.day)) / timedelta(days=1)
            known = int(known) if known.is_integer() else known
        return f' s="{style}"><v>{known}</v></c>'

    return mark
