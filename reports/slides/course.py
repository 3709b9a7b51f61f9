"""Which chart shows a target: its months with control limits, its index by month, its parts, or how it stood at the end of each month."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import pandas as pd

from analytics import rates
from analytics import trend as asked
from analytics.attainment import Attainment
from analytics.campaigns import Target
from analytics.control import control
from analytics.filters import counted_by
from analytics.months import months_back
from analytics.scope import Scope
from charts.figures import trend
from charts.figures.control import control_chart
from charts.spec import ChartSpec
from reports.findings import Findings
from reports.slides import followed, parts

BEFORE = 8  # months ahead of the campaign: few enough to be read from afar


@dataclass(frozen=True)
class Courses:
    """The charts of all targets of one report; what several of them show is asked once."""

    found: Findings
    _indices: dict[Scope, pd.DataFrame] = field(default_factory=dict)

    @cached_property
    def _ends(self) -> dict[str, followed.Course]:
        return followed.courses(self.found)

    def figure(self, one: Attainment) -> ChartSpec | None:
        """The chart of one target; None where there is nothing to draw."""
        if one.value is None:
            return None
        target = self.found.campaign.target(one.id)
        if target.shape == "rate":
            return self._control(target, one)
        if target.shape == "index":
            return self._index(target, one)
        return parts.figure(one, target) or followed.figure(one, target, self._ends.get(one.id, ()))

    def _scope(self, target: Target) -> Scope:
        """What the target counts, reaching back before the campaign."""
        return counted_by(target, self.found.scope).but(start=self.found.scope.start or months_back(self.found.campaign.start, BEFORE))

    @property
    def _stages(self) -> tuple[tuple[str, date, date], ...]:
        return tuple((str(stage.title), stage.start, stage.end) for stage in self.found.campaign.stages)

    def _control(self, target: Target, one: Attainment) -> ChartSpec | None:
        monthly = trend.months(rates.rate(self.found.snapshot, self._scope(target), target.measure, ("month",)))
        if monthly.empty or not monthly["judged"].sum():
            return None
        limits = control([int(each) for each in monthly["passed"]], [int(each) for each in monthly["judged"]])
        spec = control_chart(monthly, limits, key=f"slide-{one.id}", subject=one.title, target=target.limit, stages=self._stages)
        # The centre line stands too near the target for letters of this size.
        flat = [each for each in spec.series if each.mark == "step" and limits.centre in each.values and len(set(each.values) - {None}) == 1]
        return replace(spec, series=tuple(each for each in spec.series if each not in flat))

    def _index(self, target: Target, one: Attainment) -> ChartSpec | None:
        scope = self._scope(target)
        if scope not in self._indices:
            self._indices[scope] = asked.index_by_month(self.found.snapshot, scope)
        limits = [float(target.limit)] if target.limit is not None else []
        monthly = self._indices[scope]
        return None if monthly.empty else trend.index_trend(monthly, key=f"slide-{one.id}", subject=one.title, limits=limits, stages=self._stages)
