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
LONGEST = 24
"""Letters of a name in a key."""
SIGN = 0.6
"""Letters by which a verdict's sign may be wider than it is counted with."""


@dataclass(frozen=True)
class Key:
    """The entries of a key in columns of `rows`, each `wide` points; not `whole`: they have no room. `height` in points."""

    entries: tuple[str, ...]
    rows: int
    wide: float
    height: float
    whole: bool = True


def key(said: Sequence[str], canvas: Canvas, wide: float, rows: int, columns: int) -> Key:
    """A key of these entries in so many rows and columns at most, the columns of one height."""
    if not said:
        return Key((), 0, wide, 0.0)
    used = math.ceil(len(said) / math.ceil(len(said) / rows))
    return Key(tuple(said), used, wide, used * canvas.line, len(said) <= rows * columns)


def entries(areas: Sequence[Area], unplaced: Sequence[Area]) -> tuple[str, ...]:
    """'3 桥头镇 ● 81.0% (84)' for each, numbered from 1, or that it has no batches; of one without an outline that it is not on the map."""
    said = [" ".join((str(n), _short(area.name), counted(area) or _("no batch judged"))) for n, area in enumerate(areas, 1)]
    said += [_("{township}, not on the map", township=f"{_short(area.name)} {counted(area)}") for area in unplaced]
    return tuple(each.replace(" ", numbers.NBSP) for each in said)


def wide(said: Sequence[str], canvas: Canvas) -> float:
    """The width of a column that has room for any of these entries, in points; 0 for none."""
    return canvas.widest(list(said)) + (GAP + SIGN) * canvas.size if said else 0.0


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
