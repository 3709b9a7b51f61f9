"""The column beside a figure: the value in large letters, the gap under it, and the facts, shrunk or cut to the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.util import Pt

from reports.slides import shapes, sizes, text
from reports.slides.measure import LEADING, cut, fitted, width, wrapped
from reports.slides.model import Fact, Slide
from reports.slides.sizes import Box
from reports.slides.text import Line, Run
from words import _

VALUE_HEIGHT, UNDER_HEIGHT = 80.0, 32.0
BETWEEN = 8.0


def column(slide: Any, placeholder: Any, said: Slide, room: Box) -> None:
    """Draw the column; the facts are the slide's own text, so that the outline has them."""
    top = room.top
    if said.value:
        _value(slide, said.value, Box(room.left, top, room.width, VALUE_HEIGHT))
        top += VALUE_HEIGHT
    if said.under:
        under = fitted(said.under, room.width, 2 * sizes.BODY[-1] * LEADING, sizes.BODY[1:])
        shapes.box(slide, Box(room.left, top, room.width, under.height), [text.line(under.text, under.size)], _("Against the target"))
        top += under.height
    top += 12 if top > room.top else 0
    place = Box(room.left, top, room.width, room.bottom - top)
    _put(placeholder, place)
    text.write(placeholder._element.txBody, fact_lines(said.facts, place))


def paragraphs(placeholder: Any, lines: Sequence[str], room: Box) -> None:
    """Paragraphs into the slide's own text, at the largest size at which all of them fit; where none does, the longest are cut."""
    _put(placeholder, room)
    text.write(placeholder._element.txBody, fact_lines([Fact("", each) for each in lines], room))


def _put(shape: Any, room: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = (Pt(each) for each in (room.left, room.top, room.width, room.height))


def fact_lines(found: Sequence[Fact], room: Box) -> list[Line]:
    """The facts as paragraphs that fit the room."""
    for size in sizes.BODY:
        if _height(found, size, room.width) <= room.height:
            return [_line(each, size) for each in found]
    size = sizes.BODY[-1]
    most = int((room.height - BETWEEN * (len(found) - 1)) / (size * LEADING))
    shares = _shared([len(wrapped(_whole(each), size, room.width - _extra(each, size))) for each in found], most)
    return [_line(Fact(each.lead, _cut(each, size, room.width, lines)), size) for each, lines in zip(found, shares, strict=True) if lines]


def _shared(wanted: list[int], most: int) -> list[int]:
    """So many lines for each that together they are at most `most`: the longest give way first."""
    given = list(wanted)
    while sum(given) > most and max(given) > 0:
        given[max(range(len(given)), key=lambda i: (given[i], i))] -= 1
    return given


def _cut(fact: Fact, size: float, room: float, lines: int) -> str:
    return cut(_whole(fact), size, room - _extra(fact, size), lines)[len(_lead(fact)) :]


def _lead(fact: Fact) -> str:
    return f"{fact.lead}　" if fact.lead else ""


def _whole(fact: Fact) -> str:
    return _lead(fact) + fact.text


def _extra(fact: Fact, size: float) -> float:
    """What the bold lead takes more than measured; it narrows every line, which is safe."""
    return width(_lead(fact), size, bold=True) - width(_lead(fact), size)


def _height(found: Sequence[Fact], size: float, room: float) -> float:
    return sum(len(wrapped(_whole(each), size, room)) * size * LEADING for each in found) + BETWEEN * max(0, len(found) - 1)


def _line(fact: Fact, size: float) -> Line:
    lead = (Run(_lead(fact), bold=True, colour=sizes.BLUE),) if fact.lead else ()
    return Line((*lead, Run(fact.text)), size, before=BETWEEN)


def _value(slide: Any, value: str, room: Box) -> None:
    number, unit = (value[:-1], "%") if value.endswith("%") else (value.split(" ", 1)[0], value.partition(" ")[2])
    size = next((each for each in sizes.VALUE if width(number, each, bold=True) + width(unit, each * 0.5, bold=True) <= room.width), sizes.VALUE[-1])
    shown = cut(number, size, room.width - width(unit, size * 0.5, bold=True), 1, bold=True)
    runs = (Run(shown, bold=True), Run(f" {unit}" if unit not in ("", "%") else unit, bold=True, size=size * 0.5))
    shapes.box(slide, room, [Line(runs, size, leading=1.15)], _("Value"))
