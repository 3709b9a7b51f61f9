"""Places, sizes and colours of a slide, in points: 960 × 540 is 16:9. Colours are those of the light theme, as RRGGBB."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.labels import SIGNS
from charts.office_roles import GREY, INK

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 48.0
FONT = "Microsoft YaHei"

BLUE, TINT, LINE, HEAD = "1F5A8A", "F3F5F8", "D5DBE2", "E6EFF7"
QUIET = "4A5663"
"""Small grey text: 7.5 : 1 on white."""

# Letter sizes that are tried from the largest on. A room of ten metres reads 20 points; a table has 14 at least, the foot 12.
TITLE = (34.0, 32.0, 30.0)
COVER = (48.0, 44.0, 40.0, 36.0)
VALUE = (66.0, 60.0, 54.0, 48.0, 40.0)
BODY = (24.0, 22.0, 20.0)
TABLE = (20.0, 18.0, 16.0, 14.0)
KICKER = 14.0
FOOT = 12.0
CHIP = 16.0

__all__ = [
    "BLUE",
    "BODY",
    "CHIP",
    "COVER",
    "FONT",
    "FOOT",
    "GREY",
    "HEAD",
    "INK",
    "KICKER",
    "LINE",
    "MARGIN",
    "QUIET",
    "TABLE",
    "TINT",
    "TITLE",
    "VALUE",
]


@dataclass(frozen=True)
class Box:
    """A place on the slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


WHOLE = WIDTH - 2 * MARGIN
KICKER_BOX = Box(MARGIN, 24, WHOLE, 22)
TITLE_BOX = Box(MARGIN, 46, WHOLE, 84)
BODY_BOX = Box(MARGIN, 140, WHOLE, 352)
LEFT = 360.0
FACTS_BOX = Box(MARGIN, 140, LEFT, 352)
FIGURE_BOX = Box(MARGIN + LEFT + 24, 136, WHOLE - LEFT - 24, 360)
FOOT_BOX = Box(MARGIN, 508, WHOLE - 72, 18)
NUMBER_BOX = Box(MARGIN + WHOLE - 60, 508, 60, 18)
COVER_BAND = 300.0
COVER_TITLE, COVER_LINES = Box(MARGIN + 16, 96, WHOLE - 32, 172), Box(MARGIN + 16, 332, WHOLE - 32, 150)


@dataclass(frozen=True)
class Look:
    """A verdict on paper: its sign, which says it without colour, the colour of its words, and the tint behind them."""

    sign: str
    text: str
    tint: str


LOOKS: Mapping[str, Look] = {
    "met": Look(SIGNS["met"], "0A5A4E", "E3F3F0"),
    "supported": Look(SIGNS["supported"], "0A5A4E", "E3F3F0"),
    "missed": Look(SIGNS["missed"], "8A2410", "FBE9E4"),
    "contradicted": Look(SIGNS["contradicted"], "8A2410", "FBE9E4"),
    "not_yet": Look(SIGNS["not_yet"], "174A73", "E6EFF7"),
    "undetermined": Look(SIGNS["undetermined"], "6B4A00", "FBF1D9"),
    "not_applicable": Look("", QUIET, "EEF1F4"),
    "no_data": Look(SIGNS["no_data"], QUIET, "EEF1F4"),
}
OF_ROLE: Mapping[str, str] = {"met": "met", "missed": "missed", "undetermined": "undetermined", "comparison": "not_yet", "no_data": "no_data"}
"""The verdict that a cell of a table means by its role."""
