"""Scales that Office would label otherwise: it counts from the lower end, and on a logarithmic axis in powers of ten from there.

Where the chart's own labels differ (dates, 1, 2, 5, 10 …, an end that is no round figure) they are labels of unseen points along the axis.
"""

from __future__ import annotations

from charts.drawingml import looks, series
from charts.drawingml.labels import Label
from charts.drawingml.paper import Paper
from charts.drawingml.xml import Node, el
from charts.ticks import labels, ticks
from charts.xy import Scale, XYSpec
from words import _


def written(scale: Scale) -> bool:
    """Whether the labels of an axis have to be written."""
    if scale.ticks or scale.log:
        return True
    steps = ticks(scale, 8)
    if len(steps) < 2:
        return False
    parts = scale.low / (steps[1] - steps[0])
    return abs(parts - round(parts)) > 1e-6


def below(paper: Paper, spec: XYSpec) -> Node:
    """The labels of the x axis under the plot."""
    steps = labels(spec.x)
    at = paper.column(_("Labels of the axis"), [value for value, _text in steps], spec.x.format)
    floor = paper.column(_("lower edge"), [spec.y.low] * len(steps), spec.y.format)
    said = [Label(i, text, "b") for i, (_value, text) in enumerate(steps)]
    return series.points(paper, at, floor, shape=looks.unseen(), marker=looks.no_marker(), written=said, named=False)


def beside(paper: Paper, spec: XYSpec) -> Node:
    """The labels of the y axis left of the plot, each with its line across."""
    steps = labels(spec.y)
    edge = paper.column(_("left edge"), [spec.x.low] * len(steps), spec.x.format)
    at = paper.column(_("Labels of the axis"), [value for value, _text in steps], spec.y.format)
    across = paper.column(_("width of the plot"), [spec.x.high - spec.x.low] * len(steps), spec.x.format)
    lines = el(
        "c:errBars",
        el("c:errDir", val="x"),
        el("c:errBarType", val="plus"),
        el("c:errValType", val="cust"),
        el("c:noEndCap", val=1),
        across.numbers("c:plus"),
        looks.grid(),
    )
    said = [Label(i, text, "l") for i, (_value, text) in enumerate(steps)]
    return series.points(paper, edge, at, shape=looks.unseen(), marker=looks.no_marker(), written=said, named=False, error=lines)
