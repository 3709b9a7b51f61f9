"""The tables of a web page, as browsers take them: end tags may lack, cells span, tables lay out others."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from etl import workbook_refusals
from etl.markup_rows import MOST_ROWS, Rows, number

_DEEPEST = 10  # tables within tables that are told apart
_SPACE = re.compile(r"[ \t\r\n\f]+")
_UNENDED = re.compile(r"<[^<>]*(?=<)")
_MOST_UNENDED = 3_000  # for each such tag the parser looks through the rest of the page; comments and scripts of real pages have some


@dataclass
class _Open:
    """A table that has begun and not ended, the cell in which the page stands, and what stands in its cells as tables of their own."""

    table: Rows
    cell: list[str] | None = None
    spans: tuple[int, int] = (1, 1)
    inner: list[Rows] = field(default_factory=list)

    def end_cell(self) -> None:
        """Put the cell into the table; it also ends where its row or table does."""
        if self.cell is not None:
            lines = (line.strip(" \xa0") for line in "".join(self.cell).split("\n"))
            self.table.put("\n".join(filter(None, lines)), self.spans[0], min(self.spans[1], MOST_ROWS))
            self.cell = None

    def shown(self) -> list[Rows]:
        """The table, or the ones within it where it only lays them out on the page: a list has rows of its own."""
        inner = [each for each in self.inner if each.is_list(2)]
        return inner if inner and not self.table.is_list(3) else [self.table]


class _Page(HTMLParser):
    """The tables of a page; a table within a cell of a list is part of that cell's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[Rows] = []
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
            across, down = (max(1, (number(said.get(name), 0) or 1)) for name in ("colspan", "rowspan"))
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
            self._open.append(_Open(Rows("", self._cells)))

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


def page(text: str) -> list[Rows]:
    """The tables of a web page, numbered as they end; of tables that only lay others out, the innermost.

    Raises Unreadable for a page of tags that do not end.
    """
    if sum(1 for _tag in _UNENDED.finditer(text)) > _MOST_UNENDED:
        raise workbook_refusals.damaged()
    read = _Page()
    read.feed(text)
    read.close()
    return read.tables
