"""Shapes beside the placeholders: text boxes and the badges of the two verdicts, each with a name that a screen reader can say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from reports.slides import sizes, text
from reports.slides.measure import width
from reports.slides.model import Badge
from reports.slides.sizes import LOOKS, Box

PAD = 9.0
GAP = 8.0
CHIP_HEIGHT = 26.0


def box(slide: Any, place: Box, lines: Sequence[text.Line], name: str, anchor: str = "t") -> Any:
    """A text box without inner margins."""
    shape = slide.shapes.add_textbox(*(Pt(each) for each in (place.left, place.top, place.width, place.height)))
    shape.name = name
    body = shape._element.txBody
    _edges(body, anchor, 0)
    text.write(body, lines)
    return shape


def said(badge: Badge) -> str:
    """The badge in letters: its sign and its words."""
    return f"{LOOKS[badge.verdict].sign} {badge.text}".strip()


def chip_width(badge: Badge) -> float:
    """Points that a badge takes."""
    return width(said(badge), sizes.CHIP, bold=True) + 2 * PAD


def row_width(badges: Sequence[Badge]) -> float:
    """Points that badges in a row take."""
    return sum(chip_width(each) for each in badges) + GAP * max(0, len(badges) - 1)


def chips(slide: Any, badges: Sequence[Badge], left: float, top: float) -> None:
    """Badges side by side from there on."""
    for badge in badges:
        wide = chip_width(badge)
        look = LOOKS[badge.verdict]
        shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *(Pt(each) for each in (left, top, wide, CHIP_HEIGHT)))
        shape.name = badge.text
        shape.adjustments[0] = 0.22
        style = shape._element.find(qn("p:style"))
        shape._element.remove(style)
        shape.fill.solid()
        shape.fill.fore_color.rgb = cast(Any, RGBColor)(*bytes.fromhex(look.tint))
        shape.line.fill.background()
        _edges(shape._element.txBody, "ctr", 0)
        text.write(shape._element.txBody, [text.line(said(badge), sizes.CHIP, bold=True, colour=look.text, align="ctr")])
        left += wide + GAP


def _edges(body: Any, anchor: str, edge: int) -> None:
    own = body.find(qn("a:bodyPr"))
    for each in list(own):
        own.remove(each)
    own.attrib.clear()
    for name in ("lIns", "tIns", "rIns", "bIns"):
        own.set(name, str(edge))
    own.set("wrap", "square")
    own.set("anchor", anchor)
