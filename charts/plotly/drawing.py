"""A figure as the plain dicts that plotly writes as JSON: its own objects check and copy each property, 20 to 100 ms for one chart.

What is drawn here is checked in tests, where every kind of chart goes through plotly's objects and must come out the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio

Trace = dict[str, Any]


def scatter(**said: Any) -> Trace:
    """A trace of points and lines, as plotly's `Scatter` takes it."""
    return {"type": "scatter", **said}


def scattergl(**said: Any) -> Trace:
    """The same, drawn by WebGL."""
    return {"type": "scattergl", **said}


def bar(**said: Any) -> Trace:
    """A trace of bars, as plotly's `Bar` takes it."""
    return {"type": "bar", **said}


class Drawing:
    """A figure in the making, which takes what plotly's figure takes; traces come from `scatter` and its like."""

    def __init__(self, *traces: Trace) -> None:
        """Nothing is drawn yet but these traces."""
        self._data: list[Trace] = []
        self._layout: dict[str, Any] = {}
        for trace in traces:
            self.add_trace(trace)

    def add_trace(self, trace: Trace) -> None:
        """One more trace, over the others."""
        self._data.append(_said(trace))

    def add_shape(self, **shape: Any) -> None:
        """A shape of the layout."""
        self._layout.setdefault("shapes", []).append(_said(shape))

    def add_annotation(self, **annotation: Any) -> None:
        """A text of the layout."""
        self._layout.setdefault("annotations", []).append(_said(annotation))

    def update_layout(self, **layout: Any) -> None:
        """Set properties of the layout; those of an axis or a legend join the ones that it has."""
        self._layout = _joined(self._layout, _said(layout))

    def done(self) -> Drawn:
        """The finished figure."""
        return Drawn(self._data, self._layout)


class Drawn(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A finished figure, which nobody changes. Streamlit takes it as a figure and asks for its dict, and that is all that is kept.

    Read as an object (`data`, `layout`), it goes through plotly's checks.
    """

    def __init__(self, data: Sequence[Trace], layout: Mapping[str, Any]) -> None:
        """The objects of plotly's own constructor are not made: who reads them gets them from `_checked`."""
        self._plain = data, layout

    def to_dict(self) -> dict[str, Any]:
        """The traces and the layout with the template in use; outer dicts of the caller's own."""
        data, layout = self._plain
        return {"data": [dict(trace) for trace in data], "layout": {"template": _template(pio.templates.default), **layout}}

    def to_plotly_json(self) -> dict[str, Any]:
        """The same: plotly writes it as JSON."""
        return self.to_dict()

    @property
    def data(self) -> Any:
        """The traces as plotly's objects."""
        return self._checked.data

    @property
    def layout(self) -> Any:
        """The layout as plotly's object."""
        return self._checked.layout

    @cached_property
    def _checked(self) -> go.Figure:
        return go.Figure(self.to_dict())


@cache
def _template(name: str) -> Any:
    return pio.templates[name].to_plotly_json()


def _said(part: Mapping[str, Any]) -> dict[str, Any]:
    """Without the properties that are None: plotly's objects leave them out."""
    return {name: _said(value) if isinstance(value, dict) else value for name, value in part.items() if value is not None}


def _joined(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    both = dict(one)
    for name, value in other.items():
        there = both.get(name)
        both[name] = _joined(there, value) if isinstance(there, dict) and isinstance(value, dict) else value
    return both
