"""The strip of n: how many batches stand behind each rate, as a chart of its own below, or in the lowest part of the plot."""

from __future__ import annotations

from dataclasses import replace

from charts.drawingml import axes, columns_marks, columns_names, looks, series
from charts.drawingml.book import Column
from charts.drawingml.canvas import Box, Canvas
from charts.drawingml.columns_names import MAIN, End
from charts.drawingml.labels import Label
from charts.drawingml.paper import Drawn, Paper, heading
from charts.drawingml.xml import Node, el
from charts.office_roles import OFFICE
from charts.spec import Axis, ChartSpec, Series
from charts.ticks import ticks
from words import _, numbers

SHARE = 0.13
"""The share of the height that the bars of a strip take, without their title and labels."""
WITHIN, FILLED = 0.24, 0.8
"""The share of a plot, and how much of that share the bars fill, where a strip stands within it."""


def heights(spec: ChartSpec, canvas: Canvas) -> tuple[float, float]:
    """How the height is shared between a chart and the strip below it, in points."""
    lower = min(canvas.height * SHARE + canvas.line * 1.4 + columns_names.room(spec, canvas), canvas.height * 0.45)
    return canvas.height - lower, lower


def below(spec: ChartSpec, axis: Axis, canvas: Canvas, sides: tuple[float, float]) -> Drawn:
    """The strip as a chart of its own, with the labels of the categories."""
    paper = Paper(canvas)
    top, bottom = canvas.line * 1.4, columns_names.room(spec, canvas)
    box = Box(sides[0], top, canvas.width - sum(sides), max(canvas.height - top - bottom, canvas.line))
    names = paper.column(_("Name"), spec.categories)
    own = [(each, paper.column(each.name, each.values, axis.format)) for each in spec.series if each.panel == "strip"]
    plots = [series.bar_chart([columns_marks.bars(paper, names, one, column, spec, box) for one, column in own], MAIN, rows=False, gap=35)]
    dense = columns_names.dense(spec, canvas, box)
    if dense:
        plots.append(series.line_chart([columns_names.labels(paper, names, spec, axis.low, box)], MAIN))
    drawn = [
        axes.categories(MAIN, canvas, rows=False, labelled=not dense),
        axes.values(axis, (MAIN[1], MAIN[0]), "l", canvas, most=3),
    ]
    title = heading(canvas, axis.title, sides[0]) if axis.title else None
    return paper.finished(plots, drawn, box, f"{axis.title} · {spec.alt}".strip(" ·"), title=title)


def lowered(axis: Axis) -> Axis:
    """The axis with room for a strip below its lower end, by whole steps; down there it has no labels."""
    steps = ticks(axis, 9)
    step = steps[1] - steps[0] if len(steps) > 1 else axis.high - axis.low
    return replace(axis, low=round(axis.low - max(1, round((axis.high - axis.low) * WITHIN / step)) * step, 10))


def scale(axis: Axis, own: Axis, lower: Axis) -> Axis:
    """The second axis of a strip within the plot: so high that its bars stay below the lower end of the chart's `own` axis."""
    parts = (lower.high - lower.low) / (own.low - lower.low) / FILLED
    return Axis(axis.format, axis.low, axis.low + (axis.high - axis.low) * parts, shown=False)


def named(spec: ChartSpec, axis: Axis) -> End:
    """The name of a strip within the plot, right of it."""
    return End(axis.title, False, len(spec.categories) - 1, (spec.axis.low + lowered(spec.axis).low) / 2)


def name(paper: Paper, names: Column, end: End, spec: ChartSpec, box: Box) -> Node:
    """The unseen line that carries it."""
    place = paper.column(_("Where the names stand"), [end.value] * len(spec.categories), spec.axis.format)
    written = columns_marks.at_end(end, spec, box)
    return series.line(paper, names, place, shape=el("c:spPr", looks.no_line()), marker=looks.no_marker(), written=written, named=False)


def bars(paper: Paper, names: Column, one: Series, column: Column, box: Box) -> Node:
    """The bars of a strip within the plot: they let the lines through, and have their figure on them where there is room."""
    step = box.width / max(len(one.values), 1)
    texts = [numbers.count(value) if value else "" for value in one.values]
    fits = paper.canvas.widest(texts) <= step * 0.95
    written = [Label(i, text, "outEnd") for i, text in enumerate(texts) if text and fits]
    shape = el("c:spPr", looks.colour(OFFICE[one.role].colour, 0.6), looks.no_line())
    return series.bars(paper, names, column, shape, written=written)
