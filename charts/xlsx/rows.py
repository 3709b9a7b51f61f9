"""Dots with their intervals one under another, against vertical lines: a scatter chart, since Excel has no dot plot of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from charts.measure import widest
from charts.office_roles import OFFICE
from charts.spec import ChartSpec, Role, Series
from charts.xlsx import looks
from charts.xlsx.shelf import Block, Cells, Shelf

LETTER = 12.0  # pixels of a letter of 9 points
TICK = 0.34  # half the height of a tick, in rows
HEAD, FOOT = 64, 74  # pixels above and below the plot: title and names of the lines; labels of the scale, legend


def draw(book: Any, spec: ChartSpec, shelf: Shelf, size: tuple[int, int]) -> Any:
    """The chart. Row i lies at height i, the first on top; the names of the rows are labels of points at the left end of the scale."""
    count = len(spec.categories)
    block = shelf.block(spec.title, max(count, 2), [spec.note] if spec.note else [])
    texts = [name_of(spec, i) for i in range(count)]
    names = block.column("", texts)
    heights = block.column("y", [float(i) for i in range(count)], "count")
    chart = book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    chart.add_series(_names(spec, block, names, heights, texts))
    for rule in spec.rules:
        x = block.column(rule.label, [rule.value, rule.value], spec.axis.format)
        y = block.column(f"{rule.label} y", [-0.5, count - 0.5])
        label = {"value": True, "custom": [{"value": looks.literal(rule.label), "font": looks.SMALL}, {"delete": True}], "position": "above"}
        said = {"name": x.head, "categories": x.values, "values": y.values, "line": looks.stroke(rule.role), "marker": {"type": "none"}}
        chart.add_series(said | {"data_labels": label})
    for series in spec.series:
        for role in dict.fromkeys(series.role_at(i) for i, value in enumerate(series.values) if value is not None):
            chart.add_series(_dots(spec, series, role, block, heights))
    looks.frame(chart, block.title, size, legend=False)
    left = min(0.5, (widest(texts, LETTER) + 12) / size[0])
    chart.set_plotarea({"layout": {"x": left, "y": HEAD / size[1], "width": 0.97 - left, "height": 1 - (HEAD + FOOT) / size[1]}})
    chart.set_x_axis(looks.axis(spec.axis, gridded=True) | {"label_position": "high", "crossing": spec.axis.low})
    chart.set_y_axis(
        {"min": -0.5, "max": count - 0.5, "reverse": True, "visible": False, "major_gridlines": {"visible": False}, "crossing": spec.axis.low}
    )
    return chart


def name_of(spec: ChartSpec, i: int) -> str:
    """The name of a row with its text columns: '瓯北街道  83.5%  n 109'."""
    told = [each.texts[i] if each.strong else f"{each.title} {each.texts[i]}".strip() for each in spec.columns if each.texts[i]]
    return "  ".join((spec.categories[i], *told))


def _names(spec: ChartSpec, block: Block, names: Cells, heights: Cells, texts: Sequence[str]) -> dict[str, Any]:
    edge = block.column("x", [spec.axis.low] * len(texts), spec.axis.format)
    said: dict[str, Any] = {"name": names.head, "categories": edge.values, "values": heights.values, "line": looks.no_line()}
    return said | {"marker": {"type": "none"}, "data_labels": looks.words(texts, "left")}


def _dots(spec: ChartSpec, series: Series, role: Role, block: Block, heights: Cells) -> dict[str, Any]:
    here = [value is not None and series.role_at(i) == role for i, value in enumerate(series.values)]
    shown = [value if kept else None for value, kept in zip(series.values, here, strict=True)]
    x = block.column(series.name, shown, spec.axis.format)
    said: dict[str, Any] = {"name": x.head, "categories": x.values, "values": heights.values, "line": looks.no_line(), "marker": looks.marker(role)}
    if role in ("target", "reference", "limit"):  # a limit of the row's own: a tick across it
        tick = {"type": "fixed", "value": TICK, "end_style": 0, "line": looks.stroke(role)}
        said |= {"marker": {"type": "none"}, "y_error_bars": tick}
    if series.low and series.high:
        plus, minus = looks.distances(series, here)
        form = spec.axis.format
        said["x_error_bars"] = looks.whiskers(block.column(f"{series.name} +", plus, form), block.column(f"{series.name} −", minus, form), role)
    if series.texts and any(text for text, kept in zip(series.texts, here, strict=True) if kept):
        texts = [text if kept else "" for text, kept in zip(series.texts, here, strict=True)]
        said["data_labels"] = looks.words(texts, "right", OFFICE[role].colour, strong=True)
    return said
