"""Categories side by side: bars, lines, control limits and points with intervals.

Office has no line in steps: limits join their months, dotted. Stages are bars without a gap, whole categories wide. A strip of n is a
second chart below on the same categories, or stands in the lowest part of the plot on the second axis.
"""

from __future__ import annotations

from dataclasses import replace

from charts.drawingml import axes, columns_marks, columns_names, columns_strip, series
from charts.drawingml.book import Column
from charts.drawingml.canvas import Box, Canvas
from charts.drawingml.columns_names import MAIN, SECOND, End
from charts.drawingml.paper import Drawn, Paper, legend
from charts.drawingml.xml import Node
from charts.measure import tick
from charts.spec import Axis, ChartSpec, Series
from charts.ticks import ticks
from words import _

GROUPING = {"none": "clustered", "stacked": "stacked", "shares": "percentStacked"}


def draw(spec: ChartSpec, canvas: Canvas, *, apart: bool = True) -> tuple[Drawn, ...]:
    """The chart; where it has a strip and that stands `apart`, the strip as a second one: both plots exactly one over the other."""
    left = canvas.size * 0.7 + max(canvas.widest([tick(each, axis.format) for each in ticks(axis, 7)]) for axis in (spec.axis, spec.strip) if axis)
    ends = columns_names.at_the_end(spec)
    within = None if apart else spec.strip
    if within:
        ends.append(columns_strip.named(spec, within))
    right = max((canvas.wide(each.text, each.strong) for each in ends), default=0.0) + canvas.size
    if spec.second and spec.second.shown:
        right += canvas.size * 0.7 + canvas.widest([tick(each, spec.second.format) for each in ticks(spec.second, 7)])
    if spec.strip is None or within:
        shown = replace(spec, axis=columns_strip.lowered(spec.axis)) if within else spec
        return (_main(shown, canvas, (left, right), ends, within, spec.axis),)
    upper, lower = columns_strip.heights(spec, canvas)
    above = _main(spec, replace(canvas, height=upper), (left, right), ends, None, spec.axis)
    return above, columns_strip.below(spec, spec.strip, replace(canvas, height=lower), (left, right))


def _main(spec: ChartSpec, canvas: Canvas, sides: tuple[float, float], ends: list[End], within: Axis | None, given: Axis) -> Drawn:
    paper = Paper(canvas)
    top = (canvas.line * 1.4 if spec.legend else 0.0) + (canvas.line * 1.1 if spec.bands else canvas.line * 0.6)
    labelled = spec.strip is None or within is not None
    bottom = columns_names.room(spec, canvas) if labelled else canvas.size * 0.4
    box = Box(sides[0], top, canvas.width - sum(sides), max(canvas.height - top - bottom, canvas.line))
    names = paper.column(_("Name"), spec.categories)
    own = [(each, _column(paper, each, spec)) for each in spec.series]
    rules = [(rule, paper.column(rule.label, [rule.value] * len(spec.categories), spec.axis.format)) for rule in spec.rules]
    for column in spec.columns:
        paper.column(column.title or _("Total"), column.texts)

    placed = columns_names.placed(ends, spec, canvas, box)
    bars = [columns_marks.bars(paper, names, one, column, spec, box) for one, column in own if one.mark == "bar" and one.panel == "main"]
    lines = columns_marks.lines(paper, names, own, rules, spec, box, placed)
    if within:
        lines.append(columns_strip.name(paper, names, placed[within.title], spec, box))
    written = labelled and columns_names.dense(spec, canvas, box)
    if written:
        lines.append(columns_names.labels(paper, names, spec, spec.axis.low, box))
    scale = columns_strip.scale(within, given, spec.axis) if within else spec.second or Axis("number", 0.0, 1.0, shown=False)
    behind = columns_marks.stages(paper, names, spec, box, scale.high if bars else spec.axis.high)
    over = [columns_marks.line(paper, names, one, column) for one, column in own if one.panel == "second"]

    plots: list[Node] = []
    if bars:
        plots.append(series.bar_chart(bars, MAIN, rows=False, grouping=GROUPING[spec.stacking], gap=25))
    elif behind:
        plots.append(series.bar_chart(behind, MAIN, rows=False, gap=0))
    plots += [series.line_chart(lines, MAIN)] if lines else []
    strip = [columns_strip.bars(paper, names, one, column, box) for one, column in own if one.panel == "strip"] if within else []
    second = strip or (behind if bars else [])
    plots += [series.bar_chart(second, SECOND, rows=False, gap=35 if strip else 0)] if second else []
    plots += [series.line_chart(over, SECOND)] if over else []
    drawn = [
        axes.categories(MAIN, canvas, rows=False, labelled=labelled and not written, crosses="min" if within else "autoZero"),
        axes.values(spec.axis, (MAIN[1], MAIN[0]), "l", canvas, most=9, blank_below=given.low if within else None),
    ]
    if second or over:
        upper = axes.values(scale, (SECOND[1], SECOND[0]), "r", canvas, gridded=False, primary=False, crosses="max")
        drawn += [upper, axes.categories(SECOND, canvas, rows=False, shown=False)]
    return paper.finished(plots, drawn, box, spec.alt, legend(canvas) if spec.legend else None)


def _column(paper: Paper, one: Series, spec: ChartSpec) -> Column:
    axis = {"main": spec.axis, "strip": spec.strip, "second": spec.second}[one.panel] or spec.axis
    return paper.column(one.name, one.values, axis.format)
