"""How far charts reach: ranges of axes, round and never cutting off what is drawn, and how many rows one draws."""

from __future__ import annotations

import math
from collections.abc import Iterable

from charts.spec import Axis

MOST = 60
"""Rows that one chart draws, its table holds all: a county has a tenth of it, a province thousands."""


def percent_axis(values: Iterable[float | None]) -> Axis:
    """A scale of rates: from the ten below the least value (80 % at most) to a hair beyond 100 %, so that a dot there is drawn whole."""
    known = [value for value in values if value is not None and not math.isnan(value)]
    low = math.floor((min(known, default=0.8) - 0.02) * 10) / 10
    return Axis("percent", max(0.0, min(low, 0.8)), 1.01)


def count_axis(values: Iterable[float | None], title: str = "", *, shown: bool = True, room: float = 0.0) -> Axis:
    """A scale of counts from 0 to a round figure over the greatest value; `room` (a share of it) is left beyond."""
    top = max((value for value in values if value is not None), default=1.0) or 1.0
    size = 10 ** math.floor(math.log10(top))
    nice = next(step * size for step in (1, 2, 4, 5, 6, 8, 10) if step * size >= top)
    return Axis("count", 0, max(nice, 2) if not room else top * (1 + room), title, shown)


def point_axis(values: Iterable[float | None], title: str = "") -> Axis:
    """A scale of changes in percentage points: 0 in it, the ends on whole steps beyond what is drawn, at least ±5."""
    known = [value for value in values if value is not None and not math.isnan(value)]
    low, high = min([0.0, *known]), max([0.0, *known])
    step = 5 if high - low <= 40 else 10 if high - low <= 100 else 20
    return Axis("number", min(-5, math.floor(low / step) * step), max(5, math.ceil(high / step) * step), title)
