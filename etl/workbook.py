"""XLSX and XLS → tables of text, one a visible sheet, by calamine. Runs in the limited subprocess only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyarrow as pa
import python_calamine as calamine

from etl import workbook_beside, workbook_guard, workbook_halves, workbook_refusals
from etl.longest import refuse_long
from etl.ragged import widened
from etl.separated import holds_text, refuse_wide
from etl.sniff import foreign
from etl.unreadable import N_, Unreadable
from etl.workbook_values import texts

_BATCH = 20_000
_MOST_TEXT = 1 << 30  # bytes in a table: a shared or merged text counts in each cell that shows it
Cells = tuple[pa.Table, list[list[int]]]
Read = Callable[[calamine.CalamineWorkbook, str], Cells | None]


@dataclass(frozen=True)
class Sheet:
    """A sheet's table from A1, and its merged ranges (first row, first column, last row, last column; from 0, inclusive)."""

    name: str
    cells: pa.Table
    merged: list[list[int]]


def read_xlsx(path: Path, wanted: str, folder: Path) -> Iterator[Sheet]:
    """The visible sheets with cells, or the `wanted` one. A large sheet is cut in two within `folder`. Raises Unreadable."""
    halves = workbook_halves.cut(path, folder, wanted)
    if halves is None:
        yield from _sheets(path, wanted, _cells(workbook_guard.check(path)))
        return
    with workbook_beside.beside(halves, _lower_half) as lower:
        cells = _cells(workbook_guard.check(halves.first))

        def cells_of_both(book: calamine.CalamineWorkbook, name: str) -> Cells | None:
            if book.sheet_names.count(halves.sheet) != 1:  # the reader calls it otherwise: nothing tells whose half this is
                return _whole(path, name)
            return (_joined(cells, book, name, lower) or _whole(path, name)) if name == halves.sheet else cells(book, name)

        yield from _sheets(halves.first, wanted, cells_of_both)


def read_xls(path: Path, raw: bytes, wanted: str, percentages: dict[str, workbook_guard.Errors]) -> Iterator[Sheet]:
    """The same for the old binary format; `percentages` by sheet name, of which the reader gives the fraction. Raises Unreadable."""
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise workbook_refusals.encrypted()
    if "WordDocument".encode("utf-16-le") in raw:
        raise foreign(N_("a text document"))
    return _sheets(path, wanted, _cells(percentages))


def _sheets(path: Path, wanted: str, cells: Read) -> Iterator[Sheet]:
    try:
        with calamine.load_workbook(str(path)) as book:
            sheets = [s for s in book.sheets_metadata if s.typ == calamine.SheetTypeEnum.WorkSheet]
            if wanted and wanted not in {s.name for s in sheets}:
                raise Unreadable(N_("The workbook has no sheet {sheet}. It has: {names}."), sheet=wanted, names="、".join(s.name for s in sheets))
            found = False
            for meta in sheets:
                if meta.name != wanted and (wanted or meta.visible != calamine.SheetVisibleEnum.Visible):
                    continue
                read = cells(book, meta.name)
                sheet = checked(meta.name, *read) if read else None
                if sheet and holds_text(sheet.cells):
                    found = True
                    yield sheet
            hidden = [s.name for s in sheets if s.visible != calamine.SheetVisibleEnum.Visible]
            if not found and hidden and not wanted:
                raise Unreadable(
                    N_("No visible sheet of the workbook holds a cell, and hidden sheets are not read: {names}. Unhide the right one, or name it."),
                    names="、".join(hidden),
                )
            if not found:
                raise Unreadable(N_("The workbook is empty: no visible sheet holds a cell."))
    except calamine.PasswordError as error:
        raise workbook_refusals.encrypted() from error
    except calamine.CalamineError as error:
        raise workbook_refusals.damaged() from error


def _cells(errors: dict[str, workbook_guard.Errors]) -> Read:
    """What reads a sheet's cells, with the `errors` found in each sheet, and its merged ranges; None for an empty sheet."""

    def read(book: calamine.CalamineWorkbook, name: str) -> Cells | None:
        sheet = book.get_sheet_by_name(name)
        return (_with_errors(_table(sheet), errors.get(name, {})), _merged(sheet)) if sheet.end is not None else None

    return read


