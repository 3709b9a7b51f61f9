"""What is written around columns: names at the right end of the lines, stages above them, and which categories have their label."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from charts.drawingml import looks, series
from charts.drawingml.book import Column
from charts.drawingml.canvas import Box, Canvas
from charts.drawingml.labels import Label
from charts.drawingml.paper import Paper
from charts.drawingml.xml import Node, el
from charts.measure import spread
from charts.spec import Band, ChartSpec
from words import _

MAIN, SECOND = (131, 132), (133, 134)
"""The axes of categories and of values, of the first pair and of the second."""


@dataclass(frozen=True)
class End:
    """The name of a line at its right end: the place of its last point, its value there, and how far down it is moved, in points."""

    text: str
    strong: bool
    at: int
    value: float
    down: float = 0.0


@dataclass(frozen=True)
class Stage:
    """A band in whole categories; its name stands over the one in its middle, `off` categories to the right of it."""

    band: Band
    places: tuple[int, ...]

    @property
    def middle(self) -> int:
        """The category in the middle, the left one of two."""
        return self.places[(len(self.places) - 1) // 2]

    @property
    def off(self) -> float:
        """From its middle to that of the stage, in categories."""
        return (self.places[0] + self.places[-1]) / 2 - self.middle


def at_the_end(spec: ChartSpec) -> list[End]:
    """The lines that are named at their right end: the rules, and the limits in steps."""
    last = len(spec.categories) - 1
    named = [End(rule.label, rule.role == "target", last, rule.value) for rule in spec.rules]
    for one in spec.series:
        places = [i for i, value in enumerate(one.values) if value is not None]
        if one.mark == "step" and places:
            value = one.values[places[-1]]
            named.append(End(one.name, False, places[-1], 0.0 if value is None else value))
    return named


def placed(ends: Sequence[End], spec: ChartSpec, canvas: Canvas, box: Box) -> dict[str, End]:
    """The same by name, moved up or down where they would touch."""
    point = (spec.axis.high - spec.axis.low) / box.height
    moved = spread([each.value for each in ends], canvas.line * 0.95 * point)
    return {each.text: replace(each, down=(each.value - to) / point) for each, to in zip(ends, moved, strict=True)}


def stages(spec: ChartSpec) -> list[Stage]:
    """Each band as the categories of which it has the larger part; one that has none takes the category where it has most."""
    parts = [[max(0.0, min(band.end, i + 0.5) - max(band.start, i - 0.5)) for i in range(len(spec.categories))] for band in spec.bands]
    owner = {i: max(range(len(parts)), key=lambda b: parts[b][i]) for i in range(len(spec.categories)) if any(part[i] > 0.01 for part in parts)}
    for b, part in enumerate(parts):
        if b not in owner.values() and max(part, default=0.0) > 0:
            owner[part.index(max(part))] = b
    held = [(band, tuple(sorted(i for i, mine in owner.items() if mine == b))) for b, band in enumerate(spec.bands)]
    return [Stage(band, places) for band, places in held if places]


def room(spec: ChartSpec, canvas: Canvas) -> float:
    """The room for the labels of the categories, in points."""
    return canvas.line * (max((name.count("\n") + 1 for name in spec.categories), default=1) + 0.5)


def dense(spec: ChartSpec, canvas: Canvas, box: Box) -> bool:
    """Whether the categories have not all room for their label: then only some are written, in the way of `labels`."""
    return _every(spec, canvas, box) > 1


def labels(paper: Paper, names: Column, spec: ChartSpec, floor: float, box: Box) -> Node:
    """Labels of some categories, evenly spaced, through the one where a new year begins (its label has two lines).

    They are written at an unseen line: which ones an axis leaves out differs between Office and LibreOffice. The first names its year and
    takes the place of the next where both have no room.
    """
    step, count = _every(spec, paper.canvas, box), len(spec.categories)
    year = next((i for i, name in enumerate(spec.categories) if i and "\n" in name), 0)
    shown = list(range(year % step, count, step))
    if shown[0] and shown[0] != year:
        shown[0] = 0
    place = paper.column(_("Labels of the axis"), [floor] * count, "number")
    written = [Label(i, spec.categories[i], "b") for i in shown]
    return series.line(paper, names, place, shape=el("c:spPr", looks.no_line()), marker=looks.no_marker(), written=written, named=False)


def _every(spec: ChartSpec, canvas: Canvas, box: Box) -> int:
    count = max(len(spec.categories), 1)
    need = canvas.widest(spec.categories) + canvas.size * 0.5
    return max(1, math.ceil(need * count / box.width))
