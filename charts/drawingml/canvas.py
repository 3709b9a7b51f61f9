"""What a chart is drawn on: its size in points, the size of its letters and their fonts."""

from __future__ import annotations

from dataclasses import dataclass

from charts.drawingml.xml import Node, el, kept
from charts.measure import width
from charts.office_roles import INK
from words import language

EMU = 12_700
"""EMU in a point."""
_FREE = -60_000_000  # Office's own sign for 'as fits'


@dataclass(frozen=True)
class Canvas:
    """A frame of `width` × `height` points with letters of `size` points; `latin` and `asian` are the fonts of either script."""

    width: float
    height: float
    size: float
    latin: str
    asian: str

    @property
    def line(self) -> float:
        """The height of a line of text, in points."""
        return self.size * 1.3

    def wide(self, text: str, strong: bool = False) -> float:
        """How wide a text is, in points (its longest line)."""
        return width(text, self.size) * (1.06 if strong else 1.0)

    def widest(self, texts: tuple[str, ...] | list[str], strong: bool = False) -> float:
        """The widest of several texts, in points; 0 for none."""
        return max((self.wide(text, strong) for text in texts), default=0.0)

    def letters(self, tag: str, *, strong: bool = False, colour: str = INK) -> Node:
        """`a:defRPr` or `a:rPr`: size, weight, colour and both fonts."""
        made = el(
            tag,
            el("a:solidFill", el("a:srgbClr", val=colour)),
            el("a:latin", typeface=self.latin),
            el("a:ea", typeface=self.asian),
            sz=round(self.size * 100),
            b=strong,
        )
        if tag == "a:rPr":
            made.set("lang", "zh-CN" if language() == "zh" else "en-US")
        return made

    def text_properties(self, *, turned: bool = False) -> Node:
        """`c:txPr` of an axis, a legend or the whole chart; `turned`: Office may turn labels that have no room, and LibreOffice leaves some out."""
        return el(
            "c:txPr",
            el("a:bodyPr", rot=_FREE if turned else 0, vert="horz"),
            el("a:lstStyle"),
            el("a:p", el("a:pPr", self.letters("a:defRPr")), el("a:endParaRPr", lang="zh-CN")),
        )

    def rich(self, text: str, *, strong: bool = False, colour: str = INK, align: str = "ctr") -> Node:
        """`c:rich`: a text in words, one paragraph a line, that is never wrapped."""
        lines = [
            el(
                "a:p",
                el("a:pPr", self.letters("a:defRPr", strong=strong, colour=colour), algn=align),
                el("a:r", self.letters("a:rPr", strong=strong, colour=colour), el("a:t", text=line)),
            )
            for line in kept(text).split("\n")
        ]
        return el("c:rich", el("a:bodyPr", rot=0, vert="horz", wrap="none", lIns=0, tIns=0, rIns=0, bIns=0, anchor="ctr"), el("a:lstStyle"), lines)

    def shortened(self, text: str, room: float) -> str:
        """The text, cut with '…' where it is wider than `room` points."""
        if self.wide(text) <= room:
            return text
        cut = text.replace("\n", " ")
        while cut and self.wide(cut + "…") > room:
            cut = cut[:-1]
        return cut + "…"


@dataclass(frozen=True)
class Box:
    """The inner area of a plot on its canvas, in points from the upper left."""

    left: float
    top: float
    width: float
    height: float

    def layout(self, canvas: Canvas) -> Node:
        """`c:layout` that keeps the inner area exactly here."""
        return placed(
            el("c:layoutTarget", val="inner"),
            x=self.left / canvas.width,
            y=self.top / canvas.height,
            w=self.width / canvas.width,
            h=self.height / canvas.height,
        )


def placed(target: Node | None = None, *, x: float, y: float, w: float | None = None, h: float | None = None) -> Node:
    """`c:layout` at a place given in shares of the canvas."""
    sizes = [el(f"c:{name}", val=f"{share:.5f}") for name, share in (("w", w), ("h", h)) if share is not None]
    edges = [el("c:xMode", val="edge"), el("c:yMode", val="edge"), el("c:x", val=f"{x:.5f}"), el("c:y", val=f"{y:.5f}")]
    return el("c:layout", el("c:manualLayout", target, edges, sizes))
