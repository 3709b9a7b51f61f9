"""Categories side by side, or bars one under another: column, bar and line charts of Excel, combined where a chart has both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from charts.office_roles import OFFICE
from charts.spec import ChartSpec, Role, Rule, Series
from charts.ticks import ticks
from charts.xlsx import looks
from charts.xlsx.shelf import Block, Cells, Shelf

STRIP = 0.25
"""The share of the main scale that is left free below it for the strip of bars."""
_SUBTYPES = {"none": None, "stacked": "stacked", "shares": "percent_stacked"}


def draw(book: Any, spec: ChartSpec, shelf: Shelf, size: tuple[int, int]) -> Any:
    """The chart: bars in rows where there is nothing but bars in rows, else columns with their lines."""
    lined = any(each.mark != "bar" for each in spec.series) or bool(spec.rules)
    rows = spec.orientation == "rows" and not lined
    block = shelf.block(spec.title, len(spec.categories), _notes(spec))
    names = block.column("", [_category(spec, i, rows) for i in range(len(spec.categories))])
    bars, main, aside = _groups(spec)
    first = _bars(book, spec, bars, block, names, rows) if bars else _lines(book, spec, main, block, names)
    low = _floor(spec) if not bars and aside and aside[0].panel == "strip" else None
    if bars and (main or spec.rules):
        first.combine(_lines(book, spec, main, block, names))
    elif aside:
        first.combine(_aside(book, spec, aside, block, names))
    looks.frame(first, block.title, size, legend=len(first.series) + len(aside) + (len(main) if bars else 0) + len(spec.rules) > 1)
    names_axis, values_axis = (first.set_y_axis, first.set_x_axis) if rows else (first.set_x_axis, first.set_y_axis)
    names_axis(looks.categories(rows=rows))
    values_axis(looks.axis(spec.axis, gridded=spec.stacking != "shares", low=low) | ({"label_position": "high"} if rows and spec.axis.shown else {}))
    return first


def _groups(spec: ChartSpec) -> tuple[list[Series], list[Series], list[Series]]:
    """Main bars, main lines and dots, and what has a scale of its own (the strip, the second)."""
    main = [each for each in spec.series if each.panel == "main"]
    return (
        [each for each in main if each.mark == "bar"],
        [each for each in main if each.mark != "bar"],
        [each for each in spec.series if each.panel != "main"],
    )


def _floor(spec: ChartSpec) -> float:
    """The foot of the main scale, lowered by whole steps, so that the strip below meets no line."""
    steps = ticks(spec.axis, 7)
    step = steps[1] - steps[0] if len(steps) > 1 else spec.axis.high - spec.axis.low
    lowered = -(-STRIP * (spec.axis.high - spec.axis.low) // step)
    return round(spec.axis.low - lowered * step, 10)


def _category(spec: ChartSpec, i: int, rows: bool) -> str:
    """The name of a category; one under another it carries its text columns, side by side its strong one, since there is no column beside it."""
    name = spec.categories[i]
    told = [f"{each.title} {each.texts[i]}".strip() for each in spec.columns if each.texts[i]] if rows else []
    if spec.orientation == "rows" and not rows:
        told = [each.texts[i] for each in spec.columns if each.strong and each.texts[i]]
    return f"{name} ({', '.join(told)})" if told else name


def _notes(spec: ChartSpec) -> list[str]:
    return [spec.note] if spec.note else []


def _bars(book: Any, spec: ChartSpec, bars: Sequence[Series], block: Block, names: Cells, rows: bool) -> Any:
    chart = book.add_chart({"type": "bar" if rows else "column", "subtype": _SUBTYPES[spec.stacking]})
    for series in bars:
        chart.add_series(_bar(spec, series, block, names) | {"gap": 40, "overlap": 100 if spec.stacking != "none" or len(bars) == 1 else 0})
    return chart


def _bar(spec: ChartSpec, series: Series, block: Block, names: Cells) -> dict[str, Any]:
    values = block.column(series.name, series.values, _format(spec, series))
    style = OFFICE[series.role]
    said: dict[str, Any] = {"name": values.head, "categories": names.values, "values": values.values} | looks.fill(style)
    if series.roles:
        said["points"] = [looks.fill(OFFICE[role]) for role in series.roles]
    if any(series.texts):
        texts = [f"{series.lead} {text}".strip() if text else "" for text in series.texts]
        said["data_labels"] = looks.words(texts, "center", style.text)
    return said


def _lines(book: Any, spec: ChartSpec, lines: Sequence[Series], block: Block, names: Cells) -> Any:
    """Lines, steps, dots by role, and the rules as level lines across all categories."""
    chart = book.add_chart({"type": "line"})
    for rule in spec.rules:
        chart.add_series(_rule(spec, rule, block, names))
    for series in lines:
        for role in dict.fromkeys([series.role] if series.mark != "dots" else _roles(series)):
            chart.add_series(_line(spec, series, role, block, names))
    return chart


def _roles(series: Series) -> list[Role]:
    return [series.role_at(i) for i, value in enumerate(series.values) if value is not None] or [series.role]


def _line(spec: ChartSpec, series: Series, role: Role, block: Block, names: Cells) -> dict[str, Any]:
    dots = series.mark == "dots"
    here = [not dots or series.role_at(i) == role for i in range(len(series.values))]
    shown = [value if kept else None for value, kept in zip(series.values, here, strict=True)]
    values = block.column(series.name, shown, _format(spec, series))
    said: dict[str, Any] = {"name": values.head, "categories": names.values, "values": values.values}
    said["line"] = looks.no_line() if dots else looks.stroke(role)
    said["marker"] = {"type": "none"} if series.mark == "step" else looks.marker(role)
    if dots and series.low and series.high:
        plus, minus = looks.distances(series, here)
        form = _format(spec, series)
        said["y_error_bars"] = looks.whiskers(block.column(f"{series.name} +", plus, form), block.column(f"{series.name} −", minus, form), role)
    texts = [text if kept else "" for text, kept in zip(series.texts, here, strict=True)] if series.texts else []
    if any(texts):
        said["data_labels"] = looks.words(texts, "below", OFFICE[role].colour, strong=True)
    return said


def _rule(spec: ChartSpec, rule: Rule, block: Block, names: Cells) -> dict[str, Any]:
    values = block.column(rule.label, [rule.value] * len(spec.categories), spec.axis.format)
    said: dict[str, Any] = {"name": values.head, "categories": names.values, "values": values.values}
    return said | {"line": looks.stroke(rule.role), "marker": {"type": "none"}}


def _aside(book: Any, spec: ChartSpec, aside: Sequence[Series], block: Block, names: Cells) -> Any:
    """The strip of bars below, or the line of the second scale: both have their own scale on the right."""
    strip = aside[0].panel == "strip"
    chart = book.add_chart({"type": "column" if strip else "line"})
    for series in aside:
        said = _bar(spec, series, block, names) | {"gap": 60} if series.mark == "bar" else _line(spec, series, series.role, block, names)
        chart.add_series(said | {"y2_axis": True})
    scale = spec.strip if strip else spec.second
    if scale is not None:
        whole = looks.axis(scale, gridded=False, shown=not strip)
        chart.set_y2_axis(whole | ({"max": scale.high / (STRIP * 0.8)} if strip else {}))  # so that the bars keep to the lowest fifth
    return chart


def _format(spec: ChartSpec, series: Series) -> Any:
    scale = {"main": spec.axis, "strip": spec.strip, "second": spec.second}[series.panel] or spec.axis
    return "number" if spec.stacking == "shares" else scale.format
