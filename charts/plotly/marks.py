"""Marks: bars, lines, steps and dots with intervals, drawn along either direction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from charts.plotly.drawing import Trace, bar, scatter
from charts.plotly.slots import INK, PAGE, STYLES, TEXT_ON, gap_between
from charts.plotly.text import bold, plain
from charts.spec import ChartSpec, Role, Rule, Series


def undimmed(colour: str = INK) -> dict[str, Any]:
    """A click drills down; it does not push the other marks into the background. (plotly reads the one where only the other is set.)"""
    text = {"textfont": {"color": colour}}
    return {"selected": text, "unselected": {"marker": {"opacity": 1}} | text}


def traces(spec: ChartSpec, series: Series, *, rows: bool) -> list[Trace]:
    """The plotly traces of one series, categories at 0, 1, 2 …; several where its points have several roles."""
    if series.mark == "bar":
        return [_bars(spec, series, rows)]
    if series.mark in ("line", "step"):
        return [_line(spec, series, rows)]
    present = [i for i, value in enumerate(series.values) if value is not None]
    roles = dict.fromkeys(series.role_at(i) for i in present)
    return [_dots(spec, series, role, [i for i in present if series.role_at(i) == role], rows) for role in roles]


def rule_trace(rule: Rule, ends: Sequence[float], *, rows: bool) -> Trace:
    """A reference line as a trace of two points: a layout shape is either under the grid or over the dots."""
    style = STYLES[rule.role]
    along, across = list(ends), [rule.value] * 2
    return scatter(
        x=across if rows else along,
        y=along if rows else across,
        mode="lines",
        hoverinfo="skip",
        showlegend=False,
        name=plain(rule.label),
        line={"color": style.colour, "width": style.width, "dash": style.dash},
        opacity=style.opacity,
        zorder=1,
    )


SHORT, EDGE = 8, 0.2
"""Letters that fit around a point anywhere, and the share of the categories at either end within which longer texts lean inwards."""


def _placed(indexes: Sequence[int], values: Sequence[float | None], rows: bool) -> dict[str, Any]:
    along, across = list(indexes), list(values)
    return {"x": across, "y": along} if rows else {"x": along, "y": across}


def _axes(series: Series, rows: bool) -> dict[str, str]:
    if series.panel == "second":
        return {"xaxis": "x2"} if rows else {"yaxis": "y3"}
    return {"yaxis": "y2"} if series.panel == "strip" else {}


def _said(spec: ChartSpec, series: Series, indexes: Sequence[int]) -> dict[str, Any]:
    """Hover as finished text, never as a template: a name that holds '%{…}' stays a name."""
    told: dict[str, Any] = {"hoverinfo": "text", "hovertext": [plain(series.hovers[i]) for i in indexes]} if series.hovers else {"hoverinfo": "skip"}
    if spec.keys:
        told["customdata"] = [[spec.keys[i], series.key] if series.key else [spec.keys[i]] for i in indexes]
    return told


def _bars(spec: ChartSpec, series: Series, rows: bool) -> Trace:
    everywhere = range(len(series.values))
    style = STYLES[series.role]
    lead = bold(series.lead)
    texts = [f"{lead} {plain(text)}".strip() if text else "" for text in series.texts]
    return bar(
        **_placed(everywhere, series.values, rows),
        **_axes(series, rows),
        **_said(spec, series, everywhere),
        name=plain(series.name),
        orientation="h" if rows else "v",
        text=texts or None,
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"size": 13, "color": TEXT_ON.get(series.role, INK)},
        marker={
            "color": [STYLES[series.role_at(i)].colour for i in everywhere] if series.roles else style.colour,
            "line": gap_between(),
            "pattern": {"shape": style.pattern, "size": 7, "solidity": 0.3, "fillmode": "overlay"},
        },
        **undimmed(),
        zorder=0,
        cliponaxis=False,
    )


def _line(spec: ChartSpec, series: Series, rows: bool) -> Trace:
    everywhere = range(len(series.values))
    style = STYLES[series.role]
    step = series.mark == "step"
    return scatter(
        **_placed(everywhere, series.values, rows),
        **_axes(series, rows),
        **_said(spec, series, everywhere),
        name=plain(series.name),
        mode="lines" if step else "lines+markers",
        connectgaps=False,
        opacity=style.opacity,
        cliponaxis=False,
        zorder=0 if step else 2,
        line={"color": style.colour, "width": style.width, "dash": style.dash, "shape": "hvh" if step else "linear"},
        marker={"size": style.size, "color": style.colour},
        **undimmed(),
    )


def _below(text: str, place: int, count: int) -> str:
    """Where a text under its point stands: a long one near either end leans inwards, or the edge would cut it."""
    if len(text) <= SHORT or EDGE <= place / max(count - 1, 1) <= 1 - EDGE:
        return "bottom center"
    return "bottom left" if place > count / 2 else "bottom right"


def _dots(spec: ChartSpec, series: Series, role: Role, indexes: list[int], rows: bool) -> Trace:
    style = STYLES[role]
    error: dict[str, Any] = {}
    if series.low and series.high:
        values = [series.values[i] or 0.0 for i in indexes]
        up = [0 if (end := series.high[i]) is None else max(end - v, 0) for i, v in zip(indexes, values, strict=True)]
        down = [0 if (end := series.low[i]) is None else max(v - end, 0) for i, v in zip(indexes, values, strict=True)]
        bar = {
            "type": "data",
            "symmetric": False,
            "array": up,
            "arrayminus": down,
            "width": 0,
            "thickness": min(style.width, 1.5) if role == "value" else style.width,
            "color": style.colour,
        }
        error = {"error_x" if rows else "error_y": bar}
    texts = [bold(series.texts[i]) for i in indexes] if series.texts else None
    return scatter(
        **_placed(indexes, [series.values[i] for i in indexes], rows),
        **_axes(series, rows),
        **_said(spec, series, indexes),
        **error,
        name=plain(series.name),
        mode="markers+text" if texts else "markers",
        text=texts,
        cliponaxis=False,
        zorder=3,
        textposition=[_below(series.texts[i], i, len(series.values)) for i in indexes] if texts else None,
        textfont={"size": 14, "color": style.colour},
        marker={
            "symbol": style.symbol,
            "size": style.size,
            "color": PAGE if style.hollow else style.colour,
            "opacity": 1,
            "line": {"color": style.colour if style.hollow else PAGE, "width": 2.2 if style.hollow else 1},
        },
        **undimmed(style.colour),
    )
