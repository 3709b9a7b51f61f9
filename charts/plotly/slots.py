"""Roles → slots of the theme. With `theme="streamlit"` the browser replaces these colours, so one figure serves light and dark.

`#000001`…`10` are `chartCategoricalColors`, `#000011`…`20` the sequential, `#000021`…`30` the diverging palette of the config.
"""

from __future__ import annotations

from dataclasses import dataclass

from charts.spec import Role

INK = "#000037"
GREY = "#000036"
PAGE = "#000038"
HOVER = {"font": {"size": 14, "color": INK}, "bgcolor": PAGE, "bordercolor": GREY, "align": "left"}


@dataclass(frozen=True)
class Style:
    """How a role looks: colour is never alone, a shape, a dash or a weight says the same."""

    colour: str
    symbol: str = "circle"
    size: float = 11
    hollow: bool = False
    width: float = 2.5
    dash: str = "solid"
    opacity: float = 1.0
    pattern: str = ""


STYLES: dict[Role, Style] = {
    "value": Style("#000001", size=7),
    "comparison": Style("#000002"),
    "alarm": Style("#000003", symbol="diamond", size=15),
    "notable": Style("#000001", symbol="triangle-up", size=14),
    "met": Style("#000004", size=13, width=3.2),
    "missed": Style("#000005", symbol="diamond", size=15, width=3.2),
    "undetermined": Style("#000006", size=12, hollow=True, width=1.8),
    "no_data": Style("#000007", size=9, hollow=True, width=1.2),
    "A": Style("#000008"),
    "B": Style("#000009"),
    "C": Style("#000010"),
    "labelling": Style("#000002", pattern="/"),  # striped: in the dark its blue is nearly that of C
    "target": Style(INK, width=2),
    "reference": Style(INK, width=1.2, dash="dash"),
    "limit": Style(GREY, width=1.2, dash="dot", opacity=0.6),
}
TEXT_ON: dict[Role, str] = {"A": PAGE, "B": PAGE, "C": INK, "met": PAGE, "missed": PAGE, "undetermined": INK, "comparison": INK}
CELLS: dict[Role, str] = {"met": "#000027", "missed": "#000023", "undetermined": "#000011"}
GLYPHS: dict[Role, str] = {"met": "●", "missed": "◆", "undetermined": "○"}


def gap_between(colour: str = PAGE, width: float = 1.5) -> dict[str, object]:
    """The line of the page's colour that keeps two filled areas apart where colour alone would not."""
    return {"color": colour, "width": width}
