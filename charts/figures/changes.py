"""What changed, unit by unit: the change of each pass rate with Newcombe's interval against 'no change'."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analytics.changes import shown
from analytics.changes.sides import total
from charts.figures.scales import point_axis
from charts.figures.units import SMALL, pooled_name
from charts.spec import ChartSpec, Role, Rule, Series, TextColumn, single
from words import _, numbers


@dataclass(frozen=True)
class Change:
    """One unit (or several small ones pooled) on both sides; `change`, `low`, `high` in percentage points, None where there is none."""

    key: str
    name: str
    passed1: int
    judged1: int
    passed2: int
    judged2: int
    change: float | None
    low: float | None
    high: float | None

    @property
    def role(self) -> Role:
        """Better or worse where the interval says so, undetermined where it holds 0 (or is none)."""
        if self.change is None:
            return "no_data"
        if self.low is None or self.high is None:
            return "value"
        return "met" if self.low > 0 else "missed" if self.high < 0 else "undetermined"

    @property
    def shown(self) -> str:
        """The change as it stands beside the two rates."""
        return shown.change(self.passed1, self.judged1, self.passed2, self.judged2)

    def said(self, names: tuple[str, str]) -> str:
        """The unit in words, for the hover."""
        lines = [self.name]
        for name, passed, judged in zip(names, (self.passed1, self.passed2), (self.judged1, self.judged2), strict=True):
            lines.append(_("{side}: {rate} · {n}", side=name, rate=numbers.rate(passed, judged), n=numbers.sample_size(judged)))
        if self.change is not None:
            lines.append(_("Change {change} pp", change=self.shown))
        if self.low is not None and self.high is not None:
            lines.append(_("95% interval {low} to {high} pp", low=numbers.signed(self.low), high=numbers.signed(self.high)))
        return "\n".join(lines)


def ranked(frame: pd.DataFrame, small: int = SMALL) -> tuple[Change, ...]:
    """The rows of `analytics.changes.sides`, the greatest fall first; those with fewer than `small` batches on a side are pooled in a last row."""
    large = frame[(frame["judged1"] >= small) & (frame["judged2"] >= small)]
    little = frame.drop(large.index)
    if len(little) == 1 or large.empty:
        large, little = frame, frame.iloc[0:0]
    units = _units(large)
    units.sort(key=lambda unit: (unit.change is None, unit.change or 0.0, -unit.judged2, unit.name))
    if len(little):
        units += _units(total(little).assign(key="", name=pooled_name(len(little), small)))
    return tuple(units)


def changes(units: Sequence[Change], *, key: str, title: str, heading: str, sides: tuple[str, str]) -> ChartSpec:
    """Dots with intervals against 'no change', one row a unit; both rates and their n stand beside. `sides`: what then and now are called."""
    better, worse = (sum(unit.role == role for unit in units) for role in ("met", "missed"))
    then = tuple(numbers.rate(unit.passed1, unit.judged1) for unit in units)
    now = tuple(numbers.rate(unit.passed2, unit.judged2) for unit in units)
    dots = Series(
        name=_("Change (pp)"),
        mark="dots",
        values=tuple(unit.change for unit in units),
        roles=tuple(unit.role for unit in units),
        low=tuple(unit.low for unit in units),
        high=tuple(unit.high for unit in units),
        hovers=tuple(unit.said(sides) for unit in units),
    )
    return ChartSpec(
        key=key,
        title=title,
        alt=_(
            "{title}: change of the pass rate in percentage points with 95% intervals, {units} rows, {n} batches; surely better {better}, "
            "surely worse {worse}, the others undetermined.",
            title=title,
            units=len(units),
            n=numbers.count(sum(unit.judged1 + unit.judged2 for unit in units)),
            better=better,
            worse=worse,
        ),
        categories=tuple(unit.name for unit in units),
        series=(dots,),
        axis=point_axis([each for unit in units for each in (unit.low, unit.change, unit.high)]),
        rules=(Rule(0.0, _("No change"), "reference"),),
        columns=(
            TextColumn(sides[0], then),
            TextColumn("n", tuple(numbers.count(unit.judged1) for unit in units)),
            TextColumn(sides[1], now),
            TextColumn("n", tuple(numbers.count(unit.judged2) for unit in units)),
            TextColumn(_("Change"), tuple(unit.shown for unit in units), strong=True),
        ),
        keys=tuple(unit.key for unit in units),
        row_keys=single(unit.key for unit in units),
        table=table(units, heading, sides),
    )


def _units(frame: pd.DataFrame) -> list[Change]:
    columns = (frame[name].tolist() for name in ("key", "name", "passed1", "judged1", "passed2", "judged2", "change", "low", "high"))
    return [
        Change(str(key), str(name) or _("not stated"), *(int(each) for each in counts), *(_points(each) for each in (change, low, high)))
        for key, name, *counts, change, low, high in zip(*columns, strict=True)
    ]


def _points(value: float) -> float | None:
    return None if math.isnan(value) else value * 100


def outermost(units: Sequence[Change], most: int) -> tuple[Change, ...]:
    """Of units as `ranked` gives them, half as many of the greatest falls and of the greatest rises, and the pooled row; all where they fit."""
    pooled = [unit for unit in units[-1:] if not unit.key]
    own = [unit for unit in units if unit.change is not None and unit not in pooled]
    return tuple(units) if len(own) <= most else (*own[: most // 2], *own[-(most // 2) :], *pooled)


def table(units: Sequence[Change], heading: str, sides: tuple[str, str]) -> pd.DataFrame:
    """One row a unit: both rates (%) with n, the change and its interval (percentage points)."""

    def rounded(values: Sequence[float | None]) -> list[float | None]:
        return [None if value is None else float(numbers.half_up(value, 2)) for value in values]

    def rates(passed: Sequence[int], judged: Sequence[int]) -> list[float | None]:
        return rounded([100 * p / n if n else None for p, n in zip(passed, judged, strict=True)])

    return pd.DataFrame(
        {
            heading: [unit.name for unit in units],
            _("{side}: pass rate (%)", side=sides[0]): rates([unit.passed1 for unit in units], [unit.judged1 for unit in units]),
            _("{side}: batches judged", side=sides[0]): [unit.judged1 for unit in units],
            _("{side}: pass rate (%)", side=sides[1]): rates([unit.passed2 for unit in units], [unit.judged2 for unit in units]),
            _("{side}: batches judged", side=sides[1]): [unit.judged2 for unit in units],
            _("Change (pp)"): rounded([unit.change for unit in units]),
            _("95% interval, low (pp)"): rounded([unit.low for unit in units]),
            _("95% interval, high (pp)"): rounded([unit.high for unit in units]),
        }
    )
