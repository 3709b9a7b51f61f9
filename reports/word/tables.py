"""Tables: as wide as the text, the head repeated on every page, no row torn in two, verdicts shaded and said in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from charts.spec import Role
from reports.document import Align, Cell, Column, Table
from reports.word import fitting
from reports.word.look import Look
from reports.word.text import Marks, strong
from reports.word.xml import Element, paragraph, run, w

PAGES = 40
"""Rows that no page holds."""
_MANY_COLUMNS = 8  # from here on type is smaller
_MARGIN, _MARGIN_SMALL = 96, 57  # twips on either side within a cell
_HEAD_SHADE = "E9EEF3"
_LAST = 3  # rows that stay together at the end of a table, with the note below it
Suffix = Literal["", "Small"]
# Light enough for black type and for a copier; the words in the cell say the same.
_SHADES: Mapping[Role, str] = {
    "met": "DFF0ED",
    "missed": "F6D5C9",
    "alarm": "F6D5C9",
    "undetermined": "FBF1D9",
    "notable": "E6EFF7",
    "no_data": "EEF1F4",
}


def blocks(table: Table, marks: Marks, look: Look, *, new_page: bool = False, small: bool = False, together: bool = False) -> Iterator[Element]:
    """Caption, table and note, or the gap in its place; the note of a table of several pages stands before it.

    `small`: in the smaller type of a wide table, whatever its columns.
    `together`: no page ends within it.
    """
    yield marks.caption(table.key, table.title, "TableCaption", new_page=new_page)
    first = len(table.rows) > PAGES
    if table.note and first:
        yield paragraph("Note", run(table.note), keep_next=True)
    yield _table(table, look, suffix(table, look, small=small), together=together)
    yield paragraph("Note", run(table.note)) if table.note and not first else paragraph("Gap")


def suffix(table: Table, look: Look, *, small: bool) -> Suffix:
    """Which styles a table is set in: the small ones where it has many columns, or figures that would break in the others."""
    many = small or len(table.columns) >= _MANY_COLUMNS
    return "Small" if many or fitting.breaks(table, look.width, look.types["TableText"].size, _MARGIN) else ""


def margin_of(small: Suffix) -> int:
    """What stays free on either side within a cell, in twips."""
    return _MARGIN_SMALL if small else _MARGIN


def _table(table: Table, look: Look, small: Suffix, *, together: bool) -> Element:
    margin = margin_of(small)
    widths = fitting.widths(table, look.width, look.types[f"TableText{small}"].size, margin)
    rows = [_row(cells, table.columns, widths, f"TableText{small}", together or n >= len(table.rows) - _LAST) for n, cells in enumerate(table.rows)]
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=sum(widths), type="dxa"),
            w("jc", val="center"),
            _borders(),
            w("tblLayout", type="fixed"),
            w("tblCellMar", w("left", w=margin, type="dxa"), w("right", w=margin, type="dxa")),
            w("tblLook", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        _head(table.columns, widths, f"TableHead{small}", look),
        *rows,
    )


def _head(columns: Sequence[Column], widths: Sequence[int], style: str, look: Look) -> Element:
    cells = [
        w(
            "tc",
            w(
                "tcPr",
                w("tcW", w=width, type="dxa"),
                w("tcBorders", w("bottom", val="single", sz=8, space=0, color="auto")),
                w("shd", val="clear", color="auto", fill=_HEAD_SHADE),
                w("vAlign", val="center"),
            ),
            paragraph(style, run(column.head), align=column.align if look.language != "zh-CN" else ""),
        )
        for column, width in zip(columns, widths, strict=True)
    ]
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(cells: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int], style: str, keep_next: bool) -> Element:
    made = [_cell(cell, column.align, width, style, keep_next) for cell, column, width in zip(cells, columns, widths, strict=True)]
    return w("tr", w("trPr", w("cantSplit")), *made)


def _cell(cell: Cell, align: Align, width: int, style: str, keep_next: bool) -> Element:
    shade = _SHADES.get(cell.role) if cell.role else None
    text = strong(cell.text) if cell.strong else run(cell.text)
    return w(
        "tc",
        w(
            "tcPr",
            w("tcW", w=width, type="dxa"),
            w("shd", val="clear", color="auto", fill=shade) if shade else None,
            w("vAlign", val="center"),
        ),
        paragraph(style, text, keep_next=True if keep_next else None, align="" if align == "left" else align),
    )


def _borders() -> Element:
    """Strong lines above and below, thin ones between, as tables in reports are ruled."""
    strong_line: dict[str, str | int] = {"val": "single", "sz": 12, "space": 0, "color": "auto"}
    thin: dict[str, str | int] = {"val": "single", "sz": 4, "space": 0, "color": "A6AEB7"}
    return w("tblBorders", w("top", **strong_line), w("bottom", **strong_line), w("insideH", **thin), w("insideV", **thin))
