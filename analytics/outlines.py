"""Outlines with fewer corners: what no eye tells apart is left out, and neighbours keep one border between them.

A border that two townships share is thinned once, so that neither a gap nor an overlap opens (Douglas–Peucker on the stretches between
the corners where more than two outlines' edges meet).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Ring = tuple[tuple[float, float], ...]
Polygons = tuple[tuple[Ring, ...], ...]
FINEST = 1 / 3000
"""Of the map's longer side: a third of a pixel on a screen, a twentieth of a millimetre on paper."""
COARSEST = 1 / 200
MOST = 8_000
"""Corners that a map is brought down to, where the coarsest step can do it."""


def aspect(south: float, north: float) -> float:
    """How much longer a degree of latitude is drawn than one of longitude, at the middle of a map (equirectangular projection)."""
    return 1 / max(math.cos(math.radians((south + north) / 2)), 0.1)


def thinned(shapes: Mapping[str, Polygons], most: int = MOST) -> dict[str, Polygons]:
    """The same areas with at most about `most` corners in all, if that can be had without being seen from afar; every area keeps its largest part."""
    corners = np.asarray([corner for ring in _rings(shapes) for corner in ring], dtype=np.float64)
    if not len(corners):
        return dict(shapes)
    low, high = corners.min(axis=0), corners.max(axis=0)
    scale = np.asarray([1.0, aspect(float(low[1]), float(high[1]))])
    longer, share = float(((high - low) * scale).max()), FINEST
    fixed = _meeting(shapes)
    found: Mapping[str, Polygons] = shapes
    while True:
        found = _at(found, fixed, scale, longer * share)
        if sum(map(len, _rings(found))) <= most or share >= COARSEST:
            return found
        share = min(2 * share, COARSEST)


def _rings(shapes: Mapping[str, Polygons]) -> Iterator[Ring]:
    return (ring for polygons in shapes.values() for polygon in polygons for ring in polygon)


def _meeting(shapes: Mapping[str, Polygons]) -> set[tuple[float, float]]:
    """The corners from which more than two edges lead: there a border ends or begins."""
    beside: defaultdict[tuple[float, float], set[tuple[float, float]]] = defaultdict(set)
    for ring in _rings(shapes):
        for one, other in pairwise(ring):
            beside[one].add(other)
            beside[other].add(one)
    return {corner for corner, others in beside.items() if len(others) > 2}


def _at(shapes: Mapping[str, Polygons], fixed: set[tuple[float, float]], scale: NDArray[np.float64], tolerance: float) -> dict[str, Polygons]:
    known: dict[Ring, Ring] = {}
    found: dict[str, Polygons] = {}
    for code, polygons in shapes.items():
        thin = [tuple(_ring(ring, fixed, scale, tolerance, known) for ring in polygon) for polygon in polygons]
        kept = tuple(tuple(ring for ring in polygon if len(ring) > 3) for polygon in thin if len(polygon[0]) > 3)
        found[code] = kept or (max(polygons, key=lambda polygon: len(polygon[0])),)
    return found


def _ring(ring: Ring, fixed: set[tuple[float, float]], scale: NDArray[np.float64], tolerance: float, known: dict[Ring, Ring]) -> Ring:
    """The closed ring, stretch by stretch between fixed corners; one without any begins at its first corner in order of place."""
    places = [at for at, corner in enumerate(ring[:-1]) if corner in fixed]
    start = places[0] if places else min(range(len(ring) - 1), key=lambda at: ring[at])
    turned = ring[start:-1] + ring[: start + 1]
    cuts = [at for at, corner in enumerate(turned) if at and corner in fixed and at < len(turned) - 1]
    if not cuts:  # no stretch has both ends in one place: the corner farthest from the start divides it
        away = (np.asarray(turned) - np.asarray(turned[0])) * scale
        cuts = [int((away**2).sum(axis=1).argmax())]
    made: list[tuple[float, float]] = [turned[0]]
    for first, last in pairwise([0, *cuts, len(turned) - 1]):
        made += _stretch(turned[first : last + 1], scale, tolerance, known)[1:]
    return tuple(made)


def _stretch(corners: Ring, scale: NDArray[np.float64], tolerance: float, known: dict[Ring, Ring]) -> Ring:
    """A stretch with its ends kept; the same whichever way it is walked."""
    ahead = corners <= corners[::-1]
    one = corners if ahead else corners[::-1]
    if one not in known:
        known[one] = tuple(one[at] for at in _bends(np.asarray(one, dtype=np.float64) * scale, tolerance))
    return known[one] if ahead else known[one][::-1]


def _bends(places: NDArray[np.float64], tolerance: float) -> list[int]:
    """The places of a line that lie farther than `tolerance` from the one drawn without them (Douglas–Peucker)."""
    kept, open_ = {0, len(places) - 1}, [(0, len(places) - 1)]
    while open_:
        first, last = open_.pop()
        if last - first < 2:
            continue
        away, along = places[first + 1 : last] - places[first], places[last] - places[first]
        length = float(along @ along)
        share = np.clip(away @ along / length, 0, 1) if length else np.zeros(len(away))
        off = ((away - share[:, None] * along) ** 2).sum(axis=1)
        at = int(off.argmax())
        if off[at] > tolerance**2:
            middle = first + 1 + at
            kept.add(middle)
            open_ += [(first, middle), (middle, last)]
    return sorted(kept)
