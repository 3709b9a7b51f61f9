"""What a drawing of shapes is made of, in twentieths of a point from its upper left corner: freeforms, swatches and texts, for any office program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from charts.areas import Fill
from charts.drawingml.canvas import EMU
from charts.drawingml.looks import colour, line, no_line
from charts.drawingml.xml import Node, el
from charts.office_roles import AREAS, GREY, INK, PAGE

UNIT = 20
"""Units in a point: corners lie on this grid, so that neighbours keep one border."""
PER_UNIT = EMU // UNIT
"""EMU in a unit."""
RIM = 0.75
"""The line around an area, in points."""
Ring = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Line:
    """One line of a text."""

    text: str
    strong: bool = False
    colour: str = INK


@dataclass(frozen=True)
class Piece:
    """A shape in its box: filled and rimmed, or with lines of text, never both.

    `rings` are closed, relative to the box; without any it is a rectangle.
    """

    name: str
    left: int
    top: int
    width: int
    height: int
    fill: Fill | None = None
    rings: tuple[Ring, ...] = ()
    lines: tuple[Line, ...] = ()
    size: float = 0.0
    align: Literal["l", "ctr"] = "ctr"


@dataclass(frozen=True)
class Group:
    """Pieces in their order, the first at the bottom, on a ground of `width` × `height` units that just holds them.

    `alt` is said to those who cannot see it.
    """

    name: str
    alt: str
    width: int
    height: int
    pieces: tuple[Piece, ...]


def frame(tag: str, piece: Piece | Group, *, of_group: bool = False) -> Node:
    """`a:xfrm` of a piece, or of a group, whose own units are those of its pieces."""
    left, top = (piece.left, piece.top) if isinstance(piece, Piece) else (0, 0)
    size: dict[str, Any] = {"cx": max(piece.width, 1) * PER_UNIT, "cy": max(piece.height, 1) * PER_UNIT}
    inner = [el("a:chOff", x=0, y=0), el("a:chExt", **size)] if of_group else []
    return el(tag, el("a:off", x=left * PER_UNIT, y=top * PER_UNIT), el("a:ext", **size), inner)


def look(piece: Piece) -> list[Node]:
    """What follows the frame in the properties of a shape: its outline, filling and rim."""
    outline = _freeform(piece) if piece.rings else el("a:prstGeom", el("a:avLst"), prst="rect")
    if piece.fill is None:
        return [outline, el("a:noFill"), no_line()]
    return [outline, _filled(piece.fill), line(GREY, RIM)]


def _filled(fill: Fill) -> Node:
    style = AREAS[fill]
    if not style.striped:
        return colour(style.colour)
    return el("a:pattFill", el("a:fgClr", el("a:srgbClr", val=style.colour)), el("a:bgClr", el("a:srgbClr", val=PAGE)), prst="wdUpDiag")


def _freeform(piece: Piece) -> Node:
    """One path of all rings: where a hole runs the other way round, or lies within, it stays open."""
    steps: list[Node] = []
    for ring in piece.rings:
        first, *others = ring[:-1]
        steps.append(el("a:moveTo", _corner(first)))
        steps += [el("a:lnTo", _corner(corner)) for corner in others]
        steps.append(el("a:close"))
    empty = [el(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst")]
    ground = el("a:rect", l="0", t="0", r="r", b="b")
    return el("a:custGeom", empty, ground, el("a:pathLst", el("a:path", steps, w=max(piece.width, 1), h=max(piece.height, 1))))


def _corner(corner: tuple[int, int]) -> Node:
    return el("a:pt", x=corner[0], y=corner[1])
