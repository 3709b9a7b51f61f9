"""Where a point lies in an area: points in a grid within outlines, and the place for a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Ring = Sequence[tuple[float, float]]


def inside(ring: Ring, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which of the points (two arrays of one length) lie in a closed ring: even-odd rule, a point on the edge in either."""
    corners = np.asarray(ring, dtype=np.float64)
    within = np.zeros(len(x), dtype=bool)
    for (x1, y1), (x2, y2) in pairwise(corners):
        if y1 != y2:
            crosses = (y1 > y) != (y2 > y)
            within ^= crosses & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return within


def grid(areas: Mapping[str, Sequence[Ring]], most: int) -> dict[str, list[tuple[float, float]]]:
    """Points on one square grid of about `most` places, by the area that holds them; an area between the places has its name's place alone."""
    corners = np.asarray([corner for rings in areas.values() for ring in rings for corner in ring], dtype=np.float64)
    if not len(corners):
        return {}
    (west, south), (east, north) = corners.min(axis=0), corners.max(axis=0)
    step = max(np.sqrt(max(east - west, 1e-9) * max(north - south, 1e-9) / most), 1e-9)
    found: dict[str, list[tuple[float, float]]] = {}
    for key, rings in areas.items():
        places: list[tuple[float, float]] = []
        for ring in rings:
            box = np.asarray(ring, dtype=np.float64)
            low, high = box.min(axis=0), box.max(axis=0)
            xs = west + step * np.arange(np.ceil((low[0] - west) / step), np.floor((high[0] - west) / step) + 1)
            ys = south + step * np.arange(np.ceil((low[1] - south) / step), np.floor((high[1] - south) / step) + 1)
            across, along = (part.ravel() for part in np.meshgrid(xs, ys))
            held = inside(ring, across, along)
            places += list(zip(across[held].tolist(), along[held].tolist(), strict=True))
        found[key] = places or [label_point(max(rings, key=len))]
    return found


def label_point(ring: Ring) -> tuple[float, float]:
    """A place well within a ring: the middle of its widest stretch at half, a third or two thirds of its height."""
    box = np.asarray(ring, dtype=np.float64)
    low, high = box.min(axis=0), box.max(axis=0)
    best = (0.0, float((low[0] + high[0]) / 2), float((low[1] + high[1]) / 2))
    for share in (0.5, 0.4, 0.6, 0.3, 0.7):
        y = float(low[1] + share * (high[1] - low[1]))
        crossings = sorted(_crossings(box, y))
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            if right - left > best[0] * 1.15:
                best = (right - left, (left + right) / 2, y)
    return best[1], best[2]


def main_ring(polygons: Sequence[Sequence[tuple[tuple[float, float], ...]]]) -> tuple[tuple[float, float], ...]:
    """The outer ring of the part that reaches farthest: where a name is written."""
    return max((polygon[0] for polygon in polygons), key=_extent)


def _extent(ring: Ring) -> float:
    return (max(p[0] for p in ring) - min(p[0] for p in ring)) * (max(p[1] for p in ring) - min(p[1] for p in ring))


def _crossings(box: NDArray[np.float64], y: float) -> list[float]:
    return [float(x1 + (y - y1) * (x2 - x1) / (y2 - y1)) for (x1, y1), (x2, y2) in pairwise(box) if (y1 > y) != (y2 > y)]
