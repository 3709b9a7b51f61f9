"""A figure on a slide: a native chart that can be edited; what Office cannot draw stands as its table."""

from __future__ import annotations

from typing import Any

from pptx.util import Pt

from charts import drawingml
from charts.spec import ChartSpec
from charts.xy import XYSpec
from reports.document import Figure
from reports.drawable import as_table
from reports.slides import grid
from reports.slides.sizes import Box

AROUND, ROW = 60.0, 80.0
"""Points of a chart in rows beside its rows, and of a row at most."""


def place(slide: Any, spec: ChartSpec | XYSpec, room: Box) -> None:
    """Draw the figure into the room."""
    if drawingml.supports(spec) and not spec.empty:
        drawingml.on_slide(slide, spec, *(Pt(each) for each in (room.left, room.top, room.width, _height(spec, room))))
        return
    table = as_table(Figure(spec, spec.title))
    grid.draw(slide, grid.lay(table, room)[0], room)


def _height(spec: ChartSpec | XYSpec, room: Box) -> float:
    """All the room; of few rows so much that they do not swell to blocks."""
    if isinstance(spec, ChartSpec) and spec.orientation == "rows":
        return min(room.height, AROUND + ROW * len(spec.categories))
    return room.height
