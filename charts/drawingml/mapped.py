"""A map as a group of shapes that can be edited: a freeform for every township, its name and figures on it, and what the fillings mean."""

from __future__ import annotations

from dataclasses import replace

from charts.areas import Area, MapSpec, Shade
from charts.drawingml import map_layout, map_names
from charts.drawingml.canvas import Canvas
from charts.drawingml.map_layout import Laid, Plane
from charts.drawingml.map_names import Way
from charts.drawingml.pieces import UNIT, Group, Line, Piece
from charts.drawingml.xml import kept
from charts.office_roles import AREAS

MOST_AREAS, MOST_CORNERS = 150, 20_000
"""More townships than that nobody reads on a page, and more corners would make the file slow to open: then the table says it."""
SWATCH = 1.5, 0.85
"""Width and height of a swatch, in letters."""


def supports(spec: MapSpec) -> bool:
    """Whether the map can be drawn: it has areas, and not too many."""
    return not spec.empty and len(spec.areas) <= MOST_AREAS and spec.corners <= MOST_CORNERS


def height(spec: MapSpec, canvas: Canvas, letters: float) -> float:
    """The height in points that suits the map at the canvas' width."""
    return _legend_height(spec, canvas) + map_layout.height(_plane(spec, canvas, letters), canvas)


def complete(spec: MapSpec, canvas: Canvas, letters: float) -> bool:
    """Whether every number on the map has its place in the key."""
    return map_layout.lay(_plane(spec, canvas, letters), _body(spec, canvas)).key.whole


def draw(spec: MapSpec, canvas: Canvas, letters: float) -> Group:
    """The map on the canvas; `letters`: the size of what is written on the areas, in points.

    ValueError where it is not supported, or its key has no room.
    """
    if not supports(spec):
        raise ValueError(f"{spec.key}: there is no area to draw, or there are too many.")
    flat, top = _plane(spec, canvas, letters), _legend_height(spec, canvas)
    laid, areas = map_layout.lay(flat, _body(spec, canvas)), flat.areas
    if not laid.key.whole:
        raise ValueError(f"{spec.key}: what stands for the areas without a name has no room beside the map.")
    pieces = [
        *(_area(area, laid.scale, top) for area in areas),
        *(_name(areas[i], way, laid.scale, letters, top) for i, way in laid.written.items()),
        *(_name(areas[i], Way((str(n),), 1, map_names.middle(areas[i]), 0.0), laid.scale, letters, top) for n, i in enumerate(laid.numbered, 1)),
        *_key(laid, canvas, top),
        *_legend(spec, canvas),
    ]
    wide, tall = max(each.left + each.width for each in pieces), max(each.top + each.height for each in pieces)
    return Group(kept(spec.title).replace("\n", " ")[:120], kept(spec.alt), wide, tall, tuple(pieces))


def units(points: float) -> int:
    """Points as units of a piece."""
    return round(points * UNIT)


def _plane(spec: MapSpec, canvas: Canvas, letters: float) -> Plane:
    return map_layout.plane(spec, Canvas(1.0, 1.0, letters, canvas.latin, canvas.asian))


def _body(spec: MapSpec, canvas: Canvas) -> Canvas:
    return replace(canvas, height=canvas.height - _legend_height(spec, canvas))


def _area(area: Area, scale: float, top: float) -> Piece:
    rings = [[(units(x * scale), units(top + y * scale)) for x, y in ring] for polygon in area.polygons for ring in polygon]
    left, upper = min(x for ring in rings for x, _y in ring), min(y for ring in rings for _x, y in ring)
    right, lower = max(x for ring in rings for x, _y in ring), max(y for ring in rings for _x, y in ring)
    own = tuple(tuple((x - left, y - upper) for x, y in ring) for ring in rings)
    return Piece(area.name, left, upper, right - left, lower - upper, area.fill, own)


def _name(area: Area, way: Way, scale: float, letters: float, top: float) -> Piece:
    wide, tall = max(len(line) for line in way.lines) * letters + letters, len(way.lines) * letters * 1.3
    said = tuple(Line(line, strong=i == way.head, colour=AREAS[area.fill].text) for i, line in enumerate(way.lines))
    left, upper = way.middle[0] * scale - wide / 2, top + way.middle[1] * scale - tall / 2
    return Piece(" ".join(way.lines[: way.head]), units(left), units(upper), units(wide), units(tall), lines=said, size=letters)


def _key(laid: Laid, canvas: Canvas, top: float) -> list[Piece]:
    """The entries, column by column: right of the map from its upper end, or below it."""
    left = laid.width + map_layout.GAP * canvas.size if laid.beside else 0.0
    upper = top if laid.beside else top + laid.height + map_layout.GAP * canvas.size
    pieces = []
    for i, entry in enumerate(laid.key.entries):
        column, row = divmod(i, laid.key.rows)
        x, y = left + column * laid.key.wide, upper + row * canvas.line
        pieces.append(_text(entry, x, y, laid.key.wide, canvas))
    return pieces


def _legend(spec: MapSpec, canvas: Canvas) -> list[Piece]:
    """A swatch and its words for each filling, line after line from the upper left."""
    pieces = []
    for shade, left, top in _swatches(spec, canvas):
        wide, tall = (each * canvas.size for each in SWATCH)
        upper = top + (canvas.line - tall) / 2
        pieces.append(Piece(shade.text, units(left), units(upper), units(wide), units(tall), shade.fill))
        pieces.append(_text(shade.text, left + wide + 0.4 * canvas.size, top, canvas.wide(shade.text) + canvas.size, canvas))
    return pieces


def _swatches(spec: MapSpec, canvas: Canvas) -> list[tuple[Shade, float, float]]:
    """Each filling with the upper left corner of its place, in points."""
    found, left, top = [], 0.0, 0.0
    for shade in spec.legend:
        wide = (SWATCH[0] + 2.2) * canvas.size + canvas.wide(shade.text)
        if left and left + wide > canvas.width:
            left, top = 0.0, top + canvas.line * 1.15
        found.append((shade, left, top))
        left += wide
    return found


def _legend_height(spec: MapSpec, canvas: Canvas) -> float:
    places = _swatches(spec, canvas)
    return places[-1][2] + canvas.line * 1.6 if places else 0.0


def _text(text: str, left: float, top: float, wide: float, canvas: Canvas) -> Piece:
    return Piece(text, units(left), units(top), units(wide), units(canvas.line), lines=(Line(text),), size=canvas.size, align="l")
