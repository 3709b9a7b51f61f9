"""The numbers of areas that have no room for their name, and what stands behind each: columns of a key right of the map or below it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from charts.areas import Area
from charts.drawingml.canvas import Canvas
from charts.drawingml.map_names import counted
from words import _, numbers

GAP = 1.4
"""Between two columns, in letters."""
SIGN = 0.6
"""Letters by which a verdict's sign may be wider than it is counted with."""


@dataclass(frozen=True)
class Key:
    """The entries of a key in columns of `rows`, each `wide` points; `left_out` more areas have no entry. `height` in points."""

    entries: tuple[str, ...]
    rows: int
    wide: float
    height: float
    left_out: int = 0


def key(areas: Sequence[Area], canvas: Canvas, wide: float, rows: int, columns: int) -> Key:
    """A key of these areas in so many rows and columns at most; of more the last entry says how many have none."""
    said, room = entries(areas), rows * columns
    if not said:
        return Key((), 0, wide, 0.0)
    left_out = len(said) - room + 1 if len(said) > room else 0
    if left_out:
        said = (*said[: room - 1], _("{n} more: see the table", n=numbers.count(left_out)))
    used = math.ceil(len(said) / max(1, math.ceil(len(said) / max(rows, 1))))
    return Key(said, used, wide, used * canvas.line, left_out)


def entries(areas: Sequence[Area]) -> tuple[str, ...]:
    """'3 桥头镇 ● 81.0% (84)' for each, numbered from 1; of an area without batches that it has none."""
    said = ((str(n), area.name, counted(area) or _("no batch judged")) for n, area in enumerate(areas, 1))
    return tuple(numbers.NBSP.join(each).replace(" ", numbers.NBSP) for each in said)


def wide(areas: Sequence[Area], canvas: Canvas) -> float:
    """The width of a column that has room for any of these areas, in points."""
    return canvas.widest(entries(areas)) + (GAP + SIGN) * canvas.size
