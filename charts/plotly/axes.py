"""A numeric axis, linear or logarithmic: its range given, its labels round figures or its own."""

from __future__ import annotations

import math
from typing import Any

from charts.measure import SMALL
from charts.plotly.slots import INK
from charts.plotly.text import plain
from charts.ticks import labels
from charts.xy import Scale


def axis(scale: Scale, *, grid: bool) -> dict[str, Any]:
    """The plotly axis of a scale."""
    steps = labels(scale)
    ends = [scale.low, scale.high]
    return {
        "type": "log" if scale.log else "linear",
        "range": [math.log10(end) for end in ends] if scale.log else ends,
        "tickvals": [at for at, _text in steps],
        "ticktext": [plain(text) for _at, text in steps],
        "tickfont": {"size": SMALL, "color": INK},
        "visible": scale.shown,
        "showgrid": grid,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "",
        "tickangle": 0,
    }
