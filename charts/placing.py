"""Where the names of single points stand: beside their point, inside the plot, and not on one another."""

from __future__ import annotations

from collections.abc import Sequence

from charts.measure import SMALL, width

LINE = 18
"""Height of a line of text, in pixels."""
AWAY = 10
"""From the middle of a point to its text, in pixels."""

Box = tuple[float, float, float, float]
SIDES = ("middle right", "middle left", "top center", "bottom center", "top right", "top left", "bottom right", "bottom left")
LEFTWARD = ("middle left", "top center", "bottom center", "top left", "bottom left")
"""In the right half: on a narrow screen a name there would reach beyond the plot."""


def beside(
    points: Sequence[tuple[float, float]], texts: Sequence[str], others: Sequence[tuple[float, float]], size: tuple[float, float]
) -> list[str]:
    """Which side each text stands on, '' where it has no room. Places in pixels from the upper left; `others` are unnamed points.

    The first texts choose first, so the most important ones stand first. A text may cover unnamed points, but no name and no named point.
    """
    taken: list[Box] = [(x - 8, y - 8, x + 8, y + 8) for x, y in points]
    placed: list[str] = []
    for (x, y), text in zip(points, texts, strict=True):
        sides = SIDES if x < size[0] / 2 else LEFTWARD
        fits = [(side, box) for side in sides if text and _inside(box := _box(x, y, text, side), size) and not _meets(box, taken, (x, y))]
        if not fits:
            placed.append("")
            continue
        side, box = min(fits, key=lambda fit: (_covered(fit[1], others), sides.index(fit[0])))
        taken.append(box)
        placed.append(side)
    return placed


def _box(x: float, y: float, text: str, side: str) -> Box:
    wide = width(text, SMALL)
    down, across = side.split()
    left = x + AWAY if across == "right" else x - AWAY - wide if across == "left" else x - wide / 2
    top = y - AWAY - LINE if down == "top" else y + AWAY if down == "bottom" else y - LINE / 2
    return left, top, left + wide, top + LINE


def _inside(box: Box, size: tuple[float, float]) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= size[0] and box[3] <= size[1]


def _meets(box: Box, taken: Sequence[Box], own: tuple[float, float]) -> bool:
    return any(
        box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1]
        for other in taken
        if not (other[0] < own[0] < other[2] and other[1] < own[1] < other[3])
    )


def _covered(box: Box, others: Sequence[tuple[float, float]]) -> int:
    return sum(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in others)
