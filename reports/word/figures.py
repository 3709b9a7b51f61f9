"""Figures: a native chart that can be edited, its caption under it and what it counts."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document as WordDocument

from charts import drawingml
from charts.spec import ChartSpec
from charts.xy import XYSpec
from reports.document import Figure
from reports.drawable import TALLEST
from reports.word.look import Look
from reports.word.text import Marks
from reports.word.xml import Element, paragraph, run, w
from words import _

TWIP = 635  # EMU
_SQUARE = 0.75  # of the width of the text


def add(word: WordDocument, figure: Figure, marks: Marks, look: Look, *, new_page: bool = False) -> Iterator[Element]:
    """The chart at the end of the document, and what follows it: caption and note. Where there is nothing to draw a sentence says so."""
    if figure.spec.empty:
        yield paragraph("Figure", run(_("(Nothing to draw: there are no data.)")), new_page=new_page)
    else:
        holder = word.add_paragraph()
        holder._p.insert(0, w("pPr", w("pStyle", val="Figure"), w("pageBreakBefore") if new_page else None))
        drawingml.in_run(holder.add_run(), figure.spec, *size(figure.spec, look))
    yield marks.caption(figure.key, figure.title, "FigureCaption")
    if figure.note:
        yield paragraph("Note", run(figure.note))


def size(spec: ChartSpec | XYSpec, look: Look) -> tuple[int, int]:
    """Width and height in EMU: as wide as the text (a square one less), as high as the chart needs, never more than a page takes."""
    width = round(look.width * TWIP * (_SQUARE if isinstance(spec, XYSpec) and spec.square else 1))
    return width, min(drawingml.height_in_text(spec, width), TALLEST)
