"""Text into a shape: paragraphs of runs as DrawingML, with the language, the exact line height and nothing that XML cannot hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn

import words
from reports.slides.measure import LEADING
from words.cells import clean


@dataclass(frozen=True)
class Run:
    """Letters of one kind; `size` in points (None: that of the paragraph), `colour` as RRGGBB (None: the ink of the master)."""

    text: str
    bold: bool | None = None
    colour: str | None = None
    size: float | None = None


@dataclass(frozen=True)
class Line:
    """A paragraph: `size` sets its letters and the height of its lines, `before` is the room above it, both in points."""

    runs: tuple[Run, ...]
    size: float
    align: str = "l"
    before: float = 0.0
    leading: float = LEADING


def line(text: str, size: float, *, bold: bool | None = None, colour: str | None = None, align: str = "l", before: float = 0.0) -> Line:
    """A paragraph of one run."""
    return Line((Run(text, bold, colour),), size, align, before)


def write(body: Any, lines: Sequence[Line]) -> None:
    """Put the paragraphs into a text body (`p:txBody` or `a:txBody`) in place of those that it has."""
    for each in body.findall(qn("a:p")):
        body.remove(each)
    for each in lines or (Line((), 12.0),):
        body.append(_paragraph(each))


def _paragraph(said: Line) -> Any:
    element = etree.Element(qn("a:p"))
    own = etree.SubElement(element, qn("a:pPr"), algn=said.align)
    etree.SubElement(etree.SubElement(own, qn("a:lnSpc")), qn("a:spcPts"), val=str(round(said.size * said.leading * 100)))
    etree.SubElement(etree.SubElement(own, qn("a:spcBef")), qn("a:spcPts"), val=str(round(said.before * 100)))
    for run in said.runs:
        for place, part in enumerate(clean(run.text).split("\n")):
            if place:
                etree.SubElement(element, qn("a:br"))
            _run(element, run, part, said.size)
    return element


def _run(paragraph: Any, run: Run, text: str, size: float) -> None:
    element = etree.SubElement(paragraph, qn("a:r"))
    own = etree.SubElement(element, qn("a:rPr"), lang="zh-CN" if words.language() == "zh" else "en-US", altLang="en-US")
    own.set("sz", str(round((run.size or size) * 100)))
    if run.bold is not None:
        own.set("b", str(int(run.bold)))
    own.set("dirty", "0")
    if run.colour is not None:
        etree.SubElement(etree.SubElement(own, qn("a:solidFill")), qn("a:srgbClr"), val=run.colour)
    etree.SubElement(element, qn("a:t")).text = text
