"""The sheet that holds the figures behind the charts: a block of cells for each, which Excel charts refer to, so that they can be edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_range_formula

from charts.spec import Format
from words.cells import clean

FORMATS: dict[Format, str] = {"percent": "0.0%", "count": "#,##0", "number": "0.0##"}


@dataclass(frozen=True)
class Cells:
    """A stretch of one column. `head`: the cell with its name, above the values."""

    sheet: str
    column: int
    first: int
    last: int

    @property
    def values(self) -> list[Any]:
        """The values, as XlsxWriter takes a range."""
        return [self.sheet, self.first, self.column, self.last, self.column]

    @property
    def formula(self) -> str:
        """The values as a formula."""
        return str(xl_range_formula(self.sheet, self.first, self.column, self.last, self.column))

    @property
    def head(self) -> str:
        """The cell with the name, as a formula: a name from the data is never taken for one."""
        return self.one(-1)

    def one(self, place: int) -> str:
        """One cell as a formula; place 0 is the first value."""
        row = self.first + place
        return str(xl_range_formula(self.sheet, row, self.column, row, self.column))


class Shelf:
    """A worksheet that fills downwards, one block a chart."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self.sheet = sheet
        self.row = 0
        self._bold = book.add_format({"bold": True})
        self._formats = {name: book.add_format({"num_format": code}) for name, code in FORMATS.items()}

    def block(self, title: str, length: int, notes: Sequence[str] = ()) -> Block:
        """A new block with its title; `length`: rows of its columns."""
        block = Block(self, self.row, length)
        self.sheet.write_string(self.row, 0, clean(title), self._bold)
        for i, note in enumerate(notes):
            self.sheet.write_string(self.row + 2 + length + i, 0, clean(note))
        self.row += length + 3 + len(notes)
        return block

    def write(self, row: int, column: int, value: float | str | None, form: Format) -> None:
        """One cell; None stays empty."""
        if isinstance(value, str):
            self.sheet.write_string(row, column, clean(value))
        elif value is not None and value == value:
            self.sheet.write_number(row, column, value, self._formats[form])


class Block:
    """The cells of one chart: the title, one column for each series and what belongs to it."""

    def __init__(self, shelf: Shelf, row: int, length: int) -> None:
        self._shelf, self._row, self._length, self._columns = shelf, row, length, 0

    @property
    def title(self) -> str:
        """The cell with the title, as a formula."""
        return Cells(self._shelf.sheet.get_name(), 0, self._row, self._row).one(0)

    def column(self, name: str, values: Sequence[float | str | None], form: Format = "number") -> Cells:
        """A further column with its name and values."""
        at, self._columns = self._columns, self._columns + 1
        self._shelf.sheet.write_string(self._row + 1, at, clean(name))
        for i, value in enumerate(values):
            self._shelf.write(self._row + 2 + i, at, value, form)
        first = self._row + 2
        return Cells(self._shelf.sheet.get_name(), at, first, first + max(len(values), 1) - 1)
