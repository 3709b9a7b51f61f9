"""A chart as plain JSON and back: a report is written in one process and looked at in another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from charts.areas import Area, MapSpec, Shade
from charts.kinds import Spec
from charts.spec import Axis, Band, ChartSpec, Rule, Series, TextColumn
from charts.xy import Scale, XYSeries, XYSpec

_PARTS: Mapping[type, Mapping[str, type]] = {
    ChartSpec: {"series": Series, "axis": Axis, "strip": Axis, "second": Axis, "rules": Rule, "bands": Band, "columns": TextColumn},
    XYSpec: {"series": XYSeries, "x": Scale, "y": Scale, "rules": Rule},
    MapSpec: {"areas": Area, "legend": Shade, "unplaced": Area},
}
"""What the fields of a chart are made of, where they are more than texts and numbers."""
_BESIDE = ("table", "row_keys")
_FORMS: Mapping[str, type[Spec]] = {"chart": ChartSpec, "xy": XYSpec, "map": MapSpec}


def said(spec: Spec) -> dict[str, Any]:
    """The chart as mappings, lists, texts and numbers, but for its table (and where its rows lead), which the report carries beside it; `form`
    says what it is.
    """
    form = next(name for name, made in _FORMS.items() if isinstance(spec, made))
    return {"form": form} | {each.name: _plain(getattr(spec, each.name)) for each in fields(spec) if each.name not in _BESIDE}


def read(told: Mapping[str, Any]) -> Spec:
    """The chart that `said` gave; without a table."""
    made = _FORMS[told["form"]]
    parts = _PARTS[made]
    spec: Spec = made(**{name: _made(value, parts.get(name)) for name, value in told.items() if name != "form"})
    return spec


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value if value is None or isinstance(value, str | int) else float(value)


def _made(value: Any, part: type | None) -> Any:
    if isinstance(value, list):
        return tuple(_made(each, part) for each in value)
    return part(**{name: _made(each, None) for name, each in value.items()}) if part and isinstance(value, dict) else value
