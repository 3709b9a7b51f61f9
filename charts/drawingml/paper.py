"""One chart while it is drawn: its canvas, its workbook, the numbers of its series, and the frame of XML around its plots."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from charts.drawingml.book import Book, Column
from charts.drawingml.canvas import Box, Canvas, placed
from charts.drawingml.looks import no_line
from charts.drawingml.xml import NAMESPACES, Node, el
from words import language

_KEY = 2.2  # letters: the sign of an entry of a legend, and the space around it


@dataclass(frozen=True)
class Drawn:
    """A finished chart: its XML without the links to its workbook and texts, the workbook, what it says to those who cannot see it, its texts."""

    chart: Node
    book: bytes
    alt: str
    shapes: bytes | None = None

    def xml(self, workbook: str | None = None, shapes: str | None = None) -> bytes:
        """The chart part; `workbook` and `shapes` are the relationships to the embedded workbook and to the texts over the chart."""
        root = etree.fromstring(etree.tostring(self.chart))
        if workbook is not None:
            link = el("c:externalData", el("c:autoUpdate", val=0))
            link.set(f"{{{root.nsmap['r']}}}id", workbook)
            root.append(link)
        if shapes is not None:
            overlay(root, shapes)
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def overlay(root: Node, shapes: str) -> None:
    """Link the texts over a chart, by their relationship, as the last element of its chart space."""
    link = el("c:userShapes")
    link.set(f"{{{NAMESPACES['r']}}}id", shapes)
    root.append(link)


class Paper:
    """Collects columns and counts series; `quiet` are the series that no legend names.

    `longest`: the points of the longest series over two axes. The first series is said to have as many, the last of them empty: LibreOffice
    loses all before a series that is longer than the first.
    """

    def __init__(self, canvas: Canvas, longest: int = 0) -> None:
        self.canvas, self.book, self.longest = canvas, Book(), longest
        self.count = 0
        self.quiet: list[int] = []

    def column(self, head: str, cells: Sequence[float | str | None], form: str = "number") -> Column:
        """A further column of the workbook."""
        return self.book.column(head, cells, form)

    def heads(self, *, named: bool) -> list[Node]:
        """`c:idx` and `c:order` of the next series; not `named`: no entry in a legend."""
        at = self.count
        self.count += 1
        if not named:
            self.quiet.append(at)
        return [el("c:idx", val=at), el("c:order", val=at)]

    def finished(
        self, plots: Sequence[Node], axes: Sequence[Node], box: Box, alt: str, legend: Node | None = None, title: Node | None = None
    ) -> Drawn:
        """The whole chart space."""
        if legend is not None:
            for at, index in enumerate(self.quiet):
                legend.insert(1 + at, el("c:legendEntry", el("c:idx", val=index), el("c:delete", val=1)))
        root = el(
            "c:chartSpace",
            el("c:date1904", val=0),
            el("c:lang", val="zh-CN" if language() == "zh" else "en-US"),
            el("c:roundedCorners", val=0),
            el(
                "c:chart",
                title,
                el("c:autoTitleDeleted", val=int(title is None)),
                el("c:plotArea", box.layout(self.canvas), plots, axes, el("c:spPr", el("a:noFill"), no_line())),
                legend,
                el("c:plotVisOnly", val=1),
                el("c:dispBlanksAs", val="gap"),
            ),
            el("c:spPr", el("a:noFill"), no_line()),
            self.canvas.text_properties(),
        )
        return Drawn(root, self.book.blob(), alt)


def heading(canvas: Canvas, text: str, left: float) -> Node:
    """`c:title`: what the values are, over the upper left corner of the plot."""
    place = placed(x=left / canvas.width, y=0.0)
    return el("c:title", el("c:tx", canvas.rich(text, align="l")), place, el("c:overlay", val=1))


def legend(canvas: Canvas, layout: Node | None = None, *, inside: bool = False) -> Node:
    """`c:legend` in one line over the plot, or inside its upper left corner."""
    return el(
        "c:legend",
        el("c:legendPos", val="t"),
        layout,
        el("c:overlay", val=int(inside)),
        el("c:spPr", el("a:noFill"), no_line()),
        canvas.text_properties(),
    )


def legend_lines(canvas: Canvas, names: Sequence[str]) -> tuple[int, float]:
    """How many lines a legend takes on a canvas, and how wide it is on one, in points: a program that has no room drops the last entries."""
    need = sum(canvas.wide(name) + _KEY * canvas.size for name in names)
    return math.ceil(need / canvas.width), need
