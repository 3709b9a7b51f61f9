"""The foot of a slide: the line of what its figures count, and its number, both in the places that the master keeps for them."""

from __future__ import annotations

from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from reports.slides import sizes
from words import _
from words.cells import clean

_LOOK = f'<a:rPr lang="zh-CN" sz="{int(sizes.FOOT * 100)}"><a:solidFill><a:srgbClr val="{sizes.QUIET}"/></a:solidFill></a:rPr>'
_NUMBER = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""A field needs an id of its own; all slides share this one, as each is counted by itself."""


def put(slide: Any, line: str) -> None:
    """Write both: python-pptx leaves the placeholders of foot and number out when it makes a slide."""
    tree = slide.shapes._spTree
    tree.append(_placeholder("ftr", 11, _("Foot"), f'<a:pPr algn="l"/><a:r>{_LOOK}<a:t>{_escaped(line)}</a:t></a:r>'))
    number = f'<a:pPr algn="r"/><a:fld id="{_NUMBER}" type="slidenum">{_LOOK}<a:t>‹#›</a:t></a:fld>'
    tree.append(_placeholder("sldNum", 12, _("Slide number"), number))


def _placeholder(kind: str, place: int, name: str, inner: str) -> Any:
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{900 + place}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}" sz="quarter" idx="{place}"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{inner}</a:p></p:txBody></p:sp>"
    )


def _escaped(said: str) -> str:
    return clean(said).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
