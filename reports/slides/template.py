"""The template, built in code from python-pptx's own: 16:9, four layouts with real placeholders, one font for Latin and Chinese, our colours."""

from __future__ import annotations

from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from reports.slides import sizes, theme
from reports.slides.sizes import Box
from words import _

COVER, TEXT, FACTS, TITLE_ONLY = 0, 1, 2, 3
"""The layouts by their place."""
EDGE = 10.0
_KEPT = ("Title Slide", "Title and Content", "Two Content", "Title Only")
KICKER = 13
"""The place (idx) of the small line over a title."""
_PLACES = {0: sizes.TITLE_BOX, 1: sizes.BODY_BOX, 11: sizes.FOOT_BOX, 12: sizes.NUMBER_BOX}


def blank(language: str) -> Deck:
    """An empty deck. Layouts: cover, title with text, title with facts beside a figure, title alone; footer and number on each."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(sizes.WIDTH), Pt(sizes.HEIGHT)
    theme.colours_and_fonts(deck)
    for layout in list(deck.slide_layouts):
        if layout.name not in _KEPT:
            deck.slide_layouts.remove(layout)
    _master(deck)
    names = (_("Cover"), _("Title and text"), _("Title, facts and figure"), _("Title alone"))
    for layout, name in zip(deck.slide_layouts, names, strict=True):
        layout.name = name
        _layout(layout, language)
    cover = deck.slide_layouts[COVER]
    cover.shapes._spTree.insert(2, parse_xml(_block(Box(0, 0, sizes.WIDTH, sizes.COVER_BAND), "dk2")))
    title = _placeholder(cover, 0)._element.txBody
    title.find(qn("a:bodyPr")).set("anchor", "b")
    title.find(qn("a:lstStyle")).append(
        parse_xml(f'<a:lvl1pPr {nsdecls("a")}><a:defRPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:defRPr></a:lvl1pPr>')
    )
    for place, box in ((0, sizes.COVER_TITLE), (1, sizes.COVER_LINES)):
        _put(_placeholder(deck.slide_layouts[COVER], place), box)
    _put(_placeholder(deck.slide_layouts[FACTS], 1), sizes.FACTS_BOX)
    return deck


def _master(deck: Deck) -> None:
    master = deck.slide_master
    for shape in list(master.placeholders):
        kind = shape.placeholder_format.type
        place = {"TITLE": 0, "BODY": 1, "FOOTER": 11, "SLIDE_NUMBER": 12}.get(str(kind.name))
        if place is None:
            shape._element.getparent().remove(shape._element)
            continue
        _put(shape, _PLACES[place])
        _edges(shape, anchor="t" if place < 2 else "ctr")
        if place in (11, 12):
            _foot(shape, "r" if place == 12 else "l")
    styles = master._element.find(qn("p:txStyles"))
    theme.style(styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}"), sizes.TITLE[-1], bold=True)
    for level in range(1, 6):
        theme.style(styles.find(f"{qn('p:bodyStyle')}/{qn(f'a:lvl{level}pPr')}"), sizes.BODY[-1], bold=False)
    tree = master.shapes._spTree
    tree.insert(2, parse_xml(_block(Box(0, 0, EDGE, sizes.HEIGHT), "accent1")))


def _layout(layout: Any, language: str) -> None:
    for shape in list(layout.placeholders):
        place, kind = shape.placeholder_format.idx, shape.placeholder_format.type.name
        if kind == "DATE" or (layout.name == _("Title, facts and figure") and place == 2):
            shape._element.getparent().remove(shape._element)
            continue
        own = shape._element.spPr.find(qn("a:xfrm"))
        if own is not None:
            shape._element.spPr.remove(own)
        for style in shape._element.iter(qn("a:lstStyle")):
            for each in list(style):
                style.remove(each)
        body = shape._element.txBody.find(qn("a:bodyPr"))
        body.attrib.clear()
        for each in list(body):
            body.remove(each)
        for run in shape._element.iter(qn("a:rPr"), qn("a:endParaRPr")):
            run.set("lang", "zh-CN" if language == "zh" else "en-US")
    if layout.name != _("Cover"):
        layout.shapes._spTree.append(parse_xml(_kicker()))


def _placeholder(layout: Any, place: int) -> Any:
    return next(shape for shape in layout.placeholders if shape.placeholder_format.idx == place)


def _put(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = (Pt(each) for each in (box.left, box.top, box.width, box.height))


def _edges(shape: Any, anchor: str) -> None:
    """No inner margins: the text begins where the box does, so that everything lines up; no shrinking by the program that opens it."""
    body = shape._element.txBody.find(qn("a:bodyPr"))
    for each in list(body):
        body.remove(each)
    for name, value in (("lIns", "0"), ("tIns", "0"), ("rIns", "0"), ("bIns", "0"), ("anchor", anchor), ("wrap", "square")):
        body.set(name, value)


def _foot(shape: Any, side: str) -> None:
    style = shape._element.txBody.find(qn("a:lstStyle"))
    for each in list(style):
        style.remove(each)
    style.append(
        parse_xml(
            f'<a:lvl1pPr {nsdecls("a")} algn="{side}"><a:defRPr sz="{int(sizes.FOOT * 100)}">'
            f'<a:solidFill><a:srgbClr val="{sizes.QUIET}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
        )
    )


def _block(box: Box, colour: str) -> str:
    """A filled rectangle that no screen reader mentions: the narrow edge on every slide, the band of the cover."""
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="{_("Ornament")}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{Pt(box.left)}" y="{Pt(box.top)}"/><a:ext cx="{Pt(box.width)}" cy="{Pt(box.height)}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
    )


def _kicker() -> str:
    """The small line over the title."""
    box = sizes.KICKER_BOX
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="91" name="{_("Line over the title")}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body" sz="quarter" idx="{KICKER}"/></p:nvPr></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{Pt(box.left)}" y="{Pt(box.top)}"/><a:ext cx="{Pt(box.width)}" cy="{Pt(box.height)}"/></a:xfrm></p:spPr>'
        f'<p:txBody><a:bodyPr anchor="ctr"/><a:lstStyle><a:lvl1pPr><a:buNone/><a:defRPr sz="{int(sizes.KICKER * 100)}">'
        f'<a:solidFill><a:srgbClr val="{sizes.QUIET}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>'
    )
