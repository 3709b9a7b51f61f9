"""Roles → how Office draws them: fixed colours of the light theme, with dash, marker or pattern saying the same in greyscale print.

Shared by the backends that write office files (Word and PowerPoint by DrawingML, Excel by XlsxWriter). Dashes are OOXML's
(`prstDash`), markers OOXML's (`c:symbol`), patterns OOXML's (`prst` of `a:pattFill`); sizes and widths are in points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from charts.areas import Fill
from charts.spec import Role

INK = "1B2733"
GREY = "6B7785"
GRID = "E3E8ED"
PAGE = "FFFFFF"
STRIPE = "B4BCC6"

Dash = Literal["solid", "dash", "sysDot"]
Symbol = Literal["circle", "diamond", "triangle"]


@dataclass(frozen=True)
class OfficeStyle:
    """How a role looks in an office file: `colour` as RRGGBB; a hollow marker is filled with a pale tint; `pattern` stripes a bar."""

    colour: str
    symbol: Symbol = "circle"
    size: int = 7
    hollow: bool = False
    width: float = 2.25
    dash: Dash = "solid"
    pattern: Literal["", "wdUpDiag"] = ""
    text: str = INK

    @property
    def marker_fill(self) -> str:
        """The colour inside the marker: a hollow one keeps a breath of its own, since LibreOffice draws no rim."""
        return _tint(self.colour) if self.hollow else self.colour


def _tint(colour: str, share: float = 0.35) -> str:
    """A colour mixed with so little of itself into white."""
    parts = (int(colour[i : i + 2], 16) for i in (0, 2, 4))
    return "".join(f"{round(255 - share * (255 - part)):02X}" for part in parts)


OFFICE: Mapping[Role, OfficeStyle] = {
    "value": OfficeStyle("1F5A8A", text=PAGE),
    "comparison": OfficeStyle("8FB3D1"),
    "alarm": OfficeStyle("B3341B", symbol="diamond", size=10, text=PAGE),
    "notable": OfficeStyle("1F5A8A", symbol="triangle", size=10, text=PAGE),
    "met": OfficeStyle("128070", size=9, text=PAGE),
    "missed": OfficeStyle("8F2410", symbol="diamond", size=10, text=PAGE),
    "undetermined": OfficeStyle("B98A1A", size=8, hollow=True, width=1.5),
    "no_data": OfficeStyle("B4BCC6", size=6, hollow=True, width=1.0),
    "A": OfficeStyle("163B5E", text=PAGE),
    "B": OfficeStyle("3F78A8", text=PAGE),
    "C": OfficeStyle("A9C9E2"),
    "labelling": OfficeStyle("8FB3D1", pattern="wdUpDiag"),
    "target": OfficeStyle(INK, width=1.5),
    "reference": OfficeStyle(INK, width=1.0, dash="dash"),
    "limit": OfficeStyle(GREY, width=1.0, dash="sysDot"),
}


@dataclass(frozen=True)
class AreaStyle:
    """How an area of a map is filled: `colour` as RRGGBB, as stripes on the page where `striped`; `text` is read on it."""

    colour: str
    striped: bool = False
    text: str = INK


AREAS: Mapping[Fill, AreaStyle] = {
    "met": AreaStyle("B0DAD3"),
    "undetermined": AreaStyle("FBF1D9"),
    "missed": AreaStyle("DE8A70"),
    "step1": AreaStyle("DDEAF4"),
    "step2": AreaStyle("A9C9E2"),
    "step3": AreaStyle("8AB4D5"),
    "step4": AreaStyle("6A9DC5"),
    "step5": AreaStyle("306FA0", text=PAGE),
    "few": AreaStyle(PAGE),
    "unsampled": AreaStyle(STRIPE, striped=True),
}
"""Met, missed and the steps as on the screen in the light theme, undetermined as in a report's tables: pale blue would pass for white on paper.

In grey print the verdicts lie 11 L* apart or more, and their signs stand on them."""


def glyph(role: Role) -> str:
    """The sign that says a verdict without colour: ● met, ◆ missed, ○ undetermined; '' for other roles."""
    return {"met": "●", "missed": "◆", "undetermined": "○", "alarm": "◆"}.get(role, "")
