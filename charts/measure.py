"""How wide a text is, what an axis label says, and places moved apart: what every backend measures before it draws."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from words import numbers

SMALL = 14
"""The font size, in pixels or points, of what stands beside a mark."""


def width(text: str, size: float = SMALL) -> float:
    """The width of the longest line in pixels, rounded up: a full-width character is as wide as the font size, a capital 0.7 of it, others 0.56."""
    return max(sum(_em(each) for each in line) for line in text.split("\n")) * size


def _em(char: str) -> float:
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else 0.7 if char.isupper() else 0.56


def widest(texts: Iterable[str], size: float = SMALL) -> float:
    """The widest of several texts, in pixels; 0 for none."""
    return max((width(text, size) for text in texts), default=0.0)


def tick(value: float, form: str) -> str:
    """An axis label."""
    if form == "percent":
        return numbers.percent(value, 0)
    return numbers.count(value) if form == "count" else numbers.number(value, 0 if float(value).is_integer() else 1)


def spread(positions: Sequence[float], least: float) -> list[float]:
    """Positions moved apart, as little as possible, until neighbours are at least `least` apart; the order stays."""
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    placed = [positions[i] for i in order]
    for _sweep in range(len(placed) * 4):
        for i in range(1, len(placed)):
            lack = least - (placed[i] - placed[i - 1])
            if lack > 1e-9:
                placed[i - 1] -= lack / 2
                placed[i] += lack / 2
    moved = list(positions)
    for place, i in zip(placed, order, strict=True):
        moved[i] = place
    return moved
