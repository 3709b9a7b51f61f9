"""Words at single points: they belong to the point, so they move with it when somebody edits the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from charts.drawingml.canvas import Canvas
from charts.drawingml.xml import Node, el
from charts.office_roles import INK

Side = Literal["l", "r", "t", "b", "ctr", "inEnd", "inBase", "outEnd"]
_NONE = ("c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize")
_EXTENSION = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"  # that of Office 2013 for labels


@dataclass(frozen=True)
class Label:
    """A text at point `at`, on one side of it, moved by `right` and `down` points from where Office would put it."""

    at: int
    text: str
    side: Side
    right: float = 0.0
    down: float = 0.0
    strong: bool = False
    colour: str = INK


def labels(written: Sequence[Label], canvas: Canvas) -> Node | None:
    """`c:dLbls` with these labels and no others, and no lines that lead to them; None where there is none."""
    if not written:
        return None
    shown = [_label(each, canvas) for each in sorted(written, key=lambda each: each.at)]
    lines = el("c:extLst", el("c:ext", el("c15:showLeaderLines", val=0), uri=_EXTENSION))
    return el("c:dLbls", shown, [el(tag, val=0) for tag in _NONE], lines)


def _label(label: Label, canvas: Canvas) -> Node:
    shares = [el("c:x", val=f"{label.right / canvas.width:.5f}"), el("c:y", val=f"{label.down / canvas.height:.5f}")]
    moved = el("c:layout", el("c:manualLayout", shares)) if label.right or label.down else None
    return el(
        "c:dLbl",
        el("c:idx", val=label.at),
        moved,
        el("c:tx", canvas.rich(label.text, strong=label.strong, colour=label.colour)),
        el("c:spPr", el("a:noFill"), el("a:ln", el("a:noFill"))),
        el("c:dLblPos", val=label.side),
        [el(tag, val=int(tag == "c:showVal")) for tag in _NONE],
    )
