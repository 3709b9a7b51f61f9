"""Which way a chart is drawn, how high it wants to be, and which charts can be drawn at all."""

from __future__ import annotations

import math
from dataclasses import replace

from charts.areas import MapSpec
from charts.drawingml import bars, columns, columns_strip, dots, mapped, xy
from charts.drawingml.canvas import Box, Canvas
from charts.drawingml.paper import Drawn
from charts.kinds import Chart, Spec
from charts.spec import ChartSpec
from charts.xy import XYSpec

ROW, SHARES, LANE = 1.75, 2.3, 2.2
"""The height of a row, in letters: a usual one, one of a bar of 100 %, and one that lies on an upright axis."""
WIDE, LEAST = 9 / 16, 0.4
"""The height of a chart without rows, and the least of any, as shares of the width: LibreOffice draws charts in text 16:9 and stretches them."""


def supports(spec: Spec) -> bool:
    """Whether Office can draw it natively and there is something to draw: rows are either bars or points, bars without level lines."""
    if isinstance(spec, MapSpec):
        return mapped.supports(spec)
    if spec.empty:
        return False
    if isinstance(spec, XYSpec) or spec.orientation == "columns":
        return True
    marks = {series.mark for series in spec.series if series.panel == "main"}
    seconds = {series.mark for series in spec.series if series.panel == "second"}
    if marks == {"bar"}:
        return not spec.rules and seconds <= {"line"} and spec.strip is None
    return marks == {"dots"} and not seconds and spec.strip is None


def drawings(spec: Chart, canvas: Canvas, *, apart: bool = True) -> list[tuple[Drawn, Box]]:
    """The chart on a canvas: its drawings with their boxes on it, a strip of n that stands `apart` being one of its own.

    ValueError where it is not supported.
    """
    if not supports(spec):
        raise ValueError(f"{spec.key}: Office has no native chart for this, or there is nothing to draw.")
    if isinstance(spec, XYSpec):
        return [(xy.draw(spec, canvas), _whole(canvas))]
    if spec.orientation == "columns":
        drawn = columns.draw(spec, canvas, apart=apart)
        if len(drawn) == 1:
            return [(drawn[0], _whole(canvas))]
        upper, lower = columns_strip.heights(spec, canvas)
        return [(drawn[0], Box(0, 0, canvas.width, upper)), (drawn[1], Box(0, upper, canvas.width, lower))]
    rows = bars.draw if any(series.mark == "bar" for series in spec.series) else dots.draw
    return [(each, _whole(canvas)) for each in rows(spec, canvas)]


def height(spec: Chart, canvas: Canvas) -> float:
    """The height in points that suits the chart at the canvas' width and letters."""
    if isinstance(spec, XYSpec):
        return canvas.width * 0.8 if spec.square else min(canvas.width * WIDE, _lanes(spec, canvas))
    if spec.orientation == "columns":
        return canvas.width * WIDE
    return max(len(spec.categories) * _row(spec) * canvas.size + _around(spec, canvas), LEAST * canvas.width)


def rows_that_fit(spec: Spec, canvas: Canvas) -> int | None:
    """How many rows have room on the canvas, one at least; None for a chart that has no rows."""
    if isinstance(spec, XYSpec | MapSpec) or spec.orientation == "columns":
        return None
    return max(1, int((canvas.height - _around(spec, canvas)) / (_row(spec) * canvas.size)))


def _lanes(spec: XYSpec, canvas: Canvas) -> float:
    """The height in points of rows that lie on an upright axis nobody sees; as high as can be where that axis is one of figures."""
    return math.inf if spec.y.shown else canvas.size * (LANE * (spec.y.high - spec.y.low) + 3)


def _row(spec: ChartSpec) -> float:
    """The height of a row, in letters."""
    return SHARES if spec.stacking == "shares" else ROW


def _around(spec: ChartSpec, canvas: Canvas) -> float:
    """The height in points of what stands over and under the rows: heads, legend, axis."""
    return replace(canvas, height=1.0).line * (1.6 + (1.5 if spec.legend else 0) + (1.5 if spec.axis.shown else 0))


def _whole(canvas: Canvas) -> Box:
    return Box(0, 0, canvas.width, canvas.height)
