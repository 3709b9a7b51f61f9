"""Tables that programs write as a web page or as XML and call .xls: Excel opens them, and so do many bureaus' systems save them.

HTML tables and SpreadsheetML of 2003. Runs in the limited subprocess only.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.etree import ElementTree

import pyarrow as pa

from etl import encoding, workbook, workbook_guard
from etl.raw import Raw
from etl.separated import holds_text, refuse_wide
from etl.sniff import foreign
from etl.unreadable import N_, Unreadable
from etl.workbook_values import as_text

_NAMESPACE = "{urn:schemas-microsoft-com:office:spreadsheet}"
_DECLARED = re.compile(rb"charset=[\"']?\s*(big5|gb\w+|utf-?8)", re.IGNORECASE)
_MOST_ROWS = 1 << 20  # as many as a sheet of Excel has
_MOST_CELLS = 5_000_000  # of all tables together, blank ones too: a page of 200 KB can ask for as many
_DEEPEST = 10  # tables within tables that are told apart
_SPACE = re.compile(r"[ \t\r\n\f]+")


class _Rows:
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
        if rows > _MOST_ROWS or self._before + rows * columns > _MOST_CELLS:
            raise workbook_guard.too_far(rows, columns)


def read(raw: Raw, wanted: str) -> tuple[str, list[workbook.Sheet]]:
    """The encoding and the tables with cells, or the `wanted` one. Raises Unreadable, also for a page or an XML file without a table."""
    name, text = _text(raw)
    tables = list(_spreadsheet(text) if _is_spreadsheet(text) else _page(text))
    named = tables if not wanted else [each for each in tables if each.name == wanted]
    if tables and not named:
        raise Unreadable(N_("The workbook has no sheet {sheet}. It has: {names}."), sheet=wanted, names="、".join(each.name for each in tables))
    sheets: list[workbook.Sheet] = []
    size = 0
    for each in named:
        sheet = each.sheet()
        if sheet is not None:
            sheets.append(sheet)
            size += sheet.cells.nbytes
            workbook.refuse_much(size)
    if not sheets:
        raise foreign(N_("a web page or XML file"))
    return name, sheets


def _text(raw: Raw) -> tuple[str, str]:
    said = _DECLARED.search(raw[:4096])
    if said is not None and said[1].lower() == b"big5":
        return "big5", raw[:].decode("big5hkscs", "replace")
    name, mark = encoding.decide(raw)
    return name, bytes(encoding.decoded(raw, name, mark)[:]).decode("utf-8")


def _is_spreadsheet(text: str) -> bool:
    return "<?xml" in text[:200] and "urn:schemas-microsoft-com:office:spreadsheet" in text[:4096] and "<html" not in text[:4096].lower()


def _spreadsheet(text: str) -> Iterator[_Rows]:
    if "<!DOCTYPE" in text:
        raise Unreadable(N_("The workbook holds a document type definition, as no office program writes it. It is not opened."))
    _declaration, declared, body = text.partition("?>")
    if not declared:
        raise workbook_guard.damaged()
    table: _Rows | None = None
    try:
        for event, element in ElementTree.iterparse(io.BytesIO(body.lstrip().encode()), ("start", "end")):
            tag = element.tag.removeprefix(_NAMESPACE)
            if event == "start" and tag == "Worksheet":
                table = _Rows(element.get(f"{_NAMESPACE}Name", ""), table.cells if table is not None else 0)
            elif event == "start" and tag == "Row" and table is not None:
                table.next(_number(element.get(f"{_NAMESPACE}Index")))
            elif event == "end" and tag == "Cell" and table is not None:
                _cell(table, element)
            elif event == "end" and tag == "Row":
                element.clear()
            elif event == "end" and tag == "Worksheet" and table is not None:
                yield table
                element.clear()
    except ElementTree.ParseError as error:
        raise workbook_guard.damaged() from error


def _cell(table: _Rows, element: ElementTree.Element) -> None:
    data = element.find(f"{_NAMESPACE}Data")
    across, down = (_number(element.get(f"{_NAMESPACE}Merge{way}"), 0) or 0 for way in ("Across", "Down"))
    text = "" if data is None else _value("".join(data.itertext()), data.get(f"{_NAMESPACE}Type", ""))
    table.put(text, across + 1, min(down, _MOST_ROWS) + 1, _number(element.get(f"{_NAMESPACE}Index")))


def _number(text: str | None, counted_from: int = 1) -> int | None:
    return int(text) - counted_from if text and text.isdecimal() and len(text) < 8 else None


def _value(text: str, kind: str) -> str:
    try:
        if kind == "Number":
            return as_text(float(text))
        if kind == "DateTime":
            return as_text(dt.datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return text
    return text.strip()


@dataclass
class _Open:
    """A table that has begun and not ended, the cell in which the page stands, and what stands in its cells as tables of their own."""

    table: _Rows
    cell: list[str] | None = None
    spans: tuple[int, int] = (1, 1)
    inner: list[_Rows] = field(default_factory=list)

    def end_cell(self) -> None:
        """Put the cell into the table; it also ends where its row or table does."""
        if self.cell is not None:
            lines = (line.strip(" \xa0") for line in "".join(self.cell).split("\n"))
            self.table.put("\n".join(filter(None, lines)), self.spans[0], min(self.spans[1], _MOST_ROWS))
            self.cell = None

    def shown(self) -> list[_Rows]:
        """The table, or the ones within it where it only lays them out on the page: a list has rows of its own."""
        inner = [each for each in self.inner if each.is_list(2)]
        return inner if inner and not self.table.is_list(3) else [self.table]


class _Page(HTMLParser):
    """The tables of a page; a table within a cell of a list is part of that cell's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Rows] = []
        self._open: list[_Open] = []
        self._cells = self._beyond = self._silent = 0  # cells so far; tables open below the deepest that is told apart; styles and scripts

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        if tag in ("style", "script"):
            self._silent += 1
        elif tag == "table":
            self._begin_table()
        elif tag in ("br", "p", "div"):
            for each in self._open:
                if each.cell:
                    each.cell.append("\n")
        elif self._open and not self._beyond and tag in ("tr", "td", "th"):
            last = self._open[-1]
            last.end_cell()
            if tag == "tr":
                last.table.next()
                return
            said = dict(attrs)
            across, down = (max(1, (_number(said.get(name), 0) or 1)) for name in ("colspan", "rowspan"))
            last.cell, last.spans = [], (across, down)

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        if tag in ("style", "script"):
            self._silent = max(0, self._silent - 1)
        elif tag == "table" and self._beyond:
            self._beyond -= 1
        elif tag == "table" and self._open:
            self._end_table()
        elif self._open and not self._beyond and tag in ("td", "th", "tr"):
            self._open[-1].end_cell()

    def handle_data(self, data: str) -> None:
        """Text counts within cells only, and in each that it stands in."""
        if not self._silent:
            text = _SPACE.sub(" ", data)
            for each in self._open:
                if each.cell is not None:
                    each.cell.append(text)

    def close(self) -> None:
        """End what the page left open."""
        super().close()
        while self._open:
            self._end_table()

    def _begin_table(self) -> None:
        if self._open and not self._beyond and self._open[-1].cell is None:
            self._end_table()  # a table between rows: the one before was not ended, as browsers too take it
        if len(self._open) == _DEEPEST:
            self._beyond += 1
        else:
            self._open.append(_Open(_Rows("", self._cells)))

    def _end_table(self) -> None:
        ended = self._open.pop()
        ended.end_cell()
        self._cells = max(self._cells, ended.table.cells)
        if self._open:
            self._open[-1].inner += ended.shown()
            return
        for each in ended.shown():
            each.name = str(len(self.tables) + 1)
            self.tables.append(each)


def _page(text: str) -> list[_Rows]:
    page = _Page()
    page.feed(text)
    page.close()
    return page.tables
