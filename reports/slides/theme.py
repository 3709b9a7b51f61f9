"""The theme of the deck: colours, fonts, and the text styles of its master."""

from __future__ import annotations

from typing import Any, cast

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck

from reports.slides import sizes

_COLOURS = {
    "dk1": sizes.INK,
    "lt1": "FFFFFF",
    "dk2": "163B5E",
    "lt2": sizes.TINT,
    "accent1": "1F5A8A",
    "accent2": "8FB3D1",
    "accent3": "B3341B",
    "accent4": "128070",
    "accent5": "8F2410",
    "accent6": "B98A1A",
    "hlink": "1F5A8A",
    "folHlink": "4A5663",
}


def colours_and_fonts(deck: Deck) -> None:
    """Our colours as those of the theme, and one font for Latin and Chinese, so that what people add looks like the rest."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = etree.fromstring(part.blob)
    for name, colour in _COLOURS.items():
        held = root.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        held.clear()
        etree.SubElement(held, qn("a:srgbClr"), val=colour)
    for fonts in root.iter(qn("a:majorFont"), qn("a:minorFont")):
        for each in list(fonts):
            if each.tag == qn("a:font"):
                fonts.remove(each)
            elif each.tag in (qn("a:latin"), qn("a:ea")):
                each.set("typeface", sizes.FONT)
    cast(Any, part)._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def style(level: Any, size: float, *, bold: bool) -> None:
    """One level of the master's text: left, no bullet, both fonts named."""
    level.attrib.clear()
    level.set("algn", "l")
    for each in list(level):
        level.remove(each)
    parts = (
        f'<a:lnSpc {nsdecls("a")}><a:spcPct val="100000"/></a:lnSpc>',
        f"<a:buNone {nsdecls('a')}/>",
        f'<a:defRPr {nsdecls("a")} sz="{int(size * 100)}" b="{int(bold)}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f'<a:latin typeface="{sizes.FONT}"/><a:ea typeface="{sizes.FONT}"/><a:cs typeface="{sizes.FONT}"/></a:defRPr>',
    )
    for part in parts:
        level.append(parse_xml(part))
