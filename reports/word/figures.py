"""Figures: a native chart that can be edited, its caption under it and what it counts."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.shared import Emu, Length, Mm

from charts import drawingml
from charts.spec import ChartSpec
from charts.xy import XYSpec
from reports.document import Figure
from reports.word.look import Look
from reports.word.text import Marks
from reports.word.xml import Element, paragraph, run, w
from words import _

_TWIP = 635  # EMU
_ROW, _FRAME = 8, 24  # mm of height: a category, and what stands around them
_LOWEST, _HIGHEST = 55, 190
_COLUMNS, _STRIP = 80, 20
_XY, _SQUARE = 100, 120


def add(word: WordDocument, figure: Figure, marks: Marks, look: Look, *, new_page: bool = False) -> Iterator[Element]:
    """The chart at the end of the document, and what follows it: caption and note. Where there is nothing to draw a sentence says so."""
    if figure.spec.empty:
        yield paragraph("Figure", run(_("(Nothing to draw: there are no data.)")), new_page=new_page)
    else:
        holder = word.add_paragraph()
        holder._p.insert(0, w("pPr", w("pStyle", val="Figure"), w("pageBreakBefore") if new_page else None))
        width, height = size(figure.spec, look)
        drawingml.in_run(holder.add_run(), figure.spec, width, height)
    yield marks.caption(figure.key, figure.title, "FigureCaption")
    if figure.note:
        yield paragraph("Note", run(figure.note))


def size(spec: ChartSpec | XYSpec, look: Look) -> tuple[Length, Length]:
    """As wide as the text; as high as its categories need, never more than a page takes with the caption."""
    width = Emu(look.width * _TWIP)
    if isinstance(spec, XYSpec):
        return (Mm(_SQUARE + 10), Mm(_SQUARE)) if spec.square else (width, Mm(_XY))
    if spec.orientation == "rows":
        return width, Mm(min(max(_FRAME + _ROW * len(spec.categories), _LOWEST), _HIGHEST))
    return width, Mm(_COLUMNS + _STRIP * (spec.strip is not None))
