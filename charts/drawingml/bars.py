"""Bars, one row a category: stacked, as shares of 100 %, or alone, with figures in words at the right.

A cumulative share over them cannot be a line (Office has none that runs downwards): it is drawn as stairs, bars without filling on the
second axis. The figures at the right are text boxes within the chart: labels of unseen bars would stand in the legend and be lost on the way
to LibreOffice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from charts.drawingml import axes, beside, looks, series, shapes
from charts.drawingml.book import Column
from charts.drawingml.canvas import Box, Canvas, placed
from charts.drawingml.labels import Label
from charts.drawingml.paper import Drawn, Paper, legend, legend_lines
from charts.drawingml.xml import Node, el
from charts.office_roles import OFFICE
from charts.spec import Axis, ChartSpec, Series
from words import _

MAIN, SECOND = (121, 122), (123, 124)
GROUPING = {"none": "clustered", "stacked": "stacked", "shares": "percentStacked"}
FEWEST = 0.5
"""Letters of room left and right of a text in a bar."""


def draw(spec: ChartSpec, canvas: Canvas) -> tuple[Drawn, ...]:
    """The bars of the main axis, then stairs and figures of the second one."""
    paper, beside_it = Paper(canvas), beside.columns(spec, canvas)
    titled = any(each.column.title for each in beside_it) or (spec.second is not None and spec.second.shown)
    lines, named = legend_lines(canvas, [each.name for each in spec.series]) if spec.legend else (0, 0.0)
    heads = (canvas.line * (lines + 0.5) if lines else 0.0) + (canvas.line * 1.2 if titled else canvas.size * 0.4)
    box = beside.box(spec, canvas, beside_it, heads, canvas.line * 1.5 if spec.axis.shown else 4)
    names = paper.column(_("Name"), spec.categories)
    main = [each for each in spec.series if each.panel == "main"]
    values = [paper.column(each.name, each.values, _form(each, spec)) for each in main]
    stairs = [(each, paper.column(each.name, each.values, _form(each, spec))) for each in spec.series if each.panel == "second"]
    for column in beside_it:
        paper.column(column.column.title or _("Total"), column.column.texts)
    bars = [_bars(paper, names, one, column, spec, box) for one, column in zip(main, values, strict=True)]
    plots = [series.bar_chart(bars, MAIN, rows=True, grouping=GROUPING[spec.stacking], gap=35)]
    drawn = [axes.categories(MAIN, canvas, rows=True), _value_axis(spec, canvas)]
    upper = spec.second or Axis("percent", 0.0, 1.0, shown=False)
    over = [series.bars(paper, names, column, _outline(each)) for each, column in stairs]
    if over:
        plots.append(series.bar_chart(over, SECOND, rows=True, gap=0))
        top = axes.values(upper, (SECOND[1], SECOND[0]), "t", canvas, most=6, gridded=False, primary=False)
        drawn += [top, axes.categories(SECOND, canvas, rows=True, shown=False)]
    start = max(0.0, min(box.left, canvas.width - named)) / canvas.width
    corner = placed(x=start, y=0.0, w=1 - start, h=canvas.line * (lines + 0.4) / canvas.height)
    key = legend(canvas, corner) if lines else None
    return (replace(paper.finished(plots, drawn, box, spec.alt, key), shapes=shapes.part(_figures(beside_it, spec, box, canvas), canvas)),)


def _form(one: Series, spec: ChartSpec) -> str:
    axis = spec.second if one.panel == "second" and spec.second else spec.axis
    return "number" if spec.stacking == "shares" else axis.format


def _value_axis(spec: ChartSpec, canvas: Canvas) -> Node:
    return axes.values(spec.axis, (MAIN[1], MAIN[0]), "b", canvas, gridded=spec.axis.shown and spec.stacking != "shares", crosses="max")


def _bars(paper: Paper, names: Column, one: Series, column: Column, spec: ChartSpec, box: Box) -> Node:
    others = [(i, looks.area(role)) for i, role in enumerate(one.roles) if role != one.role]
    return series.bars(paper, names, column, looks.area(one.role), points=others, written=_inside(one, spec, paper.canvas, box))


def _inside(one: Series, spec: ChartSpec, canvas: Canvas, box: Box) -> list[Label]:
    """What is written in the bars, where there is room for it."""
    found = []
    for i, text in enumerate(one.texts):
        value = one.values[i]
        said = f"{one.lead} {text}".strip() if text else ""
        if not said or value is None:
            continue
        whole = sum(abs(each.values[i] or 0.0) for each in spec.series if each.panel == "main")
        span = whole if spec.stacking == "shares" else spec.axis.high - spec.axis.low
        if span and abs(value) / span * box.width >= canvas.wide(said) + FEWEST * canvas.size:
            found.append(Label(i, said, "ctr", colour=OFFICE[one.role_at(i)].text))
        elif one.lead and span and abs(value) / span * box.width >= canvas.wide(one.lead) + FEWEST * canvas.size:
            found.append(Label(i, one.lead, "ctr", strong=True, colour=OFFICE[one.role_at(i)].text))
    return found


def _outline(one: Series) -> Node:
    style = OFFICE[one.role]
    return el("c:spPr", el("a:noFill"), looks.line(style.colour, 1.5))


def _figures(found: Sequence[beside.Beside], spec: ChartSpec, box: Box, canvas: Canvas) -> list[shapes.Text]:
    """Each text column beside its rows, right-aligned under its head."""
    written = []
    row = box.height / max(len(spec.categories), 1)
    for each in found:
        column, right = each.column, box.left + box.width + each.edge
        wide = max(canvas.wide(column.title), canvas.widest(column.texts, column.strong)) + canvas.size * 0.3
        if column.title:
            written.append(shapes.Text(column.title, right, box.top - canvas.line * 0.6, wide, colour=beside.ink(False)))
        written += [
            shapes.Text(text, right, box.top + (i + 0.5) * row, wide, column.strong, beside.ink(column.strong))
            for i, text in enumerate(column.texts)
            if text
        ]
    return written
