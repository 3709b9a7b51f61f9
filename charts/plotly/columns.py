"""Categories side by side: trends with their reference lines and control limits, stage bands above and the strip of n below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from charts.measure import SMALL, spread, tick, widest
from charts.plotly import marks
from charts.plotly.drawing import Drawing
from charts.plotly.rows import value_axis
from charts.plotly.slots import INK, STYLES
from charts.plotly.text import bold, plain
from charts.spec import ChartSpec

PLOT, STRIP = 320, 0.2
LINE = 19


def draw(spec: ChartSpec) -> Drawing:
    """One column a category. The strip takes the lower fifth on the same category axis; lines are named at their right end."""
    count = len(spec.categories)
    ends = (-0.6, count - 0.4)
    figure = Drawing()
    for series in spec.series:
        for trace in marks.traces(spec, series, rows=False):
            figure.add_trace(trace)
    for rule in spec.rules:
        figure.add_trace(marks.rule_trace(rule, ends, rows=False))
    _write_bands(figure, spec)
    labels = _write_right(figure, spec)
    top, bottom = (34 if spec.bands else 14), 48
    shown = _labelled(spec.categories)
    floor = STRIP + 0.07 if spec.strip else 0.0
    figure.update_layout(
        height=PLOT + top + bottom + (90 if spec.strip else 0),
        margin={
            "l": widest([tick(value, axis.format) for axis in (spec.axis, spec.strip) if axis for value in (axis.low, axis.high)]) + 10,
            "r": max(8.0, labels),
            "t": top,
            "b": bottom,
        },
        barmode="stack" if spec.stacking != "none" else "overlay",
        xaxis={
            "range": list(ends),
            "tickvals": shown,
            "ticktext": [plain(spec.categories[i]) for i in shown],
            "showgrid": False,
            "ticks": "",
            "zeroline": False,
            "fixedrange": True,
            "tickfont": {"size": SMALL, "color": INK},
            "tickangle": 0,
            "anchor": "y2" if spec.strip else "y",
        },
        yaxis=value_axis(spec.axis, grid=True, most=9) | {"domain": [floor, 1], "fixedrange": True, "automargin": "left"},
    )
    if spec.strip:
        peak = spec.strip.high
        steps = [0, peak / 2, peak] if peak > 4 else [0, peak]
        lower = {
            "domain": [0, STRIP],
            "fixedrange": True,
            "automargin": "left",
            "tickvals": steps,
            "ticktext": [f"{int(value):,}" for value in steps],
        }
        figure.update_layout(yaxis2=value_axis(spec.strip, grid=True) | lower)
        figure.add_annotation(
            x=0,
            xref="paper",
            xanchor="left",
            y=STRIP,
            yref="paper",
            yanchor="bottom",
            showarrow=False,
            text=plain(spec.strip.title),
            opacity=0.72,
            font={"size": SMALL, "color": INK},
        )
    return figure


def _labelled(categories: Sequence[str], most: int = 9) -> list[int]:
    """Which categories get their label: evenly spaced, through the one where a new year begins (its label has two lines).

    The first names its year and takes the place of the one after it where both would not have room on a phone, unless that one names a year.
    """
    step = max(1, -(-len(categories) // most))
    year = next((i for i, name in enumerate(categories) if i and "\n" in name), 0)
    shown = list(range(year % step, len(categories), step))
    if not shown or shown[0] >= step:
        return [0, *shown]
    return shown if shown[0] == year else [0, *shown[1:]]


def _write_bands(figure: Drawing, spec: ChartSpec) -> None:
    floor = STRIP + 0.07 if spec.strip else 0.0
    for band in spec.bands:
        colour = STYLES["value"].colour
        figure.add_shape(
            type="rect",
            xref="x",
            yref="paper",
            x0=band.start,
            x1=band.end,
            y0=floor,
            y1=1,
            fillcolor=colour,
            line={"width": 0},
            layer="below",
            opacity=0.14 if band.strong else 0.06,
        )
        figure.add_annotation(
            x=(band.start + band.end) / 2,
            xref="x",
            y=1,
            yref="paper",
            yanchor="bottom",
            showarrow=False,
            text=plain(band.label),
            font={"size": SMALL, "color": colour},
        )


def _write_right(figure: Drawing, spec: ChartSpec) -> float:
    """Names at the right end of the lines and limits, moved apart where they would touch. Returns the margin they need."""
    named: list[tuple[float, str, bool, float]] = [(rule.value, rule.label, rule.role == "target", 1.0) for rule in spec.rules]
    for series in spec.series:
        last = next((value for value in reversed(series.values) if value is not None), None)
        if series.mark == "step" and last is not None:
            named.append((last, series.name, False, 0.72))
    share = (1 - STRIP - 0.07) if spec.strip else 1.0
    pixel = (spec.axis.high - spec.axis.low) / ((PLOT + (90 if spec.strip else 0)) * share)
    places = spread([value for value, *_rest in named], LINE * pixel)
    for place, (_value, text, strong, opacity) in zip(places, named, strict=True):
        said: dict[str, Any] = {"text": bold(text) if strong else plain(text), "opacity": opacity, "font": {"size": SMALL, "color": INK}}
        figure.add_annotation(x=1, xref="paper", xanchor="left", xshift=8, y=place, yref="y", yanchor="middle", showarrow=False, **said)
    return widest([text for _value, text, *_rest in named]) + 18 if named else 8.0
