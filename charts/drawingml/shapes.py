"""Texts that stand at a place of a chart rather than at a point of it: text boxes within the chart, which move and grow with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from charts.drawingml.canvas import Canvas
from charts.drawingml.xml import Node, el
from charts.office_roles import INK


@dataclass(frozen=True)
class Text:
    """A text that ends at `right` and has its middle at `middle`, in points from the upper left of the canvas; `width` is its room."""

    text: str
    right: float
    middle: float
    width: float
    strong: bool = False
    colour: str = INK


def part(texts: Sequence[Text], canvas: Canvas) -> bytes | None:
    """The drawing that lies over a chart (`c:userShapes`); None without any text."""
    if not texts:
        return None
    root = el("c:userShapes", [_box(text, canvas, number) for number, text in enumerate(texts, start=2)])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _box(text: Text, canvas: Canvas, number: int) -> Node:
    half = canvas.line / 2
    left, top = max(text.right - text.width, 0.0), max(text.middle - half, 0.0)
    return el(
        "cdr:relSizeAnchor",
        _corner("cdr:from", left / canvas.width, top / canvas.height),
        _corner("cdr:to", min(text.right / canvas.width, 1.0), min((text.middle + half) / canvas.height, 1.0)),
        el(
            "cdr:sp",
            el("cdr:nvSpPr", el("cdr:cNvPr", id=number, name=f"Text {number - 1}"), el("cdr:cNvSpPr", txBox=1)),
            el("cdr:spPr", el("a:prstGeom", el("a:avLst"), prst="rect"), el("a:noFill"), el("a:ln", el("a:noFill"))),
            el(
                "cdr:txBody",
                el("a:bodyPr", vertOverflow="overflow", horzOverflow="overflow", wrap="none", lIns=0, tIns=0, rIns=0, bIns=0, anchor="ctr"),
                el("a:lstStyle"),
                el(
                    "a:p",
                    el("a:pPr", algn="r"),
                    el(
                        "a:r",
                        canvas.letters("a:rPr", strong=text.strong, colour=text.colour),
                        el("a:t", text=text.text.replace("\n", " ")),
                    ),
                ),
            ),
            macro="",
            textlink="",
        ),
    )


def _corner(tag: str, x: float, y: float) -> Node:
    return el(tag, el("cdr:x", text=f"{x:.5f}"), el("cdr:y", text=f"{y:.5f}"))
