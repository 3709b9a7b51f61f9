"""Categories side by side: bars, lines, control limits and points with intervals; a strip of n is a second chart below on the same categories.

Office has no line in steps: limits join their months, dotted. Stages are bars without a gap on a second axis, whole categories wide.
"""

from __future__ import annotations

from dataclasses import replace

from charts.drawingml import axes, columns_marks, columns_names, looks, series
from charts.drawingml.book import Column
from charts.drawingml.canvas import Box, Canvas
from charts.drawingml.labels import Label
from charts.drawingml.paper import Drawn, Paper, heading, legend
from charts.drawingml.xml import Node, el
from charts.measure import tick
from charts.office_roles import OFFICE
from charts.spec import Axis, ChartSpec, Series
from charts.ticks import ticks
from words import _

MAIN, SECOND = (131, 132), (133, 134)
STRIP = 0.13
"""The share of the height that the bars of the strip take, without their title and labels."""


def draw(spec: ChartSpec, canvas: Canvas) -> tuple[Drawn, ...]:
    """The chart, and below it the strip where there is one: both plots stand exactly one over the other."""
    left = canvas.size * 0.7 + max(canvas.widest([tick(each, axis.format) for each in ticks(axis, 7)]) for axis in (spec.axis, spec.strip) if axis)
    ends = columns_names.at_the_end(spec, canvas)
    right = max((canvas.wide(each.text, each.strong) for each in ends), default=0.0) + canvas.size
    if spec.second and spec.second.shown:
        right += canvas.size * 0.7 + canvas.widest([tick(each, spec.second.format) for each in ticks(spec.second, 7)])
    if spec.strip is None:
        return (_main(spec, canvas, left, right),)
    upper, lower = heights(canvas)
    strip = tuple(each for each in spec.series if each.panel == "strip")
    return _main(spec, replace(canvas, height=upper), left, right), _strip(spec, spec.strip, strip, replace(canvas, height=lower), left, right)


def heights(canvas: Canvas, labels: float = 2.5) -> tuple[float, float]:
    """How the height is shared between a chart and the strip below it, which has `labels` lines under it."""
    lower = min(canvas.height * STRIP + canvas.line * (1.3 + labels), canvas.height * 0.45)
    return canvas.height - lower, lower


def _main(spec: ChartSpec, canvas: Canvas, left: float, right: float) -> Drawn:
    paper = Paper(canvas)
    top = (canvas.line * 1.4 if spec.legend else 0.0) + (canvas.line * 1.1 if spec.bands else canvas.line * 0.6)
    bottom = _labels(spec, canvas) if spec.strip is None else canvas.size * 0.4
    box = Box(left, top, canvas.width - left - right, canvas.height - top - bottom)
    names = paper.column(_("Name"), spec.categories)
    own = [(each, _column(paper, each, spec)) for each in spec.series if each.panel != "strip"]
    rules = [(rule, paper.column(rule.label, [rule.value] * len(spec.categories), spec.axis.format)) for rule in spec.rules]
    for each in spec.series:
        if each.panel == "strip":
            _column(paper, each, spec)
    for column in spec.columns:
        paper.column(column.title or _("Total"), column.texts)

    bars = [columns_marks.bars(paper, names, one, column, spec, box) for one, column in own if one.mark == "bar" and one.panel == "main"]
    ends = columns_names.placed(spec, canvas, box)
    lines = columns_marks.lines(paper, names, own, rules, spec, box, ends)
    plots: list[Node] = []
    if bars:
        grouping = {"none": "clustered", "stacked": "stacked", "shares": "percentStacked"}[spec.stacking]
        plots.append(series.bar_chart(bars, MAIN, rows=False, grouping=grouping, gap=25))
    if lines:
        plots.append(series.line_chart(lines, MAIN))
    skip = columns_names.every(spec, canvas, box)
    drawn = [
        axes.categories(MAIN, canvas, rows=False, skip=skip, labelled=spec.strip is None),
        axes.values(spec.axis, (MAIN[1], MAIN[0]), "l", canvas, most=9),
    ]
    more_plots, more_axes = _second(paper, names, own, spec, box)
    return paper.finished([*plots, *more_plots], [*drawn, *more_axes], box, spec.alt, legend(canvas) if spec.legend else None)


def _second(paper: Paper, names: Column, own: list[tuple[Series, Column]], spec: ChartSpec, box: Box) -> tuple[list[Node], list[Node]]:
    """What has the second axis: a second scale at the right, and the stages, as high as the plot."""
    scale = spec.second or Axis("number", 0.0, 1.0, shown=False)
    over = [columns_marks.line(paper, names, one, column) for one, column in own if one.panel == "second"]
    stages = columns_names.stages(spec)
    plots = [series.line_chart(over, SECOND)] if over else []
    if stages:
        inside = {i: stage for stage in stages for i in stage.places}
        column = paper.column(_("Stages"), [scale.high if i in inside else None for i in range(len(spec.categories))], "number")
        blue = OFFICE["value"].colour
        tones = [(i, el("c:spPr", looks.colour(blue, 0.14 if stage.band.strong else 0.06), looks.no_line())) for i, stage in sorted(inside.items())]
        step = box.width / len(spec.categories)
        written = [
            Label(stage.middle, stage.band.label, "inEnd", right=stage.off * step, down=-paper.canvas.line * 1.15, colour=blue) for stage in stages
        ]
        veil = series.bars(paper, names, column, looks.unseen(), points=tones, written=written, named=False)
        plots.insert(0, series.bar_chart([veil], SECOND, rows=False, gap=0))
    if not plots:
        return [], []
    scale_axis = axes.values(scale, (SECOND[1], SECOND[0]), "r", paper.canvas, gridded=False, primary=False, crosses="max")
    return plots, [scale_axis, axes.categories(SECOND, paper.canvas, rows=False, shown=False)]


def _strip(spec: ChartSpec, axis: Axis, own: tuple[Series, ...], canvas: Canvas, left: float, right: float) -> Drawn:
    paper = Paper(canvas)
    top, bottom = canvas.line * 1.4, _labels(spec, canvas)
    box = Box(left, top, canvas.width - left - right, max(canvas.height - top - bottom, canvas.line))
    names = paper.column(_("Name"), spec.categories)
    bars = [columns_marks.bars(paper, names, each, _column(paper, each, spec), spec, box) for each in own]
    drawn = [
        axes.categories(MAIN, canvas, rows=False, skip=columns_names.every(spec, canvas, box)),
        axes.values(axis, (MAIN[1], MAIN[0]), "l", canvas, most=3),
    ]
    named = heading(canvas, axis.title, left) if axis.title else None
    return paper.finished([series.bar_chart(bars, MAIN, rows=False, gap=35)], drawn, box, f"{axis.title} · {spec.alt}".strip(" ·"), title=named)


def _labels(spec: ChartSpec, canvas: Canvas) -> float:
    """The room for the labels of the categories, in points."""
    return canvas.line * (max((name.count("\n") + 1 for name in spec.categories), default=1) + 0.5)


def _column(paper: Paper, one: Series, spec: ChartSpec) -> Column:
    axis = {"main": spec.axis, "strip": spec.strip, "second": spec.second}[one.panel] or spec.axis
    return paper.column(one.name, one.values, axis.format)
