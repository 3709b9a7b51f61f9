"""A map on paper: what its fillings mean above it, the areas with their names, and right of it or below it the key to the areas with a number."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from charts.areas import Area, MapSpec
from charts.drawingml import map_keys
from charts.drawingml.canvas import Canvas
from charts.drawingml.map_keys import Key
from charts.drawingml.map_names import Way, ways

GAP = 1.2
"""Between the map and what stands beside it, in letters."""
WIDEST_KEY, HIGHEST_KEY = 0.62, 0.55
"""What a key takes of the width, or of the height, at most."""
HEIGHTS = (0.72, 0.9, 1.05, 1.2)
"""Heights of a map in text, as shares of its width: the first on which every number has its place in the key."""
LEAST_MAP = 0.45
"""What the areas take of the width, where some height leaves them so much."""
ROUNDED = 0.01
"""Of a line: what a height loses on its way through whole EMU."""
TOO_HIGH = 3.0
"""The height, in widths, of a map whose key has no room on any page."""


@dataclass(frozen=True)
class Plane:
    """The areas of a map on the plane of the screen, corners counted from its upper left one; `ways` to write on each; width and height.

    `unplaced` have no outline.
    """

    areas: tuple[Area, ...]
    unplaced: tuple[Area, ...]
    ways: tuple[tuple[Way, ...], ...]
    east: float
    south: float


@dataclass(frozen=True)
class Laid:
    """A map laid out: points of a unit of its corners, how each area is written on (by its place), the areas with a number, and their key.

    `width` and `height` are those of the areas alone, in points.
    """

    scale: float
    width: float
    height: float
    written: dict[int, Way]
    numbered: tuple[int, ...]
    key: Key
    beside: bool


@lru_cache(maxsize=4)  # height, room and drawing of one map ask for the same
def plane(spec: MapSpec, letters: Canvas) -> Plane:
    """The map without its scale. `letters` is what is written with on the areas."""
    west, south, east, north = spec.bounds
    aspect = spec.aspect
    areas = tuple(
        replace(
            area,
            polygons=tuple(tuple(tuple((x - west, (north - y) * aspect) for x, y in ring) for ring in polygon) for polygon in area.polygons),
        )
        for area in spec.areas
    )
    return Plane(areas, spec.unplaced, tuple(ways(area, letters) for area in areas), max(east - west, 1e-9), max((north - south) * aspect, 1e-9))


def lay(flat: Plane, canvas: Canvas) -> Laid:
    """The map on the whole canvas, the key where it leaves the map larger."""
    return min((_laid(flat, canvas, beside=beside) for beside in (True, False)), key=lambda each: (not each.key.whole, -each.scale))


def height(flat: Plane, canvas: Canvas) -> float:
    """The height that suits the map at the canvas' width, without what stands above it; beyond any page where its key has no room on one."""
    tried = [lay(flat, replace(canvas, height=share * canvas.width)) for share in HEIGHTS]
    whole = [laid for laid in tried if laid.key.whole]
    if not whole:
        return TOO_HIGH * canvas.width
    laid = next((each for each in whole if each.width >= LEAST_MAP * canvas.width), whole[0])
    return max(laid.height, laid.key.height) if laid.beside else laid.height + _under(laid.key.rows, canvas)


def _laid(flat: Plane, canvas: Canvas, *, beside: bool) -> Laid:
    """Columns (or lines below) of a key are kept free until the areas without room for their name fit into them."""
    free, wide = 0, 1.0
    while True:
        down = max(1, int(canvas.height / canvas.line + ROUNDED))
        across = max(1, int((canvas.width + map_keys.GAP * canvas.size) / wide))
        most = max(1, int(WIDEST_KEY * canvas.width / wide)) if beside else max(1, int(HIGHEST_KEY * down))
        free = min(free, most)
        room = canvas.width - _beside(free * wide * beside, canvas), canvas.height - _under(free * (not beside), canvas)
        scale = min(room[0] / flat.east, room[1] / flat.south)
        fitting = ((i, next((way for way in each if way.least <= scale), None)) for i, each in enumerate(flat.ways))
        written = {i: way for i, way in fitting if way}
        left = (i for i, area in enumerate(flat.areas) if area.name and i not in written)
        numbered = tuple(sorted(left, key=lambda i: not flat.areas[i].figure))  # those without batches last
        said = map_keys.entries([flat.areas[i] for i in numbered], flat.unplaced)
        needed, wanted = math.ceil(len(said) / (down if beside else across)), map_keys.wide(said, canvas)
        if wanted <= wide and (needed <= free or free == most):
            key = map_keys.key(said, canvas, wide, *((down, free) if beside else (free, across)))
            return Laid(scale, flat.east * scale, flat.south * scale, written, numbered, key, beside)
        free, wide = max(free, needed), max(wide, wanted)


def _beside(wide: float, canvas: Canvas) -> float:
    return wide + GAP * canvas.size if wide else 0.0


def _under(lines: int, canvas: Canvas) -> float:
    return lines * canvas.line + GAP * canvas.size if lines else 0.0
