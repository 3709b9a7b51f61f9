"""A chart over a numeric x axis: curves and points (a funnel plot, a Lorenz curve), pure data as a `ChartSpec` is.

What stands here a scatter chart of any backend can draw (in Office: `c:scatterChart`): series of points, joined to a curve or not, a
linear or logarithmic scale, labels on single points. Roles and formats are those of `charts.spec`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from charts.spec import Axis, Role, Rule


@dataclass(frozen=True)
class Scale(Axis):
    """A numeric axis. `log`: logarithmic, `low` over 0; `ticks` are (place, label) where round figures do not say it, as with dates."""

    log: bool = False
    ticks: tuple[tuple[float, str], ...] = ()

    def __post_init__(self) -> None:
        if not self.low < self.high or (self.log and self.low <= 0):
            raise ValueError(f"An axis reaches from low to high, a logarithmic one from above 0, not from {self.low} to {self.high}.")


@dataclass(frozen=True)
class XYSeries:
    """Points (x, y), joined where the mark is 'curve' (y None: a gap). `texts` are written at single points ('' elsewhere) where there is room.

    `label` names a curve on itself: at its right end, or at point `label_at`, above or below the curve. `keys` name the points for drilling
    down, '' for one that leads nowhere. `weights`: how many things stand at each point; it is drawn larger where there are several.
    """

    name: str
    mark: Literal["curve", "points"]
    x: tuple[float, ...]
    y: tuple[float | None, ...]
    role: Role = "value"
    texts: tuple[str, ...] = ()
    hovers: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    weights: tuple[int, ...] = ()
    label: str = ""
    label_at: int | None = None
    label_side: Literal["above", "below"] = "above"


@dataclass(frozen=True)
class XYSpec:
    """Curves and points over two numeric axes. `rules` are level lines across the whole width; `table` holds every figure drawn,
    `row_keys` what each of its rows leads to, as in `charts.spec`.

    ValueError where the parts of a series differ in length.
    """

    key: str
    title: str
    alt: str
    series: tuple[XYSeries, ...]
    x: Scale
    y: Scale
    rules: tuple[Rule, ...] = ()
    legend: bool = False
    square: bool = False
    note: str = ""
    row_keys: tuple[tuple[str, ...], ...] = field(default=(), compare=False, repr=False)
    table: pd.DataFrame = field(default_factory=pd.DataFrame, compare=False, repr=False)

    def __post_init__(self) -> None:
        for series in self.series:
            for part, optional in ((series.y, False), (series.texts, True), (series.hovers, True), (series.keys, True), (series.weights, True)):
                if len(part) != len(series.x) and (part or not optional):
                    raise ValueError(f"{self.key}: {series.name!r} has {len(part)} of {len(series.x)} points.")
        if self.row_keys and len(self.row_keys) != len(self.table):
            raise ValueError(f"{self.key}: {len(self.row_keys)} keys for {len(self.table)} rows of the table.")

    @property
    def empty(self) -> bool:
        """True where no series holds a single point: there is nothing to draw, and the page says why."""
        return not any(value is not None for series in self.series for value in series.y)
