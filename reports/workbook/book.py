"""The workbook as it is written: its sheets with their names, the formats of its cells, how a sheet prints, and the same bytes every time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from charts.office_roles import INK
from reports.request import Request
from reports.workbook import bulk
from words import language
from words.cells import clean

MOST_ROWS = 1_048_576
NAME = 31  # characters that Excel allows in a sheet's name
A4 = 9
ONE_PAGE, PAGE_WIDTH = 185, 130  # characters: up to so many a sheet is one page wide, else several of so many each
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
HEAD_FILL, LINE = "#E6EFF7", "#D5DBE2"


class Book:
    """One workbook. `about`: the line at the foot of every printed page."""

    def __init__(self, request: Request, title: str, about: str) -> None:
        """Nothing is kept but in memory; what the file says of its making is the commit time of the data version, never the clock."""
        self._out = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": False}
        self.file = xlsxwriter.Workbook(self._out, options)
        made = request.snapshot.committed_at
        self.file.set_properties({"title": clean(title), "comments": clean(about), "created": datetime(*made.timetuple()[:6])})
        self._about = about
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._names: set[str] = set()
        self._long: dict[str, Iterator[bulk.Part]] = {}
        self.letters = {"font_name": "微软雅黑" if language() == "zh" else "Calibri", "font_size": 10, "font_color": f"#{INK}"}
        self.file.formats[0].set_font_name(self.letters["font_name"])
        self.file.formats[0].set_font_size(10)

    def format(self, **said: Any) -> Any:
        """A format with the letters of the workbook; asked for twice it is the same one."""
        key = tuple(sorted(said.items()))
        if key not in self._formats:
            self._formats[key] = self.file.add_format(self.letters | {"valign": "vcenter"} | said)
        return self._formats[key]

    @property
    def head(self) -> Any:
        """The format of the heads of columns."""
        return self.head_of(figures=False)

    def head_of(self, *, figures: bool) -> Any:
        """The same for a column of figures, which stand to the right, or of words."""
        where = {"align": "right"} if figures else {"align": "left", "indent": 1}
        return self.format(bold=True, bg_color=HEAD_FILL, bottom=1, bottom_color=f"#{INK}", text_wrap=True, **(where | {"valign": "top"}))

    def sheet(self, name: str) -> Any:
        """A new sheet: its name as Excel allows it, different from the others; A4 landscape, one page wide, with a foot."""
        stem = _FORBIDDEN.sub("-", clean(name))[:NAME].strip("' ") or "-"
        said, turn = stem, 1
        while said.casefold() in self._names:
            turn += 1
            tail = f" ({turn})"
            said = stem[: NAME - len(tail)] + tail
        self._names.add(said.casefold())
        sheet = self.file.add_worksheet(said)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        foot = clean(self._about).replace("&", "&&")
        sheet.set_footer(f"&L&8{foot[:180]}&R&8&A  &P / &N")
        sheet.hide_gridlines(2)
        return sheet

    def abreast(self, sheet: Any, widths: Sequence[float], kept: int) -> None:
        """Print a wide sheet over as many pages abreast as its columns (widths in characters) need; the first `kept` repeat on each."""
        pages = 1 if sum(widths) <= ONE_PAGE else -(-int(sum(widths)) // PAGE_WIDTH)
        sheet.fit_to_pages(pages, 0)
        if pages > 1:
            sheet.repeat_columns(0, kept - 1)

    def continues(self, sheet: Any, rows: Iterator[bulk.Part], last: tuple[int, int]) -> None:
        """Further rows of a sheet as its own markup (see bulk), down to the cell `last`; they are written when the workbook is."""
        sheet.dim_rowmax, sheet.dim_colmax = last
        self._long[f"xl/worksheets/sheet{sheet.index + 1}.xml"] = rows

    def bytes(self) -> bytes:
        """The finished file."""
        self.file.close()
        return bulk.finished(self._out.getvalue(), self._long)
