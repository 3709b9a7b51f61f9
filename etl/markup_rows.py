"""The rows of one table in a web page or an XML file, as its cells come."""

from __future__ import annotations

import pyarrow as pa

from etl import workbook, workbook_refusals
from etl.separated import holds_text, refuse_wide

MOST_ROWS = 1 << 20  # as many as a sheet of Excel has
_MOST_CELLS = 5_000_000  # of all tables together, blank ones too: a page of 200 KB can ask for as many


class Rows:
    """The cells of one table by row, and its merged ranges; a cell stands in the first place that no cell above or before it covers."""

    def __init__(self, name: str, before: int = 0) -> None:
        """`before`: the cells of the tables before it in the file."""
        self.name = name
        self._before = before
        self.rows: list[dict[int, str]] = []
        self.merged: list[list[int]] = []
        self._covered: dict[int, int] = {}  # column → first row (from 0) that is free again
        self._free = self._width = 0  # the column behind the last cell of the row, and of the table

    @property
    def cells(self) -> int:
        """How many cells this table and those before it in the file have."""
        return self._before + len(self.rows) * max(1, self._width)

    def is_list(self, least: int) -> bool:
        """Whether two of its rows have so many filled cells."""
        return sum(len(row) >= least for row in self.rows) > 1

    def next(self, at: int | None = None) -> None:
        """Begin a row; `at`: its number from 0, where the file says it."""
        wanted = len(self.rows) if at is None else max(at, len(self.rows))
        self._refuse_far(wanted + 1, 1)
        self.rows += [{} for _row in range(wanted + 1 - len(self.rows))]
        self._free = 0

    def put(self, text: str, across: int, down: int, at: int | None = None) -> None:
        """A cell over so many columns and rows (1: itself alone); `at`: its column from 0, where the file says it."""
        if not self.rows:
            self.next()
        row = len(self.rows) - 1
        column = self._free if at is None else at
        while at is None and self._covered.get(column, 0) > row:
            column += 1
        refuse_wide(column + across)
        self._free = column + across
        self._width = max(self._width, self._free)
        if text:
            self.rows[row][column] = text
        if down > 1:
            self._covered |= dict.fromkeys(range(column, column + across), row + down)
        if across > 1 or down > 1:
            self.merged.append([row, column, row + down - 1, column + across - 1])

    def sheet(self) -> workbook.Sheet | None:
        """The sheet, checked as one of a workbook is; None where it holds nothing."""
        width, height = self._width, len(self.rows)
        if not width:
            return None
        self._refuse_far(height, width)
        columns = [pa.array([row.get(column, "") for row in self.rows], pa.string()) for column in range(width)]
        merged = [[top, left, min(bottom, height - 1), right] for top, left, bottom, right in self.merged]
        sheet = workbook.checked(self.name, pa.table(columns, names=[f"c{i}" for i in range(width)]), merged)
        return sheet if holds_text(sheet.cells) else None

    def _refuse_far(self, rows: int, columns: int) -> None:
        if rows > MOST_ROWS or self._before + rows * columns > _MOST_CELLS:
            raise workbook_refusals.too_far(rows, columns)


def number(text: str | None, counted_from: int = 1) -> int | None:
    """The place that an attribute names, from 0; None where it names none."""
    return int(text) - counted_from if text and text.isdecimal() and len(text) < 8 else None
