"""Tables on slides: native ones whose columns follow what stands in them, in letters as large as fit, on as many slides as the rows need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Pt

from reports.document import Cell, Column, Table
from reports.slides import sizes, text
from reports.slides.columns import SIDE, look, relaxed, shown, widths
from reports.slides.measure import LEADING, cut, wrapped
from reports.slides.sizes import Box

ABOVE = 4.0
"""Room above and below in a cell, in points."""
MOST_LINES = 5
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's own 'no style, no grid'
_ALIGN = {"left": "l", "right": "r", "center": "ctr"}


@dataclass(frozen=True)
class Laid:
    """A table as it will stand: letters, widths of columns and heights of rows (the head first), in points; texts cut where they had to be."""

    table: Table
    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    heads: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]

    @property
    def height(self) -> float:
        """Head and rows together."""
        return sum(self.heights)

    @property
    def cut(self) -> bool:
        """Whether a text is too long for its cell."""
        return any(
            said != shown(cell) for texts, cells in zip(self.texts, self.table.rows, strict=True) for said, cell in zip(texts, cells, strict=True)
        )


def lay(table: Table, room: Box) -> list[Laid]:
    """The table in pieces, one a slide: in the largest letters at which it is one piece, else at the least or the one before it in even pieces.

    Letters at which no text is cut go before larger ones at which one is.
    """
    one_piece = [each for size in sizes.TABLE if (each := _laid(table, size, room.width)).height <= room.height]
    if one_piece:
        return [next((each for each in one_piece if not each.cut), one_piece[0])]
    size = sizes.TABLE[-2] if relaxed(table, sizes.TABLE[-2], room.width) else sizes.TABLE[-1]
    return _pieces(_laid(table, size, room.width), room.height)


def draw(slide: Any, laid: Laid, room: Box) -> Any:
    """Put one piece on a slide. Its head is marked as such; `title` of the table is what a screen reader says of it."""
    columns = laid.table.columns
    frame = slide.shapes.add_table(len(laid.texts) + 1, len(columns), *(Pt(each) for each in (room.left, room.top, sum(laid.widths), laid.height)))
    frame.name = laid.table.key
    frame._element.nvGraphicFramePr.cNvPr.set("descr", laid.table.title)
    grid = frame._element.graphic.graphicData.tbl
    own = grid.tblPr
    own.attrib.clear()
    own.set("firstRow", "1")
    own.find(qn("a:tableStyleId")).text = _PLAIN
    for column, wide in zip(grid.tblGrid.findall(qn("a:gridCol")), laid.widths, strict=True):
        column.set("w", str(Pt(wide)))
    rows = [(laid.heads, None), *((texts, cells) for texts, cells in zip(laid.texts, laid.table.rows, strict=True))]
    for row, (texts, cells), high in zip(grid.findall(qn("a:tr")), rows, laid.heights, strict=True):
        row.set("h", str(Pt(high)))
        for place, cell in enumerate(row.findall(qn("a:tc"))):
            _cell(cell, texts[place], columns[place], laid.size, cells[place] if cells else None)
    return frame


def _cell(element: Any, said: str, column: Column, size: float, cell: Cell | None) -> None:
    own_look = look(cell)
    bold = True if cell is None else cell.strong or own_look is not None
    colour = sizes.INK if own_look is None else own_look.text
    text.write(element.find(qn("a:txBody")), [text.line(said, size, bold=bold, colour=colour, align=_ALIGN[column.align])])
    own = element.get_or_add_tcPr()
    for name, value in (("marL", SIDE), ("marR", SIDE), ("marT", ABOVE), ("marB", ABOVE)):
        own.set(name, str(Pt(value)))
    own.set("anchor", "ctr")
    for edge in ("lnL", "lnR", "lnT", "lnB"):
        border = etree.SubElement(own, qn(f"a:{edge}"), w=str(Pt(1)) if edge == "lnB" else "0")
        if edge == "lnB":
            etree.SubElement(etree.SubElement(border, qn("a:solidFill")), qn("a:srgbClr"), val=sizes.LINE)
        else:
            etree.SubElement(border, qn("a:noFill"))
    fill = sizes.HEAD if cell is None else own_look.tint if own_look else None
    if fill:
        etree.SubElement(etree.SubElement(own, qn("a:solidFill")), qn("a:srgbClr"), val=fill)
    else:
        etree.SubElement(own, qn("a:noFill"))


def _laid(table: Table, size: float, room: float) -> Laid:
    texts = tuple(tuple(shown(cell) for cell in row) for row in table.rows)
    given = widths(table, texts, size, room)
    heads, *rows = (
        tuple(cut(each, size, wide - 2 * SIDE, MOST_LINES, bold=True) for each, wide in zip(row, given, strict=True))
        for row in (tuple(column.head for column in table.columns), *texts)
    )
    heights = tuple(_height(row, given, size) for row in (heads, *rows))
    return Laid(table, size, given, heights, heads, tuple(rows))


def _height(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    lines = max((len(wrapped(each, size, wide - 2 * SIDE, bold=True)) for each, wide in zip(row, widths, strict=True)), default=1)
    return lines * size * LEADING + 2 * ABOVE


def _pieces(whole: Laid, room: float) -> list[Laid]:
    """The rows shared out evenly over as few slides as hold them, each under the head."""
    head, *rows = whole.heights
    slides = 1
    while True:
        goal = sum(rows) / slides
        ends: list[tuple[int, int]] = []
        held, begun = 0.0, 0
        for i, high in enumerate(rows):
            if i > begun and (held + high > room - head or (held + high / 2 > goal and len(ends) < slides - 1)):
                ends.append((begun, i))
                begun, held = i, 0.0
            held += high
        ends.append((begun, len(rows)))
        if len(ends) <= slides:
            return [_piece(whole, *each) for each in ends]
        slides += 1


def _piece(whole: Laid, first: int, last: int) -> Laid:
    table = Table(whole.table.key, whole.table.title, whole.table.columns, whole.table.rows[first:last], whole.table.note)
    return Laid(table, whole.size, whole.widths, (whole.heights[0], *whole.heights[1:][first:last]), whole.heads, whole.texts[first:last])
