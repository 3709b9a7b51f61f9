"""Figures: a native chart that can be edited, its caption under it and what it counts."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document as WordDocument

from charts import drawingml
from charts.kinds import Spec
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
_FLAT = 0.78  # of 16:9: a course over the months is read as well, and more text stands beside it
_ROWS = 0.9  # of the height of many rows
_MANY = 6
_LINE = 1.3  # of the size of type


def add(word: WordDocument, figure: Figure, marks: Marks, look: Look, drawn: int, *, new_page: bool = False) -> Iterator[Element]:
    """The chart, `drawn` twips high, at the end of the document, and what follows it: caption and note.

    Where there is nothing to draw a sentence says so.
    """
    if figure.spec.empty:
        yield paragraph("Figure", run(_("(Nothing to draw: there are no data.)")), new_page=new_page)
    else:
        holder = word.add_paragraph()
        holder._p.insert(0, w("pPr", w("pStyle", val="Figure"), w("pageBreakBefore") if new_page else None))
        drawingml.in_run(holder.add_run(), figure.spec, width(figure.spec, look), drawn * TWIP)
    yield marks.caption(figure.key, figure.title, "FigureCaption", keep_next=bool(figure.note))
    if figure.note:
        yield paragraph("Note", run(figure.note))


def width(spec: Spec, look: Look) -> int:
    """In EMU: as wide as the text; a square one less."""
    return round(look.width * TWIP * (_SQUARE if isinstance(spec, XYSpec) and spec.square else 1))


def height(figure: Figure, look: Look) -> int:
    """In twips, the height that the chart asks for in a report, never more than a page takes; a line where there is nothing to draw."""
    if figure.spec.empty:
        return look.types["Figure"].line or round(_LINE * look.types["Figure"].size * 20)
    asked = drawingml.height_in_text(figure.spec, width(figure.spec, look))
    return round(min(asked * _share(figure.spec), TALLEST) / TWIP)


def _share(spec: Spec) -> float:
    """How much of the height asked for is enough on paper."""
    if isinstance(spec, XYSpec):
        return _FLAT if spec.y.shown and not spec.square else 1.0
    if not isinstance(spec, ChartSpec):
        return 1.0
    return _FLAT if spec.orientation == "columns" else _ROWS if len(spec.categories) > _MANY else 1.0
