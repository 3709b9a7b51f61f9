"""A numeric axis, linear or logarithmic: its range given, its labels round figures or its own."""

from __future__ import annotations

import math
from typing import Any

from charts.plotly import marks
from charts.plotly.slots import INK
from charts.plotly.text import SMALL, plain, tick
from charts.xy import Scale


def axis(scale: Scale, *, grid: bool) -> dict[str, Any]:
    """The plotly axis of a scale."""
    steps = ticks(scale)
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


def ticks(scale: Scale) -> tuple[tuple[float, str], ...]:
    """Where the axis has its labels, and what they say: its own, else round figures; 1, 2, 5, 10 … on a logarithmic one."""
    if scale.ticks:
        return scale.ticks
    if not scale.log:
        return tuple((value, tick(value, scale.format)) for value in marks.ticks(scale, 8))
    decades = range(math.floor(math.log10(scale.low)), math.ceil(math.log10(scale.high)) + 1)
    factors = (1, 2, 5) if len(decades) <= 4 else (1,)
    steps = [factor * 10.0**decade for decade in decades for factor in factors]
    return tuple((value, tick(value, scale.format)) for value in steps if scale.low <= value <= scale.high)


def share(scale: Scale, value: float) -> float:
    """Where a value lies on its axis, from 0 to 1."""
    if scale.log:
        return (math.log(max(value, 1e-300)) - math.log(scale.low)) / (math.log(scale.high) - math.log(scale.low))
    return (value - scale.low) / (scale.high - scale.low)
