"""Lines, areas and markers of a role, as DrawingML."""

from __future__ import annotations

from charts.drawingml.canvas import EMU
from charts.drawingml.xml import Node, el
from charts.office_roles import GRID, OFFICE, PAGE, OfficeStyle
from charts.spec import Role

LARGEST = 72
"""The schema's largest marker, in points."""


def colour(value: str, alpha: float = 1.0) -> Node:
    """`a:solidFill`; `alpha` is the share that covers what lies below."""
    veil = el("a:alpha", val=round(alpha * 100_000)) if alpha < 1 else None
    return el("a:solidFill", el("a:srgbClr", veil, val=value))


def line(value: str, width: float, dash: str = "solid") -> Node:
    """`a:ln` of so many points."""
    return el("a:ln", colour(value), el("a:prstDash", val=dash), el("a:round"), w=round(width * EMU), cap="flat")


def no_line() -> Node:
    """`a:ln` that is not drawn."""
    return el("a:ln", el("a:noFill"))


def stroke(role: Role) -> Node:
    """`c:spPr` of a line of this role."""
    style = OFFICE[role]
    return el("c:spPr", line(style.colour, style.width, style.dash))


def interval(role: Role, *, thin: bool = False) -> Node:
    """`c:spPr` of an interval of this role: thicker where the verdict is sure."""
    style = OFFICE[role]
    width = 1.5 if thin else style.width + (0.5 if role in ("met", "missed") else 0)
    return el("c:spPr", line(style.colour, width))


def unseen() -> Node:
    """`c:spPr` of what only carries labels."""
    return el("c:spPr", el("a:noFill"), no_line())


def grid() -> Node:
    """`c:spPr` of a grid line."""
    return el("c:spPr", line(GRID, 0.75))


def area(role: Role) -> Node:
    """`c:spPr` of a bar: its colour or stripes, with a rim of the page's colour that keeps neighbours apart."""
    style = OFFICE[role]
    fill = (
        el("a:pattFill", el("a:fgClr", el("a:srgbClr", val=PAGE)), el("a:bgClr", el("a:srgbClr", val=style.colour)), prst=style.pattern)
        if style.pattern
        else colour(style.colour)
    )
    return el("c:spPr", fill, line(PAGE, 1.0))


def marker(role: Role, size: float | None = None) -> Node:
    """`c:marker` of a role; `size` in points where it is not the role's own."""
    style = OFFICE[role]
    return _marker(style, style.size if size is None else size, style.colour)


def hole(role: Role, size: float | None = None) -> Node:
    """The `c:marker` in the page's colour that makes a marker hollow; as a rim alone LibreOffice would draw it white on white."""
    style = OFFICE[role]
    return _marker(style, (style.size if size is None else size) - 4, PAGE)


def _marker(style: OfficeStyle, size: float, fill: str) -> Node:
    size = max(2, min(LARGEST, round(size)))
    return el("c:marker", el("c:symbol", val=style.symbol), el("c:size", val=size), el("c:spPr", colour(fill), line(fill, 0.75)))


def no_marker() -> Node:
    """`c:marker` that is not drawn."""
    return el("c:marker", el("c:symbol", val="none"))


def dash(role: Role) -> Node:
    """`c:marker` of a line that has one point only: a short piece of it."""
    style = OFFICE[role]
    return el("c:marker", el("c:symbol", val="dash"), el("c:size", val=20), el("c:spPr", colour(style.colour), no_line()))
