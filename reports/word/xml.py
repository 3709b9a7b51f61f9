"""WordprocessingML by hand: elements, runs of text, fields and bookmarks. Whoever calls gives the children in the order of the schema."""

from __future__ import annotations

import re
from typing import cast

from docx.oxml.ns import nsmap
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from words.cells import clean

W = "{" + nsmap["w"] + "}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_IN_DATE = r"(?<=\d{4})-(?=\d\d-\d\d(?!\d))|(?<=\d{4}-\d\d)-(?=\d\d(?!\d))"  # the hyphens of 2007-11-11
_APART = re.compile(rf"(\r\n|\r|\n|\t|{_IN_DATE})")
_SIGNS = {"\t": "tab", "-": "noBreakHyphen"}
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")

Element = BaseOxmlElement


def w(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """`<w:tag w:attribute="…">` with its children; a child None is left out."""
    made = cast(Element, OxmlElement(f"w:{tag}"))
    for name, value in attributes.items():
        made.set(W + name, str(value))
    made.extend([child for child in children if child is not None])
    return made


def run(text: str, *properties: Element) -> Element:
    """A run of plain text: control characters are left out, a newline breaks the line, a date stays on one, markup is text.

    Where the text is Chinese, quotes, dashes and ellipses in it take the Chinese font too (`w:hint`), as a typist in China gets them.
    """
    hint = w("rFonts", hint="eastAsia") if _WIDE.search(text) else None
    made = w("r", w("rPr", hint, *properties) if hint is not None or properties else None)
    for at, part in enumerate(_APART.split(clean(text))):
        if at % 2:
            made.append(w(_SIGNS.get(part, "br")))
        elif part:
            made.append(_text("t", part))
    return made


def field(instruction: str, shown: str) -> list[Element]:
    """A field with what it shows until somebody updates it: five runs."""
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", _text("instrText", f" {instruction} ")),
        w("r", w("fldChar", fldCharType="separate")),
        run(shown),
        w("r", w("fldChar", fldCharType="end")),
    ]


def bookmarked(number: int, name: str, parts: list[Element]) -> list[Element]:
    """The parts between the marks of a bookmark; `number` is its own in the document."""
    return [w("bookmarkStart", id=number, name=name), *parts, w("bookmarkEnd", id=number)]


def paragraph(style: str, *parts: Element, new_page: bool = False, keep_next: bool | None = None, align: str = "", numbered: bool = True) -> Element:
    """A paragraph of a style; what is given besides overrules the style. `numbered` False takes a heading its number."""
    kept = None if keep_next is None else w("keepNext") if keep_next else w("keepNext", val="0")
    none = None if numbered else w("numPr", w("ilvl", val=0), w("numId", val=0))
    properties = w("pPr", w("pStyle", val=style), kept, w("pageBreakBefore") if new_page else None, none, w("jc", val=align) if align else None)
    return w("p", properties, *parts)


def _text(tag: str, text: str) -> Element:
    made = w(tag)
    made.text = text
    if text != text.strip():
        made.set(SPACE, "preserve")
    return made
