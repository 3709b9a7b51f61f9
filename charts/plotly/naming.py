"""Names of curves and level lines on a chart over two numeric axes: at their right end, or beside one of their points."""

from __future__ import annotations

import math
from typing import Any

from charts.measure import SMALL, spread, widest
from charts.plotly.columns import LINE
from charts.plotly.drawing import Drawing
from charts.plotly.slots import GREY, INK, STYLES
from charts.plotly.text import bold, plain
from charts.xy import XYSeries, XYSpec


def written(text: str, *, strong: bool = False) -> dict[str, Any]:
    """What an annotation says, in ink."""
    return {"text": bold(text) if strong else plain(text), "showarrow": False, "font": {"size": SMALL, "color": INK}}


def ends(figure: Drawing, spec: XYSpec, plot: float) -> float:
    """Names right of the plot where curves and level lines end, moved apart where they would touch. Returns the margin they need."""
    named: list[tuple[float, str, bool]] = [(rule.value, rule.label, rule.role == "target") for rule in spec.rules if rule.label]
    for series in spec.series:
        seen = [y for x, y in zip(series.x, series.y, strict=True) if y is not None and x <= spec.x.high]
        if series.label and series.label_at is None and len(seen) > 1:
            named.append((seen[-1], series.label, False))
    places = spread([value for value, *_rest in named], LINE * (spec.y.high - spec.y.low) / plot)
    for place, (_value, text, strong) in zip(places, named, strict=True):
        figure.add_annotation(
            **written(text, strong=strong), x=1, xref="paper", xanchor="left", xshift=8, y=place, yanchor="middle", opacity=1 if strong else 0.8
        )
    return widest([text for _value, text, _strong in named]) * 1.04 + 18 if named else 0.0


def within(figure: Drawing, spec: XYSpec, series: XYSeries, at: int) -> None:
    """The name of a curve beside one of its points, off the curve."""
    x, y = series.x[at], series.y[at]
    if y is None:
        return
    above = series.label_side == "above"
    colour = STYLES[series.role].colour
    pale = colour == GREY or series.role == "comparison"  # too pale for letters
    figure.add_annotation(
        x=math.log10(x) if spec.x.log else x,
        y=math.log10(y) if spec.y.log else y,
        text=plain(series.label),
        showarrow=False,
        font={"size": SMALL, "color": INK if pale else colour},
        align="left",
        xanchor="right" if above else "left",
        yanchor="bottom" if above else "top",
        xshift=-6 if above else 8,
        yshift=2 if above else -2,
    )
