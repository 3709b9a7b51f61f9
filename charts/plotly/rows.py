"""Categories one under another: interval dot plots, stacked bars and Pareto bars, with figures in columns at the right."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from charts.plotly import marks
from charts.plotly.slots import INK, STYLES
from charts.plotly.text import LABEL, SMALL, bold, plain, tick, widest
from charts.spec import Axis, ChartSpec, Rule

ROW = 30
TOP, BOTTOM = 30, 34
GAP = 16
LEGEND = 28
STANDOFF = 8


def draw(spec: ChartSpec) -> go.Figure:
    """One row a category, the first on top. Names are ticks of a numeric axis: labels of a category axis drift to other rows."""
    count = len(spec.categories)
    ends = (count - 0.4, -0.6)
    figure = go.Figure()
    for series in spec.series:
        for trace in marks.traces(spec, series, rows=True):
            figure.add_trace(trace)
    for rule in spec.rules:
        figure.add_trace(marks.rule_trace(rule, ends, rows=True))
    label_above(figure, spec)
    right = _write_columns(figure, spec)
    names = [bold(name) if i in spec.strong_rows else plain(name) for i, name in enumerate(spec.categories)]
    heads = TOP if spec.rules or spec.second or any(column.title for column in spec.columns) else 6
    heads += 20 if _raised(spec) else 0
    top = heads + (LEGEND if spec.legend else 0)
    bottom = BOTTOM if spec.axis.shown else 4
    plot = max(count, 1) * (ROW + (14 if spec.stacking == "shares" else 0))
    stacked = spec.stacking != "none"
    figure.update_layout(
        height=top + bottom + plot,
        margin={"l": widest(spec.categories, LABEL) * 1.06 + STANDOFF + 2, "r": right, "t": top, "b": bottom},
        barmode={"none": "overlay", "stacked": "relative", "shares": "stack"}[spec.stacking],  # relative: falls stack to the left of 0
        barnorm="fraction" if spec.stacking == "shares" else "",
        yaxis={
            "range": list(ends),
            "tickvals": list(range(count)),
            "ticktext": names,
            "tickfont": {"size": LABEL, "color": INK},
            "automargin": "left",
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "ticks": "",
            "ticklabelstandoff": STANDOFF,
        },
        xaxis=value_axis(spec.axis, grid=not stacked) | {"fixedrange": True},
    )
    figure.update_layout(legend={"y": 1 + (heads - 4) / plot})
    if spec.second:
        figure.update_layout(xaxis2=value_axis(spec.second, grid=False) | {"overlaying": "x", "side": "top", "fixedrange": True})
    return figure


def label_above(figure: go.Figure, spec: ChartSpec) -> None:
    """Names of the lines at their upper end; the outer ones lean outwards and a target between two others stands higher, so none collide."""
    rules = _in_order(spec)
    for i, rule in enumerate(rules):
        alone, first, last = len(rules) == 1, i == 0, i == len(rules) - 1
        anchor = "center" if alone or not (first or last) else "right" if first else "left"
        shift = 0 if anchor == "center" else 14 if first else -14
        main = rule.role == "target"
        figure.add_annotation(
            x=rule.value,
            y=1,
            yref="paper",
            yanchor="bottom",
            xanchor=anchor,
            xshift=shift,
            showarrow=False,
            yshift=20 if main and not (first or last) else 0,
            text=bold(rule.label) if main else plain(rule.label),
            font={"size": SMALL, "color": STYLES[rule.role].colour},
        )


def _in_order(spec: ChartSpec) -> list[Rule]:
    return sorted(spec.rules, key=lambda rule: rule.value)


def _raised(spec: ChartSpec) -> bool:
    """Whether the target stands between two other lines, so that its name needs a row of its own."""
    return any(rule.role == "target" for rule in _in_order(spec)[1:-1])


def _write_columns(figure: go.Figure, spec: ChartSpec) -> float:
    """The text columns right of the plot, each right-aligned under its heading. Returns the margin they take, in pixels."""
    edge = 0.0
    for column in spec.columns:
        edge += GAP + widest((column.title, *column.texts), SMALL)
        side: dict[str, Any] = {
            "x": 1,
            "xref": "paper",
            "xanchor": "right",
            "xshift": edge,
            "showarrow": False,
            "font": {"size": SMALL, "color": INK},
        }
        for y, text in enumerate(column.texts):
            said = bold(text) if column.strong else plain(text)
            figure.add_annotation(**side, y=y, yref="y", yanchor="middle", text=said, opacity=1 if column.strong else 0.8)
        figure.add_annotation(**side, y=1, yref="paper", yanchor="bottom", text=plain(column.title), opacity=0.8)
    return edge + 8


def value_axis(axis: Axis, *, grid: bool, most: int = 7) -> dict[str, Any]:
    """The scale of the values: its range given, at most `most` round ticks in ink."""
    steps = marks.ticks(axis, most)
    return {
        "range": [axis.low, axis.high],
        "showgrid": grid,
        "zeroline": False,
        "visible": axis.shown,
        "tickvals": steps,
        "ticktext": [tick(value, axis.format) for value in steps],
        "tickfont": {"size": SMALL, "color": INK},
        "ticks": "",
        "tickangle": 0,
    }
