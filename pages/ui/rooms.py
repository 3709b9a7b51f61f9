"""How narrow a chart may become: on a telephone one that needs more room scrolls sideways instead of losing its bars or its names."""

from __future__ import annotations

import math
from html import escape

from charts.measure import widest, width
from charts.spec import ChartSpec
from charts.xy import XYSpec
from words import _

LEAST = 560
"""Pixels in which a chart with three named lines, with texts at its points or with many columns can be read."""
BARS, APART = 220, 16
"""Pixels that bars or points need beside their names and figures, so that five marks on the axis stand apart; and between two columns of figures."""
PHONE = 316
"""Pixels of a card on a telephone."""
COLUMNS = 20
"""So many columns have room for their names on a telephone."""


def swipe(least: int) -> str:
    """HTML that says that a chart goes on sideways, seen only where it stands in less than `least` pixels. No server knows how wide a card is."""
    name = f"swipe-{least}"
    said = escape(_("The chart is wider than this: swipe it sideways."))
    told = f'<div style="container-type:inline-size"><div class="{name}" style="display:none;font-size:.875rem;opacity:.72">{said}</div></div>'
    return f"{told}<style>@container (max-width:{least - 1}px){{.{name}{{display:block !important}}}}</style>"


def least_width(spec: object) -> int:
    """Pixels under which a chart scrolls sideways; 0 for one that can be as narrow as a telephone."""
    if isinstance(spec, XYSpec):
        return LEAST if any(text for series in spec.series for text in series.texts) else 0
    if not isinstance(spec, ChartSpec):
        return 0
    if spec.orientation == "columns":
        return LEAST if len(spec.categories) > COLUMNS else 0
    figures = sum(max(widest(column.texts), width(column.title)) + APART for column in spec.columns)
    needed = math.ceil(widest(spec.categories) + figures + BARS)
    return max(needed, LEAST) if len(spec.rules) > 2 else needed if needed > PHONE else 0
