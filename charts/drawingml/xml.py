"""Elements of DrawingML charts and shapes: `el("c:ser", child, …, val=1)`; text is escaped by lxml, control characters are dropped before it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from lxml import etree

from words.cells import clean

Node: TypeAlias = Any  # an element of lxml, which has no types
NAMESPACES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
}
_SLIDE = {"p": "http://schemas.openxmlformats.org/presentationml/2006/main"}
_TEXT = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_KNOWN = NAMESPACES | _SLIDE | _TEXT
_DECLARED = {
    "c:chartSpace": NAMESPACES,
    "c:userShapes": NAMESPACES,
    "mc:AlternateContent": _TEXT,
}
"""Where all are declared at once; a choice (`mc:Choice`) names by its prefix what a program must know."""
_LONGEST = 32_000
"""A cell of a workbook holds 32,767 characters."""


def el(tag: str, *children: Node | Iterable[Node] | None, text: str | None = None, **attributes: object) -> Node:
    """An element with its attributes (True is '1') and children; None among them is left out."""
    prefix, _colon, name = tag.partition(":")
    made = etree.Element(f"{{{_KNOWN[prefix]}}}{name}", nsmap=_DECLARED.get(tag, {prefix: _KNOWN[prefix]}))
    for key, value in attributes.items():
        made.set(key, str(int(value)) if isinstance(value, bool) else str(value))
    if text is not None:
        made.text = kept(text)
    for child in children:
        if child is not None:
            made.extend([child] if isinstance(child, etree._Element) else child)
    return made


def kept(text: str) -> str:
    """The text as XML and a workbook can hold it: without control characters and halves of characters, and not endless."""
    return clean(text).encode("utf-16", "surrogatepass").decode("utf-16", "ignore")[:_LONGEST]


def number(value: float) -> str:
    """A number as the schema writes it, every digit of it: '0.1', '120', never 'nan'."""
    return repr(float(value)).removesuffix(".0")