def _whole(path: Path, name: str) -> Cells | None:
    errors = workbook_guard.check(path)
    with calamine.load_workbook(str(path)) as book:
        return _cells(errors)(book, name)


def _lower_half(path: Path, name: str) -> workbook_beside.Half:
    errors = workbook_guard.check(path)
    with calamine.load_workbook(str(path)) as book:
        sheet = book.get_sheet_by_name(name)
        start = sheet.start[0] if sheet.start else 0
        return workbook_beside.Half(_with_errors(_table(sheet, start), errors.get(name, {}), start), start, _merged(sheet))


def _joined(cells: Read, book: calamine.CalamineWorkbook, name: str, lower: Callable[[], workbook_beside.Half | None]) -> Cells | None:
    """The upper half with the lower below it; None where one cannot be read, they overlap or lie far apart: such a sheet is read whole."""
    try:
        upper = cells(book, name)
    except calamine.CalamineError:
        return None
    half = lower()
    if upper is None or half is None or half.start < upper[0].num_rows:
        return None
    width = max(upper[0].num_columns, half.cells.num_columns)
    if (half.start + half.cells.num_rows) * width > workbook_guard.MOST_CELLS:
        return None
    between = pa.table({"c0": pa.repeat(pa.scalar(""), half.start - upper[0].num_rows)})
    return pa.concat_tables([widened(each, width) for each in (upper[0], between, half.cells)]), half.merged


def _merged(sheet: calamine.CalamineSheet) -> list[list[int]]:
    return [[*first, *last] for first, last in sheet.merged_cell_ranges or []]


def _table(sheet: calamine.CalamineSheet, start: int = 0) -> pa.Table:
    """The rows of a sheet from `start` on."""
    left = sheet.start[1] if sheet.start else 0
    width = sheet.end[1] + 1 if sheet.end else 0
    refuse_wide(width)
    names = [f"c{i}" for i in range(width)]
    rows = islice(sheet.iter_rows(), start, None)
    batches = []
    while batch := list(islice(rows, _BATCH)):
        blank = pa.repeat(pa.scalar(""), len(batch))
        columns = [blank] * left + [texts(column) for column in zip(*batch, strict=True)]
        batches.append(pa.record_batch(columns, names=names))
        refuse_much(sum(batch.nbytes for batch in batches))
    return pa.Table.from_batches(batches)


def checked(name: str, table: pa.Table, merged: list[list[int]]) -> Sheet:
    """The sheet with what is merged down given to each row. Raises Unreadable for too much text."""
    refuse_long(table, name)
    refuse_much(table.nbytes)
    table = _filled_down(table, merged)
    refuse_much(table.nbytes)
    return Sheet(name, table, merged)


def refuse_much(size: int) -> None:
    """Refuse more bytes of text than a workbook of rows has. Raises Unreadable."""
    if size > _MOST_TEXT:
        raise Unreadable(
            N_("The sheet holds more than {most} MB of text, mostly the same over and over. Split it, or save it as CSV."), most=_MOST_TEXT >> 20
        )


def _with_errors(table: pa.Table, errors: workbook_guard.Errors, start: int = 0) -> pa.Table:
    """The texts of `errors` (by row and column of the sheet from 0) put in; the table begins at row `start`."""
    places: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in errors.items():
        if 0 <= row - start < table.num_rows and column < table.num_columns:
            places.setdefault(column, []).append((row - start, text))
    for column, found in places.items():
        texts = table.column(column).to_pylist()
        for row, text in found:
            texts[row] = text
        table = _replaced(table, column, texts)
    return table


def _filled_down(table: pa.Table, merged: list[list[int]]) -> pa.Table:
    """What is merged down in one column given to each of its rows."""
    ranges: dict[int, list[tuple[int, int]]] = {}
    for top, left, bottom, right in merged:
        if left == right and top < bottom and top < table.num_rows and left < table.num_columns:
            ranges.setdefault(left, []).append((top, min(bottom + 1, table.num_rows)))
    for column, found in ranges.items():
        texts = table.column(column).to_pylist()
        for top, end in sorted(found):  # by row: ranges that overlap, as no program writes them, cost no more than the column
            texts[top:end] = [texts[top]] * (end - top)
        table = _replaced(table, column, texts)
    return table


def _replaced(table: pa.Table, column: int, texts: list[str]) -> pa.Table:
    return table.set_column(column, table.column_names[column], pa.array(texts, pa.string()))
