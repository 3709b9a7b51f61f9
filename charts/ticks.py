"""Where an axis has its labels, and where a value lies on it."""

from __future__ import annotations

import math

from charts.measure import tick
from charts.spec import Axis
from charts.xy import Scale

_FINEST = {"percent": 0.1, "count": 1.0, "number": 0.5}


def ticks(axis: Axis, most: int) -> list[float]:
    """Round values within the axis' range, at most `most` of them."""
    span = axis.high - axis.low
    if span <= 0:
        return [axis.low]
    step = 10 ** math.floor(math.log10(span / most))
    for factor in (1, 2, 5, 10, 20):
        if span / (step * factor) <= most - 1 and step * factor >= _FINEST[axis.format]:
            step *= factor
            break
    first, last = math.ceil(axis.low / step - 1e-9), math.floor(axis.high / step + 1e-9)
    return [round(i * step, 10) for i in range(first, last + 1)]


def labels(scale: Scale) -> tuple[tuple[float, str], ...]:
    """Where the axis has its labels, and what they say: its own, else round figures; 1, 2, 5, 10 … on a logarithmic one."""
    if scale.ticks:
        return scale.ticks
    if not scale.log:
        return tuple((value, tick(value, scale.format)) for value in ticks(scale, 8))
    decades = range(math.floor(math.log10(scale.low)), math.ceil(math.log10(scale.high)) + 1)
    factors = (1, 2, 5) if len(decades) <= 4 else (1,)
    steps = [factor * 10.0**decade for decade in decades for factor in factors]
    return tuple((value, tick(value, scale.format)) for value in steps if scale.low <= value <= scale.high)


def share(scale: Scale, value: float) -> float:
    """Where a value lies on its axis, from 0 to 1."""
    if scale.log:
        return (math.log(max(value, 1e-300)) - math.log(scale.low)) / (math.log(scale.high) - math.log(scale.low))
    return (value - scale.low) / (scale.high - scale.low)
