"""XLSX and XLS → tables of text, one a visible sheet, by calamine. Runs in the limited subprocess only.

Numbers become text as a person reads them ('123', '0.87'); a number of 16 digits or more has lost digits in Excel and shows it
('9.13302007133457E+17'), so that the checks can refuse it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import python_calamine as calamine

from etl import workbook_guard
from etl.longest import refuse_long
from etl.separated import holds_text, refuse_wide
from etl.sniff import foreign
from etl.unreadable import N_, Unreadable

_BATCH = 20_000
_MOST_TEXT = 1 << 30  # bytes in a table: a shared or merged text counts in each cell that shows it
_EXACT = 10**15  # Excel keeps 15 digits


@dataclass(frozen=True)
class Sheet:
    """A sheet's table from A1, and its merged ranges (first row, first column, last row, last column; from 0, inclusive)."""

    name: str
    cells: pa.Table
    merged: list[list[int]]


def read_xlsx(path: Path, wanted: str) -> Iterator[Sheet]:
    """The visible sheets with cells, or the `wanted` one. Raises Unreadable."""
    errors = workbook_guard.check(path)
    return _sheets(path, wanted, errors)


def read_xls(path: Path, raw: bytes, wanted: str) -> Iterator[Sheet]:
    """The same for the old binary format. Raises Unreadable."""
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise workbook_guard.encrypted()
    if "WordDocument".encode("utf-16-le") in raw:
        raise foreign(N_("a text document"))
    return _sheets(path, wanted, {})


def _sheets(path: Path, wanted: str, errors: dict[str, workbook_guard.Errors]) -> Iterator[Sheet]:
    try:
        with calamine.load_workbook(str(path)) as book:
            sheets = [s for s in book.sheets_metadata if s.typ == calamine.SheetTypeEnum.WorkSheet]
            if wanted and wanted not in {s.name for s in sheets}:
                raise Unreadable(N_("The workbook has no sheet {sheet}. It has: {names}."), sheet=wanted, names="、".join(s.name for s in sheets))
            found = False
            for meta in sheets:
                if meta.name != wanted and (wanted or meta.visible != calamine.SheetVisibleEnum.Visible):
                    continue
                sheet = book.get_sheet_by_name(meta.name)
                read = _sheet(sheet, errors.get(meta.name, {})) if sheet.end is not None else None
                if read and holds_text(read.cells):
                    found = True
                    yield read
            if not found:
                raise Unreadable(N_("The workbook is empty: no visible sheet holds a cell."))
    except calamine.PasswordError as error:
        raise workbook_guard.encrypted() from error
    except calamine.CalamineError as error:
        raise workbook_guard.damaged() from error


def _sheet(sheet: calamine.CalamineSheet, errors: workbook_guard.Errors) -> Sheet:
    left = sheet.start[1] if sheet.start else 0
    width = sheet.end[1] + 1 if sheet.end else 0
    refuse_wide(width)
    names = [f"c{i}" for i in range(width)]
    rows = iter(sheet.iter_rows())
    batches = []
    while batch := list(islice(rows, _BATCH)):
        blank = pa.repeat(pa.scalar(""), len(batch))
        columns = [blank] * left + [_texts(column) for column in zip(*batch, strict=True)]
        batches.append(pa.record_batch(columns, names=names))
        _refuse_much(sum(batch.nbytes for batch in batches))
    table = pa.Table.from_batches(batches)
    refuse_long(table, sheet.name)
    merged = [[*first, *last] for first, last in sheet.merged_cell_ranges or []]
    table = _patched(table, merged, errors)
    _refuse_much(table.nbytes)
    return Sheet(sheet.name, table, merged)


def _refuse_much(size: int) -> None:
    """Refuse more bytes of text than a workbook of rows has."""
    if size > _MOST_TEXT:
        raise Unreadable(
            N_("The sheet holds more than {most} MB of text, mostly the same over and over. Split it, or save it as CSV."), most=_MOST_TEXT >> 20
        )


def _patched(table: pa.Table, merged: list[list[int]], errors: workbook_guard.Errors) -> pa.Table:
    """The error texts put in, and what is merged down in one column given to each of its rows."""
    patches: dict[int, list[tuple[int, int, str | None]]] = {}
    for (row, column), text in errors.items():
        if row < table.num_rows and column < table.num_columns:
            patches.setdefault(column, []).append((row, row + 1, text))
    for top, left, bottom, right in merged:
        if left == right and top < bottom and top < table.num_rows and left < table.num_columns:
            patches.setdefault(left, []).append((top, min(bottom + 1, table.num_rows), None))
    for column, places in patches.items():
        texts = table.column(column).to_pylist()
        for top, end, error in sorted(
            places, key=lambda place: place[:2]
        ):  # by row: ranges that overlap, as no program writes them, cost no more than the column
            texts[top:end] = [texts[top] if error is None else error] * (end - top)
        table = table.set_column(column, table.column_names[column], pa.array(texts, pa.string()))
    return table


def _texts(column: Sequence[Any]) -> pa.Array:
    kinds = set(map(type, column))
    if kinds == {str}:
        return pa.array(column, pa.string())
    if kinds == {float}:  # running numbers and counts
        numbers = pa.array(column, pa.float64())
        if pc.all(pc.and_(pc.equal(pc.round(numbers), numbers), pc.less(pc.abs(numbers), _EXACT))).as_py():
            return numbers.cast(pa.int64()).cast(pa.string())
    return pa.array([value if type(value) is str else as_text(value) for value in column], pa.string())


def as_text(value: float | int | str | bool | dt.date | dt.datetime | dt.time | dt.timedelta) -> str:
    """A cell's value as a person reads it; dates as 2007-07-18, with the time only where there is one."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "seconds") if value.time() != dt.time() else value.date().isoformat()
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def _number(value: float | int) -> str:
    if abs(value) >= _EXACT:
        mantissa, exponent = f"{value:.14E}".split("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"
    if value == int(value):
        return str(int(value))
    text = f"{value:.15g}"
    return format(Decimal(text), "f") if "e" in text else text
