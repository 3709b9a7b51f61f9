"""How narrow a chart may become: on a telephone one that needs more room scrolls sideways instead of losing its bars or its names."""

from __future__ import annotations

from charts.measure import widest, width
from charts.spec import ChartSpec
from charts.xy import XYSpec

LEAST = 560
"""Pixels in which every chart can be read."""
COLUMNS, BESIDE, APART = 20, 230, 16
"""So many columns with names, and so many pixels of names and figures beside bars, leave room for the bars on a telephone."""


def least_width(spec: object) -> int:
    """Pixels under which a chart scrolls sideways; 0 for one that can be as narrow as the page."""
    return LEAST if _crowded(spec) else 0


def _crowded(spec: object) -> bool:
    if isinstance(spec, XYSpec):
        return any(text for series in spec.series for text in series.texts)
    if not isinstance(spec, ChartSpec):
        return False
    if spec.orientation == "columns":
        return len(spec.categories) > COLUMNS
    columns = sum(max(widest(column.texts), width(column.title)) + APART for column in spec.columns)
    return len(spec.rules) > 2 or widest(spec.categories) + columns > BESIDE
