"""The page: its size and margins, the number at its foot and the line under it that says what the figures count."""

from __future__ import annotations

import math
import unicodedata
from typing import Literal

from reports.document import Document
from reports.word.look import MM, Look
from reports.word.xml import Element, field, paragraph, run, w
from words import _
from words.cells import clean

_FOOTER_LINES = 3
_BETWEEN = " · "
_FOOTER_GAP = round(9 * MM)  # from the edge of the paper
FOOTERS: dict[str, Literal["default", "even"]] = {"footer1.xml": "default", "footer2.xml": "even"}


def section(look: Look, footers: dict[str, str]) -> Element:
    """The one section of the document; `footers` is the relationship of each footer by its kind. No grid of lines and characters."""
    references = [w("footerReference", type=kind) for kind in footers]
    for reference, relationship in zip(references, footers.values(), strict=True):
        reference.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", relationship)
    return w(
        "sectPr",
        *references,
        w("pgSz", w=round(210 * MM), h=round(297 * MM)),
        w(
            "pgMar",
            top=look.top,
            right=look.right,
            bottom=look.bottom,
            left=look.left,
            header=round(15 * MM),
            footer=_FOOTER_GAP,
            gutter=0,
        ),
    )


def footer(document: Document, look: Look, kind: Literal["default", "even"]) -> Element:
    """The foot of right-hand pages ('default') or left-hand ones ('even'): the number, and what the figures count.

    By GB/T 9704 the number is '— 1 —', one character in from the outer edge.
    """
    align = "" if not look.outer_page_numbers or kind == "default" else "left"
    number = [run("— "), *field("PAGE", "1"), run(" —")] if look.outer_page_numbers else [run(_("Page ")), *field("PAGE", "1")]
    paged = paragraph("PageNumber", *number, align=align)
    if look.outer_page_numbers:
        indent = {"rightChars": 100, "right": 280} if kind == "default" else {"leftChars": 100, "left": 280}
        properties = paged[0]
        properties.insert(1, w("ind", **indent))
    return w("ftr", paged, _counted(document, look))


def _counted(document: Document, look: Look) -> Element:
    """What the figures count, and as much empty room as leaves the number of the page where it is on every report."""
    text, line = foot_line(document, look), look.types["Footer"].line
    lines = min(_FOOTER_LINES, max(1, math.ceil(wide(text) / _room(look))))
    told = paragraph("Footer", run(text))
    told[0].append(w("spacing", after=(_FOOTER_LINES - lines) * line, line=line, lineRule="exact"))
    return told


def foot_line(document: Document, look: Look) -> str:
    """What the figures count in at most three lines: the fullest wording that has room, never one that is cut, since all stands at the end."""
    said = [_BETWEEN.join(clean(line).replace("\n", " ") for line in each) for each in document.feet or (document.about,)]
    return next((each for each in said if wide(each) <= _FOOTER_LINES * _room(look)), said[-1])


def _room(look: Look) -> float:
    """Of a line of the foot, in half characters; one Chinese character is lost where it is broken."""
    return look.width / 20 / look.types["Footer"].size * 2 - 2


def wide(text: str) -> int:
    """The width of a text in half characters: two a Chinese one."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
