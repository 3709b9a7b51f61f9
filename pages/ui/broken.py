"""Sentences in a table: where their lines end, and rows as tall as the longest.

The browser breaks texts by itself, but a Chinese one anywhere: in the middle of a date, before a full stop. A line end is a space to it, the place
at which it breaks first; so the lines must be as long as those it would draw, or the space of the last one is seen.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import pandas as pd

WRAPS = 66
"""Pixels of a row of three lines, and the least: from 64 on Streamlit breaks texts instead of cutting them off."""
_LINE, _ABOVE = 19.6, 7.2
"""Pixels of a line as Streamlit draws it, and of what stands above and below all of them."""
_MARGINS = 20
"""Pixels of a cell in which no text stands, left and right together, and four for what is measured roughly."""
_FONT = 14
"""Pixels of the font of a table."""
_EMS = {" ": 0.2, "\u00a0": 0.2, "%": 0.82, "…": 0.95, "→": 0.62, **dict.fromkeys(".,:;·/-", 0.28), **dict.fromkeys("()“”", 0.37)}
"""How wide signs are in Source Sans, in parts of the font size; the others are as wide as a figure, a capital 0.57, a full-width one 1."""
_OPENS, _CLOSES = "（“《〔【", "，。、；：？！）”》〕】…"
_PIECE = re.compile(
    rf"[{_OPENS}]*(?:[≥≤=<>→]\s)?"
    rf"(?:(?:\d+年)?(?:\d+月)?\d+[年月日批家起个天项次条]|个?百分点|[一-鿿]{{2,3}}[局委办]|[一-鿿]|[^\s一-鿿{_OPENS}{_CLOSES}]+)?"
    rf"[{_CLOSES}]*\s*"
)
"""What stays on one line: a word, a date, an amount with its measure word, a department or a Chinese sign; with what opens before or closes after."""


def lines(said: str, room: float) -> str:
    """A text with its lines ended so that each takes `room` pixels at most; a longer word stands alone, for the browser to break."""
    return "\n".join(_paragraph(each, room) for each in said.split("\n"))


def texts(frame: pd.DataFrame, config: Mapping[Any, Any]) -> pd.DataFrame:
    """The frame with the texts broken of every column whose `config` (a `column_config`) names its width in pixels."""
    rooms = {name: look["width"] - _MARGINS for name, look in config.items() if look and isinstance(look.get("width"), int) and name in frame}
    return frame.assign(**{name: [lines(said, room) if isinstance(said, str) else said for said in frame[name]] for name, room in rooms.items()})


def height(frame: pd.DataFrame) -> int:
    """Pixels of the rows of a frame of `texts`: all are as tall as the one with most lines."""
    most = max((said.count("\n") + 1 for name in frame for said in frame[name] if isinstance(said, str)), default=1)
    return max(WRAPS, math.ceil(_LINE * most + _ABOVE))


def _paragraph(said: str, room: float) -> str:
    done, line = [], ""
    for piece in filter(None, _PIECE.findall(said)):
        if line and _wide((line + piece).rstrip()) > room:
            done.append(line.rstrip())
            line = ""
        line += piece
    return "\n".join([*done, line.rstrip()])


def _wide(said: str) -> float:
    """Pixels of a line."""
    return _FONT * sum(_EMS.get(each) or (1.0 if unicodedata.east_asian_width(each) in "WF" else 0.57 if each.isupper() else 0.5) for each in said)
