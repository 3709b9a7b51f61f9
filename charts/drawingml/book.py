"""The workbook inside a chart: one column a series, with every figure drawn; the same columns give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from charts.drawingml.xml import Node, el, kept, number
from words import _

FORMATS = {"percent": "0.0%", "count": "#,##0", "number": "General"}


@dataclass(frozen=True)
class Column:
    """A column of the sheet: its head in row 1, its cells below; None is an empty cell."""

    head: str
    cells: tuple[float | str | None, ...]
    form: str
    sheet: str
    at: int

    def _ref(self, first: int, last: int) -> str:
        name = xl_col_to_name(self.at, col_abs=True)
        cells = f"{name}${first}" if first == last else f"{name}${first}:{name}${last}"
        return f"'{self.sheet}'!{cells}"

    def title(self) -> Node:
        """`c:tx` of a series that has this column's name."""
        head = el("c:strCache", el("c:ptCount", val=1), el("c:pt", el("c:v", text=self.head), idx=0))
        return el("c:tx", el("c:strRef", el("c:f", text=self._ref(1, 1)), head))

    def numbers(self, tag: str, least: int = 0) -> Node:
        """The cells as numbers, in `c:val`, `c:xVal`, `c:yVal`, `c:plus` or `c:minus`; an empty one is a gap, as are those up to `least`."""
        count = max(len(self.cells), least)
        points = [
            el("c:pt", el("c:v", text=number(float(value))), idx=i) for i, value in enumerate(self.cells) if value is not None and value == value
        ]
        cache = el("c:numCache", el("c:formatCode", text=FORMATS[self.form]), el("c:ptCount", val=count), points)
        return el(tag, el("c:numRef", el("c:f", text=self._ref(2, count + 1)), cache))

    def texts(self, tag: str) -> Node:
        """The cells as texts, in `c:cat`."""
        points = [el("c:pt", el("c:v", text=str(value)), idx=i) for i, value in enumerate(self.cells)]
        return el(
            tag, el("c:strRef", el("c:f", text=self._ref(2, len(self.cells) + 1)), el("c:strCache", el("c:ptCount", val=len(self.cells)), points))
        )


class Book:
    """The columns of one chart, in the order they are asked for."""

    def __init__(self) -> None:
        self.sheet = _("Chart data")
        self.columns: list[Column] = []

    def column(self, head: str, cells: Sequence[float | str | None], form: str = "number") -> Column:
        """A further column; its head and texts are kept as text, whatever they begin with."""
        made = Column(kept(head), tuple(cells), form, self.sheet, len(self.columns))
        self.columns.append(made)
        return made

    def blob(self) -> bytes:
        """The workbook as bytes. Texts are never formulas or links; the date in it is fixed."""
        out = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with xlsxwriter.Workbook(out, options) as book:
            book.set_properties({"created": datetime(2000, 1, 1)})
            forms = {form: book.add_format({"num_format": code}) for form, code in FORMATS.items()}
            sheet = book.add_worksheet(self.sheet)
            sheet.freeze_panes(1, 1)
            for column in self.columns:
                sheet.write_string(0, column.at, column.head)
                sheet.set_column(column.at, column.at, 14)
                for line, value in enumerate(column.cells, start=1):
                    if isinstance(value, str):
                        sheet.write_string(line, column.at, kept(value))
                    elif value is not None and value == value:
                        sheet.write_number(line, column.at, value, forms[column.form])
        return out.getvalue()
