"""Two numeric axes: curves named on themselves, level lines, and points, the important ones with their names; a native scatter chart."""

from __future__ import annotations

import math

from charts.drawingml import axes, looks, series, xy_names, xy_scales
from charts.drawingml.book import Column
from charts.drawingml.canvas import Box, Canvas, placed
from charts.drawingml.labels import Label
from charts.drawingml.paper import Drawn, Paper, heading, legend
from charts.drawingml.spots import spots
from charts.drawingml.xml import Node
from charts.ticks import labels, share
from charts.xy import XYSeries, XYSpec
from words import _

X, Y = 141, 142


def draw(spec: XYSpec, canvas: Canvas) -> Drawn:
    """Scales first, then curves, level lines and points, so that nothing lies over a point."""
    paper, box = Paper(canvas, max((2, *(len(each.x) for each in spec.series)))), _box(spec, canvas)
    columns = [(each, *_columns(paper, each, spec)) for each in spec.series]
    drawn: list[Node] = []
    own_x, own_y = (scale.shown and xy_scales.written(scale) for scale in (spec.x, spec.y))
    if own_x:
        drawn.append(xy_scales.below(paper, spec))
    if own_y:
        drawn.append(xy_scales.beside(paper, spec))
    ends = xy_names.at_the_end(spec, canvas, box)
    for each, x, y in columns:
        if each.mark == "curve":
            name = xy_names.of_curve(each, spec, canvas, box, ends)
            shape = looks.stroke(each.role)
            drawn.append(series.points(paper, x, y, shape=shape, marker=looks.no_marker(), written=name, named=spec.legend))
    # A label at the very end of a logarithmic axis is outside it for LibreOffice: it hangs on a point in the middle.
    middle = math.sqrt(spec.x.low * spec.x.high) if spec.x.log else (spec.x.low + spec.x.high) / 2
    for rule in spec.rules:
        across = paper.column(_("from left to right"), [spec.x.low, middle, spec.x.high], spec.x.format)
        level = paper.column(rule.label, [rule.value] * 3, spec.y.format)
        end = ends.get(rule.label)
        beyond = (1 - share(spec.x, middle)) * box.width
        name = [] if end is None else [Label(1, rule.label, "r", right=beyond, down=end, strong=rule.role == "target")]
        drawn.append(series.points(paper, across, level, shape=looks.stroke(rule.role), marker=looks.no_marker(), written=name, named=False))
    said = xy_names.of_points(spec, canvas, box)
    for i, (each, x, y) in enumerate(columns):
        if each.mark == "points":
            sizes = {at: xy_names.size(each.role, weight) for at, weight in enumerate(each.weights) if weight > 1}
            drawn += spots(paper, x, y, each.role, written=said.get(i, ()), sizes=sizes, named=False)
    plot = series.scatter(drawn, (X, Y))
    across_axis = axes.values(
        spec.x, (X, Y), "b", canvas, most=8, gridded=False, labelled=not own_x, crosses="min", between="midCat", title=spec.x.title
    )
    up_axis = axes.values(spec.y, (Y, X), "l", canvas, most=8, gridded=not own_y, labelled=not own_y, crosses="min", between="midCat")
    key = None
    if spec.legend:
        corner = placed(x=(box.left + 4) / canvas.width, y=(box.top + 2) / canvas.height, **_legend_size(spec, canvas))
        key = legend(canvas, corner, inside=True)
    title = heading(canvas, spec.y.title, 2) if spec.y.title else None
    return paper.finished([plot], [across_axis, up_axis], box, spec.alt, key, title)


def _box(spec: XYSpec, canvas: Canvas) -> Box:
    left = canvas.widest([text for _at, text in labels(spec.y)]) + canvas.size * 0.9
    top = canvas.line * (1.9 if spec.y.title else 0.7)
    bottom = canvas.line * (1.6 + max((text.count("\n") for _at, text in labels(spec.x)), default=0) + (1.2 if spec.x.title else 0))
    right = max(xy_names.margin(spec, canvas), canvas.size * 1.6)
    width, height = canvas.width - left - right, canvas.height - top - bottom
    return Box(left, top, min(width, height) if spec.square else width, height)


def _columns(paper: Paper, one: XYSeries, spec: XYSpec) -> tuple[Column, Column]:
    if any(one.texts):
        paper.column(_("{what}, names", what=one.name), one.texts)
    x = paper.column(spec.x.title or "x", one.x, spec.x.format)
    return x, paper.column(one.name, one.y, spec.y.format)


def _legend_size(spec: XYSpec, canvas: Canvas) -> dict[str, float]:
    named = [each.name for each in spec.series if each.mark == "curve"]
    wide = canvas.widest(named) + canvas.size * 6
    return {"w": min(wide / canvas.width, 0.9), "h": canvas.line * 1.1 * len(named) / canvas.height}
