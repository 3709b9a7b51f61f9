"""Curves and points over two numeric axes: a scatter chart."""

from __future__ import annotations

import math
from typing import Any

from charts.office_roles import INK, OFFICE
from charts.xlsx import looks
from charts.xlsx.shelf import Block, Shelf
from charts.xy import XYSeries, XYSpec


def draw(book: Any, spec: XYSpec, shelf: Shelf, size: tuple[int, int]) -> Any:
    """The chart; labels of the x axis that are no figures (dates) are labels of points along its foot."""
    length = max([2, len(spec.x.ticks), *(len(each.x) for each in spec.series)])
    block = shelf.block(spec.title, length, [spec.note] if spec.note else [])
    chart = book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    for rule in spec.rules:
        x = block.column("x", [spec.x.low, spec.x.high], spec.x.format)
        y = block.column(rule.label, [rule.value, rule.value], spec.y.format)
        chart.add_series(
            {"name": y.head, "categories": x.values, "values": y.values, "line": looks.stroke(rule.role), "marker": {"type": "none"}}
            | {
                "data_labels": {
                    "value": True,
                    "custom": [{"delete": True}, {"value": looks.literal(rule.label), "font": looks.SMALL}],
                    "position": "above",
                }
            }
        )
    for series in spec.series:
        for places in _by_size(series):
            chart.add_series(_series(spec, series, places, block))
    if spec.x.ticks:
        chart.add_series(_foot(spec, block))
    looks.frame(chart, block.title, size, legend=spec.legend, hidden=[len(chart.series) - 1] if spec.x.ticks else [])
    titled = {"name_font": looks.SMALL | {"bold": False}}
    across = looks.axis(spec.x, gridded=False) | ({"name": spec.x.title} | titled if spec.x.title else {})
    if spec.x.ticks:
        across |= {"label_position": "none"}
    chart.set_x_axis(across | {"crossing": spec.x.low})
    chart.set_y_axis(looks.axis(spec.y, gridded=True) | ({"name": spec.y.title} | titled if spec.y.title else {}) | {"crossing": spec.y.low})
    return chart


def _by_size(series: XYSeries) -> list[list[int]]:
    """The places of the points, in groups of one size: a point at which several things stand is drawn larger."""
    sizes: dict[float, list[int]] = {}
    for i in range(len(series.x)):
        sizes.setdefault(_grown(series, i), []).append(i)
    return [sizes[size] for size in sorted(sizes)] or [[]]


def _grown(series: XYSeries, i: int) -> float:
    return min(1 + 0.4 * math.log2(series.weights[i]), 4) if series.weights and series.weights[i] > 1 else 1.0


def _series(spec: XYSpec, series: XYSeries, places: list[int], block: Block) -> dict[str, Any]:
    x = block.column("x", [series.x[i] for i in places], spec.x.format)
    y = block.column(series.name, [series.y[i] for i in places], spec.y.format)
    said: dict[str, Any] = {"name": y.head, "categories": x.values, "values": y.values}
    if series.mark == "curve":
        said |= {"line": looks.stroke(series.role), "marker": {"type": "none"}}
    else:
        said |= {"line": looks.no_line(), "marker": looks.marker(series.role, _grown(series, places[0]) if places else 1.0)}
    texts = _texts(series, places)
    if any(texts):
        side = "above" if series.label_side == "above" else "below"
        said["data_labels"] = looks.words(texts, side, OFFICE[series.role].colour if series.mark == "curve" else INK)
    return said


def _texts(series: XYSeries, places: list[int]) -> list[str]:
    """What is written at the points: their own texts, and the name of a curve where it stands."""
    texts = [series.texts[i] if series.texts else "" for i in places]
    if series.label and places:
        at = places.index(series.label_at) if series.label_at in places else len(places) - 1
        texts[at] = texts[at] or series.label
    return texts


def _foot(spec: XYSpec, block: Block) -> dict[str, Any]:
    texts = [text for _at, text in spec.x.ticks]
    x = block.column("x", [at for at, _text in spec.x.ticks], spec.x.format)
    y = block.column("y", [spec.y.low] * len(texts), spec.y.format)
    written = block.column("", texts)
    said: dict[str, Any] = {"name": written.head, "categories": x.values, "values": y.values, "line": looks.no_line(), "marker": {"type": "none"}}
    return said | {"data_labels": looks.words(texts, "below")}
