"""Categories one under another: interval dot plots, stacked bars and Pareto bars, with figures in columns at the right."""

from __future__ import annotations

from typing import Any

from charts.measure import SMALL, tick, widest
from charts.plotly import marks
from charts.plotly.drawing import Drawing
from charts.plotly.slots import INK, STYLES
from charts.plotly.text import LABEL, bold, plain
from charts.spec import Axis, ChartSpec, Rule
from charts.ticks import ticks

ROW = 30
TOP, BOTTOM = 30, 34
GAP = 16
LEGEND = 28
STANDOFF = 8
NAMES, LEAN = 20, 14
NARROW = 260
"""Pixels of a plot on a phone: what does not touch there touches nowhere."""


def draw(spec: ChartSpec) -> Drawing:
    """One row a category, the first on top. Names are ticks of a numeric axis: labels of a category axis drift to other rows."""
    count = len(spec.categories)
    ends = (count - 0.4, -0.6)
    figure = Drawing()
    for series in spec.series:
        for trace in marks.traces(spec, series, rows=True):
            figure.add_trace(trace)
    for rule in spec.rules:
        figure.add_trace(marks.rule_trace(rule, ends, rows=True))
    written, right = _columns(spec)
    names = [bold(name) if i in spec.strong_rows else plain(name) for i, name in enumerate(spec.categories)]
    heads = TOP if spec.rules or spec.second or any(column.title for column in spec.columns) else 6
    heads += NAMES * max((row for _rule, _anchor, row in _rows_of_names(spec)), default=0)
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
        annotations=[*_names_above(spec), *written],  # all at once: plotly goes through all that stand for each that is added
    )
    figure.update_layout(legend={"y": 1 + (heads - 4) / plot})
    if spec.second:
        upper = value_axis(spec.second, grid=False) | {"overlaying": "x", "side": "top", "fixedrange": True}
        if spec.second.format == "percent":  # as many labels as the width has room for
            upper |= {"tickmode": "auto", "nticks": 6, "tickformat": ".0%", "tickvals": None, "ticktext": None}
        figure.update_layout(xaxis2=upper)
    return figure


def _names_above(spec: ChartSpec) -> list[dict[str, Any]]:
    """Names of the lines over their upper end; the outer ones lean outwards, and one that would touch another stands a row higher."""
    return [
        {
            "x": rule.value,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "xanchor": anchor,
            "xshift": {"center": 0, "right": LEAN, "left": -LEAN}[anchor],
            "showarrow": False,
            "yshift": NAMES * row,
            "text": bold(rule.label) if rule.role == "target" else plain(rule.label),
            "font": {"size": SMALL, "color": STYLES[rule.role].colour},
        }
        for rule, anchor, row in _rows_of_names(spec)
    ]


def _rows_of_names(spec: ChartSpec) -> list[tuple[Rule, str, int]]:
    """Each line from left to right, how its name leans, and the row over the plot where it touches no other on a plot as narrow as NARROW."""
    rules = sorted(spec.rules, key=lambda rule: rule.value)
    pixel = NARROW / (spec.axis.high - spec.axis.low)
    taken: list[list[tuple[float, float]]] = []
    placed = []
    for i, rule in enumerate(rules):
        anchor = "center" if len(rules) == 1 or 0 < i < len(rules) - 1 else "right" if i == 0 else "left"
        at, size = rule.value * pixel, widest([rule.label], SMALL)
        start = {"center": at - size / 2, "right": at + LEAN - size, "left": at - LEAN}[anchor]
        row = next((n for n, row in enumerate(taken) if all(end + 4 <= start for _start, end in row)), len(taken))
        taken += [[]] if row == len(taken) else []
        taken[row].append((start, start + size))
        placed.append((rule, anchor, row))
    return placed


def _columns(spec: ChartSpec) -> tuple[list[dict[str, Any]], float]:
    """The text columns right of the plot, each right-aligned under its heading, and the margin they take, in pixels."""
    edge, written = 0.0, []
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
            said = {"text": bold(text) if column.strong else plain(text), "opacity": 1 if column.strong else 0.8}
            written.append(side | said | {"y": y, "yref": "y", "yanchor": "middle"})
        written.append(side | {"y": 1, "yref": "paper", "yanchor": "bottom", "text": plain(column.title), "opacity": 0.8})
    return written, edge + 8


def value_axis(axis: Axis, *, grid: bool, most: int = 7) -> dict[str, Any]:
    """The scale of the values: its range given, at most `most` round ticks in ink."""
    steps = ticks(axis, most)
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
