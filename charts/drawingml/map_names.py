"""Where a name and a rate stand within an area: on two lines or three, wherever the whole text lies inside, off the borders as far as can be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from charts.areas import Area
from charts.drawingml.canvas import Canvas
from charts.within import inside, label_point, main_ring
from words import _, numbers

GRID = 9
"""Places tried along either side of an area's box."""
MOST_WORDS = 3
"""Words of a name that stand a line each."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Way:
    """A way to write on an area: its lines, the first `head` of them its name, and the least points a unit must have for all to lie inside.

    `middle` is that of the text, in the area's own units.
    """

    lines: tuple[str, ...]
    head: int
    middle: tuple[float, float]
    least: float


def ways(area: Area, canvas: Canvas) -> tuple[Way, ...]:
    """The ways to write an area's name and figures in the canvas' letters, the best first; none for an area without a name."""
    if not area.name:
        return ()
    rings = [np.asarray(ring, dtype=np.float64) for polygon in area.polygons for ring in polygon]
    places = _places(area, rings)
    found = []
    for name, figures in _texts(area):
        lines = (*name, *figures)
        half = np.asarray([canvas.widest(lines) + 0.6 * canvas.size, len(lines) * canvas.line]) / 2
        room = np.min([_room(places / half, ring / half) for ring in rings], axis=0)
        best = int(room.argmax())
        found.append(Way(lines, len(name), (float(places[best, 0]), float(places[best, 1])), 1 / room[best] if room[best] > 0 else math.inf))
    return tuple(found)


def middle(area: Area) -> tuple[float, float]:
    """The place of a number: well within the largest part, in the area's own units."""
    return label_point(main_ring(area.polygons))


def counted(area: Area) -> str:
    """The figures of an area on one line: '● 81.0% (84)', '3/4', '' of one without batches."""
    return _("{rate} ({n})", rate=area.figure, n=numbers.count(area.count)) if area.count else area.figure


def _texts(area: Area) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Name and figures in lines: the name whole, else a word a line; the figures on one line, else n on one of its own."""
    words = tuple(area.name.split())
    names = [(area.name,), words] if 1 < len(words) <= MOST_WORDS else [(area.name,)]
    figures: list[tuple[str, ...]] = [(counted(area),)] if area.figure else [()]
    if area.count:
        figures.append((area.figure, numbers.sample_size(area.count)))
    return [(name, said) for name in names for said in figures]


def _places(area: Area, rings: Sequence[Floats]) -> Floats:
    """Places within the largest part, outside its holes: its usual place for a name, and a grid."""
    outer = np.asarray(main_ring(area.polygons), dtype=np.float64)
    low, high = outer.min(axis=0), outer.max(axis=0)
    steps = [np.linspace(low[i], high[i], GRID + 2)[1:-1] for i in (0, 1)]
    x, y = (part.ravel() for part in np.meshgrid(*steps))
    within = np.zeros(len(x), dtype=bool)
    for ring in rings:
        within ^= inside([(a, b) for a, b in ring], x, y)
    within &= inside([(a, b) for a, b in outer], x, y)
    return np.vstack([[middle(area)], np.column_stack([x, y])[within]])


def _room(places: Floats, ring: Floats) -> Floats:
    """For each place, the half side of the largest square about it that no edge of the ring enters: the least of max(|x|, |y|) along an edge.

    That is least at an end of an edge, or where it crosses an axis or a diagonal through the place.
    """
    start = ring[None, :-1] - places[:, None]
    step = np.diff(ring, axis=0)[None]
    least = np.abs(start).max(axis=2)
    lines = (step[..., 0], start[..., 0]), (step[..., 1], start[..., 1])
    (sx, x), (sy, y) = lines
    for slope, offset in (*lines, (sx - sy, x - y), (sx + sy, x + y)):
        with np.errstate(divide="ignore", invalid="ignore"):
            at = np.clip(np.nan_to_num(-offset / slope, nan=0.0, posinf=0.0, neginf=0.0), 0, 1)
        least = np.minimum(least, np.maximum(np.abs(x + at * sx), np.abs(y + at * sy)))
    return np.asarray(least.min(axis=1))
