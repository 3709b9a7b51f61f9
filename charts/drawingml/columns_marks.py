"""Marks over categories side by side: bars with their texts, lines, dotted limits, points with intervals, level lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charts.drawingml import columns_names, looks, series
from charts.drawingml.book import Column
from charts.drawingml.canvas import Box, Canvas
from charts.drawingml.columns_names import End
from charts.drawingml.labels import Label
from charts.drawingml.paper import Paper
from charts.drawingml.xml import Node, el
from charts.office_roles import INK, OFFICE, glyph
from charts.spec import ChartSpec, Rule, Series
from words import _


def bars(paper: Paper, names: Column, one: Series, column: Column, spec: ChartSpec, box: Box) -> Node:
    """A series of bars, each in the colour of its role."""
    others = [(i, looks.area(role)) for i, role in enumerate(one.roles) if role != one.role]
    axis = spec.strip if one.panel == "strip" and spec.strip else spec.axis
    canvas, step = paper.canvas, box.width / max(len(spec.categories), 1)
    written = []
    for i, text in enumerate(one.texts):
        value = one.values[i]
        tall = abs(value or 0.0) / (axis.high - axis.low) * box.height
        if text and value is not None and tall >= canvas.size * 1.1 and step * 0.9 >= canvas.wide(text):
            written.append(Label(i, text, "ctr", colour=OFFICE[one.role_at(i)].text))
    return series.bars(paper, names, column, looks.area(one.role), points=others, written=written)


def line(paper: Paper, names: Column, one: Series, column: Column, written: Sequence[Label] = ()) -> Node:
    """A line with its points, or a limit without them. A line of one point has a dash there."""
    single = sum(value is not None for value in one.values) == 1
    marker = looks.marker(one.role) if one.mark == "line" else looks.dash(one.role) if single else looks.no_marker()
    return series.line(paper, names, column, shape=looks.stroke(one.role), marker=marker, written=written)


def lines(
    paper: Paper,
    names: Column,
    own: Sequence[tuple[Series, Column]],
    rules: Sequence[tuple[Rule, Column]],
    spec: ChartSpec,
    box: Box,
    ends: Mapping[str, End],
) -> list[Node]:
    """All that a line chart draws on the main axis: limits lowest, then level lines, lines, and points on top."""
    drawn: list[Node] = []
    main = [(one, column) for one, column in own if one.panel == "main"]
    for one, column in main:
        if one.mark == "step":
            drawn.append(line(paper, names, one, column, at_end(ends.get(one.name), spec, box)))
    for rule, column in rules:
        marker = looks.dash(rule.role) if len(spec.categories) == 1 else looks.no_marker()
        written = at_end(ends.get(rule.label), spec, box)
        drawn.append(series.line(paper, names, column, shape=looks.stroke(rule.role), marker=marker, written=written, named=False))
    drawn += [line(paper, names, one, column) for one, column in main if one.mark == "line"]
    for one, _column in main:
        if one.mark == "dots":
            drawn += _dots(paper, names, one, spec, box)
    return drawn


def at_end(end: End | None, spec: ChartSpec, box: Box) -> tuple[Label, ...]:
    """The name of a line right of the plot."""
    if end is None:
        return ()
    beyond = (len(spec.categories) - 0.5 - end.at) * box.width / len(spec.categories)
    return (Label(end.at, end.text, "r", right=beyond, down=end.down, strong=end.strong, colour=INK),)


def stages(paper: Paper, names: Column, spec: ChartSpec, box: Box, top: float) -> list[Node]:
    """The stages as bars up to `top`, every second one darker, with their names over the plot; nothing where there are none."""
    found = columns_names.stages(spec)
    if not found:
        return []
    inside = {i: stage for stage in found for i in stage.places}
    column = paper.column(_("Stages"), [top if i in inside else None for i in range(len(spec.categories))])
    blue, step = OFFICE["value"].colour, box.width / len(spec.categories)
    tones = [(i, el("c:spPr", looks.colour(blue, 0.14 if stage.band.strong else 0.06), looks.no_line())) for i, stage in sorted(inside.items())]
    up = -paper.canvas.line * 1.15
    written = [Label(stage.middle, stage.band.label, "inEnd", right=stage.off * step, down=up, colour=blue) for stage in found]
    return [series.bars(paper, names, column, looks.unseen(), points=tones, written=written, named=False)]


def _dots(paper: Paper, names: Column, one: Series, spec: ChartSpec, box: Box) -> list[Node]:
    """Points without a line, each role with its marker, and its interval where there is one."""
    plus = minus = None
    if one.low and one.high:
        paper.column(_("{what}, low", what=one.name), one.low, spec.axis.format)
        paper.column(_("{what}, high", what=one.name), one.high, spec.axis.format)
        up = [None if v is None or end is None else max(end - v, 0.0) for v, end in zip(one.values, one.high, strict=True)]
        down = [None if v is None or end is None else max(v - end, 0.0) for v, end in zip(one.values, one.low, strict=True)]
        plus = paper.column(_("{what}, upwards", what=one.name), up, spec.axis.format)
        minus = paper.column(_("{what}, downwards", what=one.name), down, spec.axis.format)
    drawn = []
    present = [i for i, value in enumerate(one.values) if value is not None]
    roles = list(dict.fromkeys(one.role_at(i) for i in present))
    for role in roles:
        mine = {i for i in present if one.role_at(i) == role}
        head = f"{one.name} {glyph(role)}".strip() if len(roles) > 1 else one.name
        column = paper.column(head, [value if i in mine else None for i, value in enumerate(one.values)], spec.axis.format)
        error = series.intervals(role, plus, minus, thin=role == "value") if plus and minus else None
        written = [_word(one, i, spec, paper.canvas, box) for i in sorted(mine) if one.texts and one.texts[i]]
        hollow = OFFICE[role].hollow  # as in charts.drawingml.spots
        for look, said in ((looks.hole, False), (looks.marker, True), (looks.hole, False)) if hollow else ((looks.marker, True),):
            unlined, marks = el("c:spPr", looks.no_line()), look(role)
            drawn.append(
                series.line(
                    paper, names, column, shape=unlined, marker=marks, written=written if said else (), error=error if said else None, named=said
                )
            )
    return drawn


def _word(one: Series, i: int, spec: ChartSpec, canvas: Canvas, box: Box) -> Label:
    """The words under a point; near an edge they lean inwards, where the floor is near they stand above."""
    text, value, count = one.texts[i], one.values[i] or 0.0, len(spec.categories)
    half, at = canvas.wide(text, True) / 2, (i + 0.5) * box.width / count
    right = max(0.0, half - at) - max(0.0, half - (box.width - at))
    low = (value - spec.axis.low) / (spec.axis.high - spec.axis.low) * box.height < canvas.line + OFFICE[one.role_at(i)].size / 2
    return Label(i, text, "t" if low else "b", right=right, strong=True, colour=OFFICE[one.role_at(i)].colour)
