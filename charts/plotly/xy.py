"""Two numeric axes: curves named on themselves, points with their hover, the important ones with their name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from charts.measure import SMALL, widest
from charts.placing import beside
from charts.plotly import axes, marks, naming
from charts.plotly.drawing import Drawing, Trace, scatter, scattergl
from charts.plotly.slots import INK, PAGE, STYLES
from charts.plotly.text import bold, plain
from charts.ticks import labels, share
from charts.xy import XYSeries, XYSpec

PLOT, NOMINAL = 380, 820
"""Height of the plot, and the width for which names are placed (the true one is the container's), in pixels."""
LEGEND = {
    "x": 0.01,
    "xanchor": "left",
    "y": 0.99,
    "yanchor": "top",
    "traceorder": "normal",
    "font": {"size": SMALL, "color": INK},
    "bgcolor": "rgba(0,0,0,0)",
}
"""The names of the curves stand in the upper left corner of the plot: above a line of equality nothing is drawn."""
MANY = 1500
"""From so many points on WebGL draws them: as SVG, ten thousand would take the browser seconds."""


def draw(spec: XYSpec) -> Drawing:
    """The figure of a chart over two numeric axes, for both themes; its width is the container's."""
    figure = Drawing()
    sides = _sides(spec)
    for i, series in enumerate(spec.series):
        figure.add_trace(_curve(series) if series.mark == "curve" else _points(series, sides.get(i, ())))
    for rule in spec.rules:
        figure.add_trace(marks.rule_trace(rule, (spec.x.low, spec.x.high), rows=False))
    right = naming.ends(figure, spec, PLOT)
    for series in spec.series:
        if series.label and series.label_at is not None:
            naming.within(figure, spec, series, series.label_at)
    top = 30 if spec.y.title else 14
    figure.update_layout(
        height=PLOT + top + 62,
        margin={"l": widest([text for _at, text in labels(spec.y)]) + 12, "r": max(26.0, right), "t": top, "b": 62},
        xaxis=axes.axis(spec.x, grid=False) | {"title": {"text": plain(spec.x.title), "font": {"size": SMALL, "color": INK}, "standoff": 8}},
        yaxis=axes.axis(spec.y, grid=True) | {"automargin": "left"},
    )
    if spec.y.title:
        figure.add_annotation(
            **naming.written(spec.y.title), x=0, xref="paper", xanchor="left", y=1, yref="paper", yanchor="bottom", yshift=6, opacity=0.8
        )
    return figure


def _curve(series: XYSeries) -> Trace:
    style = STYLES[series.role]
    picked: dict[str, Any] = {"mode": "lines"}
    if series.keys:  # plotly selects markers alone, never a bare line
        unseen = {"marker": {"opacity": 0}}
        picked = {"mode": "lines+markers", "marker": {"size": 8, "opacity": 0}, "selected": unseen, "unselected": unseen}
    return scatter(
        x=list(series.x),
        y=list(series.y),
        **_said(series),
        **picked,
        name=plain(series.name),
        connectgaps=False,
        opacity=style.opacity,
        zorder=1,
        line={"color": style.colour, "width": style.width, "dash": style.dash},
    )


def _points(series: XYSeries, sides: Sequence[str]) -> Trace:
    style = STYLES[series.role]
    named: dict[str, Any] = {"mode": "markers"}
    ordinary = series.role in ("value", "comparison", "undetermined")
    if any(sides):
        named = {
            "mode": "markers+text",
            "text": [(plain(text) if ordinary else bold(text)) if side else "" for text, side in zip(series.texts, sides, strict=True)],
            "textposition": [side or "top center" for side in sides],
            "textfont": {"size": SMALL, "color": INK if ordinary else style.colour},
        }
    many = len(series.x) > MANY and not any(series.texts)
    trace = scattergl if many else scatter
    order = {} if many else {"zorder": 3 if any(series.texts) else 2, "cliponaxis": False}
    return trace(
        x=list(series.x),
        y=list(series.y),
        **_said(series),
        **named,
        **order,
        name=plain(series.name),
        showlegend=False,
        marker={
            "symbol": style.symbol,
            "size": _sizes(series, style.size),
            "color": PAGE if style.hollow else style.colour,
            "opacity": 1,
            "line": {"color": style.colour if style.hollow else PAGE, "width": 2 if style.hollow else 1},
        },
        **marks.undimmed(style.colour),
    )


def _said(series: XYSeries) -> dict[str, Any]:
    """Hover as finished text, never as a template: a name that holds '%{…}' stays a name."""
    told: dict[str, Any] = {"hoverinfo": "text", "hovertext": [plain(text) for text in series.hovers]} if series.hovers else {"hoverinfo": "skip"}
    return told | ({"customdata": [[key] for key in series.keys]} if series.keys else {})


def _sides(spec: XYSpec) -> dict[int, list[str]]:
    """Where each text of each series stands ('' where it has no room). The last series, drawn on top, chooses first."""
    points = [(i, j) for i, series in enumerate(spec.series) if series.mark == "points" for j in range(len(series.x))]
    named = sorted(((i, j) for i, j in points if spec.series[i].texts and spec.series[i].texts[j]), key=lambda at: (-at[0], at[1]))
    if not named:
        return {}
    rest = set(points) - set(named) if len(points) <= MANY else set()

    def place(at: tuple[int, int]) -> tuple[float, float]:
        x, y = spec.series[at[0]].x[at[1]], spec.series[at[0]].y[at[1]]
        return NOMINAL * share(spec.x, x), PLOT * (1 - share(spec.y, spec.y.low if y is None else y))

    chosen = beside([place(at) for at in named], [spec.series[i].texts[j] for i, j in named], [place(at) for at in rest], (NOMINAL, PLOT))
    sides = {i: [""] * len(spec.series[i].x) for i, _j in named}
    for (i, j), side in zip(named, chosen, strict=True):
        sides[i][j] = side
    return sides


def _sizes(series: XYSeries, size: float) -> float | list[float]:
    """The size of a point grows with the logarithm of how many stand there, to four times the usual one."""
    return [size * min(1 + 0.4 * math.log2(weight), 4) for weight in series.weights] if any(w > 1 for w in series.weights) else size
