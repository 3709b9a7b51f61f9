"""A figure on a slide: a native chart that can be edited; what Office cannot draw stands as its table."""

from __future__ import annotations

from typing import Any

from pptx.util import Pt

from charts import drawingml
from charts.kinds import Spec
from charts.spec import ChartSpec
from reports import rest
from reports.document import Figure
from reports.drawable import as_table
from reports.slides import grid, shapes, sizes, text
from reports.slides.measure import LEADING, cut
from reports.slides.sizes import Box
from words import _

AROUND, ROW = 60.0, 80.0
"""Points of a chart in rows beside its rows, and of a row at most."""
NOTE = sizes.KICKER * LEADING


def place(slide: Any, spec: Spec, room: Box, where: str = "") -> None:
    """Draw the figure into the room; of more rows than it holds the first, and below them how many more there are and `where`."""
    less = Box(room.left, room.top, room.width, room.height - NOTE)
    left_out = 0
    if drawingml.supports(spec) and not spec.empty and drawingml.has_room(spec, Pt(room.width), Pt(room.height)):
        left_out = _left_out(spec, room)
        if left_out and isinstance(spec, ChartSpec):
            left_out = _left_out(spec, less)
            spec = rest.of_chart(spec, len(spec.categories) - left_out)
        held = less if left_out else room
        drawingml.on_slide(slide, spec, *(Pt(each) for each in (held.left, held.top, held.width, _height(spec, held))))
    else:
        table = as_table(Figure(spec, spec.title))
        whole = grid.lay(table, room)
        first = whole[0] if len(whole) == 1 else grid.lay(table, less)[0]
        left_out = len(table.rows) - len(first.texts)
        grid.draw(slide, first, room)
    if left_out:
        said = cut(rest.said(left_out, where), sizes.KICKER, room.width, 1)
        shapes.box(slide, Box(room.left, less.bottom, room.width, NOTE), [text.line(said, sizes.KICKER, colour=sizes.QUIET)], _("Note under it"))


def _left_out(spec: Spec, room: Box) -> int:
    """Rows of a chart that the room does not hold."""
    held = drawingml.rows_on_slide(spec, Pt(room.width), Pt(room.height))
    return 0 if held is None or not isinstance(spec, ChartSpec) else max(0, len(spec.categories) - held)


def _height(spec: Spec, room: Box) -> float:
    """All the room; of few rows so much that they do not swell to blocks."""
    if isinstance(spec, ChartSpec) and spec.orientation == "rows":
        return min(room.height, AROUND + ROW * len(spec.categories))
    return room.height
