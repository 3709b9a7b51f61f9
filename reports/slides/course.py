"""Which chart shows a target: its months with control limits, its index by month, its levels then and now, its parts, or its month's ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from analytics import rates
from analytics import trend as asked
from analytics.attainment import Attainment
from analytics.campaigns import Target
from analytics.context import months_back
from analytics.control import control
from analytics.scope import Scope, narrowed
from charts.figures import trend
from charts.figures.control import control_chart
from charts.spec import ChartSpec
from reports.findings import Findings
from reports.slides import followed, parts
from reports.slides.followed import Course

BEFORE = 8  # months ahead of the campaign: few enough to be read from afar


def figure(found: Findings, one: Attainment, course: Course) -> ChartSpec | None:
    """The chart of one target; `course`: its values at the month's ends, where it has them. None where there is nothing to draw."""
    if one.value is None:
        return None
    target = found.campaign.target(one.id)
    if target.shape == "rate":
        return _control(found, target, one)
    if target.shape == "index":
        return _index(found, target, one)
    return parts.figure(one) or followed.figure(one, target, course)


def _stages(found: Findings) -> tuple[tuple[str, date, date], ...]:
    """Title, first and last day of every stage."""
    return tuple((str(stage.title), stage.start, stage.end) for stage in found.campaign.stages)


def _scope(found: Findings, target: Target) -> Scope:
    """What the target counts, reaching back before the campaign."""
    scope = found.scope
    return scope.but(
        start=scope.start or months_back(found.campaign.start, BEFORE),
        trades=narrowed(target.trades, scope.trades),
        levels=narrowed(target.levels, scope.levels),
        kinds=narrowed(target.kinds, scope.kinds),
        links=narrowed(target.links, scope.links),
    )


def _control(found: Findings, target: Target, one: Attainment) -> ChartSpec | None:
    monthly = trend.months(rates.rate(found.snapshot, _scope(found, target), target.measure, ("month",)))
    if monthly.empty or not monthly["judged"].sum():
        return None
    limits = control([int(each) for each in monthly["passed"]], [int(each) for each in monthly["judged"]])
    limit = Fraction(target.limit) if target.limit is not None else None
    spec = control_chart(monthly, limits, key=f"slide-{one.id}", subject=one.title, target=limit, stages=_stages(found))
    # The centre line stands too near the target for letters of this size.
    flat = [each for each in spec.series if each.mark == "step" and limits.centre in each.values and len(set(each.values) - {None}) == 1]
    return replace(spec, series=tuple(each for each in spec.series if each not in flat))


def _index(found: Findings, target: Target, one: Attainment) -> ChartSpec | None:
    monthly = asked.index_by_month(found.snapshot, _scope(found, target))
    limits = [float(target.limit)] if target.limit is not None else []
    return None if monthly.empty else trend.index_trend(monthly, key=f"slide-{one.id}", subject=one.title, limits=limits, stages=_stages(found))
