"""What a chart is, without saying how it is drawn: pure data that every backend understands.

A role, never a colour, tells a backend how a mark looks: plotly takes a slot of the theme, Office a fixed colour and a dash.
Rates are fractions of 1; all texts are plain, '\\n' breaks a line, and each backend escapes them in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

Role = Literal[
    "value", "comparison", "target", "reference", "limit", "alarm", "notable", "met", "missed", "undetermined", "no_data", "A", "B", "C", "labelling"
]
Mark = Literal["bar", "line", "step", "dots"]
Format = Literal["percent", "count", "number"]
Panel = Literal["main", "strip", "second"]


@dataclass(frozen=True)
class Axis:
    """A value axis: its range is always given, so that two charts of one kind can be compared."""

    format: Format
    low: float
    high: float
    title: str = ""
    shown: bool = True


@dataclass(frozen=True)
class Series:
    """One series: a value for each category (None: nothing there), with what is written on it and said about it.

    `roles` (one a point) overrules `role`; `low` and `high` are the ends of intervals; `lead` stands in bold before each text;
    `key` names the series where a click means both category and series. `panel` says which axis: the main one, the strip below it, or a second
    scale over the same categories.
    """

    name: str
    mark: Mark
    values: tuple[float | None, ...]
    role: Role = "value"
    roles: tuple[Role, ...] = ()
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()
    texts: tuple[str, ...] = ()
    lead: str = ""
    hovers: tuple[str, ...] = ()
    key: str = ""
    panel: Panel = "main"

    def role_at(self, i: int) -> Role:
        """The role of point i."""
        return self.roles[i] if self.roles else self.role


@dataclass(frozen=True)
class Rule:
    """A reference line across all categories: the target (solid, bold) or another line (dashed)."""

    value: float
    label: str
    role: Role = "reference"


@dataclass(frozen=True)
class Band:
    """A stretch of the category axis: category i reaches from i − ½ to i + ½."""

    start: float
    end: float
    label: str
    strong: bool = False


@dataclass(frozen=True)
class TextColumn:
    """Figures in words beside the rows, right-aligned under a heading."""

    title: str
    texts: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True)
class ChartSpec:
    """A chart that bars and lines can express. `table` is the frame shown and saved beside it: every figure drawn is in it.

    `orientation` 'rows' puts the categories one under another, 'columns' side by side; `stacking` 'shares' makes each 100 %.
    `keys` name the categories for drilling down, `row_keys` what each row of `table` leads to (the same keys as a click on its mark gives, '' or
    none for nothing). ValueError where a series, column or key list has another length than what it names.
    """

    key: str
    title: str
    alt: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axis: Axis
    orientation: Literal["rows", "columns"] = "rows"
    stacking: Literal["none", "stacked", "shares"] = "none"
    strip: Axis | None = None
    second: Axis | None = None
    rules: tuple[Rule, ...] = ()
    bands: tuple[Band, ...] = ()
    columns: tuple[TextColumn, ...] = ()
    keys: tuple[str, ...] = ()
    row_keys: tuple[tuple[str, ...], ...] = field(default=(), compare=False, repr=False)
    strong_rows: tuple[int, ...] = ()
    legend: bool = False
    note: str = ""
    table: pd.DataFrame = field(default_factory=pd.DataFrame, compare=False, repr=False)

    def __post_init__(self) -> None:
        for series in self.series:
            for part in (series.values, series.roles, series.low, series.high, series.texts, series.hovers):
                self._fits(part, series.name, optional=part is not series.values)
        for column in self.columns:
            self._fits(column.texts, column.title, optional=False)
        self._fits(self.keys, "keys", optional=True)
        if self.row_keys and len(self.row_keys) != len(self.table):
            raise ValueError(f"{self.key}: {len(self.row_keys)} keys for {len(self.table)} rows of the table.")

    def _fits(self, part: tuple[object, ...], name: str, *, optional: bool) -> None:
        if len(part) != len(self.categories) and (part or not optional):
            raise ValueError(f"{self.key}: {name!r} has {len(part)} points for {len(self.categories)} categories.")

    @property
    def empty(self) -> bool:
        """True where no series holds a single value: there is nothing to draw, and the page says why."""
        return not any(value is not None for series in self.series for value in series.values)


def single(keys: Iterable[object]) -> tuple[tuple[str, ...], ...]:
    """`row_keys` of a table whose rows are named by one key each."""
    return tuple((str(key),) for key in keys)
