"""What is written around columns: names at the right end of the lines, stages above them, and which categories have their label."""

from __future__ import annotations

import math
from dataclasses import dataclass

from charts.drawingml.canvas import Box, Canvas
from charts.measure import spread
from charts.spec import Band, ChartSpec


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


def at_the_end(spec: ChartSpec, canvas: Canvas) -> list[End]:
    """The lines that are named at their right end: the rules, and the limits in steps."""
    last = len(spec.categories) - 1
    named = [End(rule.label, rule.role == "target", last, rule.value) for rule in spec.rules]
    for series in spec.series:
        places = [i for i, value in enumerate(series.values) if value is not None]
        if series.mark == "step" and places:
            value = series.values[places[-1]]
            named.append(End(series.name, False, places[-1], 0.0 if value is None else value))
    return named


def placed(spec: ChartSpec, canvas: Canvas, box: Box) -> dict[str, End]:
    """The same by name, moved up or down where they would touch."""
    ends = at_the_end(spec, canvas)
    point = (spec.axis.high - spec.axis.low) / box.height
    moved = spread([each.value for each in ends], canvas.line * 0.95 * point)
    return {each.text: End(each.text, each.strong, each.at, each.value, (each.value - to) / point) for each, to in zip(ends, moved, strict=True)}


def stages(spec: ChartSpec) -> list[Stage]:
    """Each band as the categories of which it has the larger part; one that has none takes the category where it has most."""
    parts = [[max(0.0, min(band.end, i + 0.5) - max(band.start, i - 0.5)) for i in range(len(spec.categories))] for band in spec.bands]
    owner = {i: max(range(len(parts)), key=lambda b: parts[b][i]) for i in range(len(spec.categories)) if any(part[i] > 0.01 for part in parts)}
    for b, part in enumerate(parts):
        if b not in owner.values() and max(part, default=0.0) > 0:
            owner[part.index(max(part))] = b
    held = [(band, tuple(sorted(i for i, mine in owner.items() if mine == b))) for b, band in enumerate(spec.bands)]
    return [Stage(band, places) for band, places in held if places]


def every(spec: ChartSpec, canvas: Canvas, box: Box) -> int:
    """Every which category has its label: as many as have room, and those among them where a new year begins (their label has two lines)."""
    count = max(len(spec.categories), 1)
    need = canvas.widest(spec.categories) + canvas.size * 0.6
    least = max(1, math.ceil(need / (box.width / count)))
    years = [i for i, name in enumerate(spec.categories) if i and "\n" in name]
    if not years or len(years) == count - 1:
        return least
    return next((step for step in range(least, 2 * least + 1) if years[0] % step == 0), least)
