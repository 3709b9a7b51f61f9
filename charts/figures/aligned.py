"""Campaigns aligned by the days since their launch: the cumulative pass rate of each as a curve named at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pandas as pd

from analytics.aligned import Course, common_day
from analytics.labels import listing
from analytics.statistics import wilson_interval
from charts.figures.scales import percent_axis
from charts.spec import Role, single
from charts.xy import Scale, XYSeries, XYSpec
from words import _, numbers

LEAST = 10
"""Batches from which a curve begins: before that the rate leaps with every batch."""


ENDS = 0.7
"""A curve that ends before this share of the picture is named where it ends, not at the right edge."""


def aligned(found: Sequence[Course], names: Mapping[str, str], *, key: str, chosen: str) -> XYSpec:
    """`names`: what each campaign is called; the `chosen` one is drawn in blue, the others thin and dashed. Days count from 0, the launch.

    The picture ends where the chosen campaign does: what others did later is in the table.
    """
    drawn = [each for each in found if each.days and each.judged[-1] >= LEAST]
    last = next((each.days[-1] for each in drawn if each.campaign == chosen), max((each.days[-1] for each in drawn), default=0))
    last = max(1, last)
    series = [_curve(each, names[each.campaign], "value" if each.campaign == chosen else "reference", last) for each in drawn]
    series = [each for each in series if each.x]
    values = [value for each in series for value in each.y]
    scale = percent_axis(values)
    return XYSpec(
        key=key,
        title=title(drawn, names),
        alt=_(
            "Cumulative pass rate by day since launch, {n} campaigns, {batches} batches: {ends}.",
            n=len(drawn),
            batches=numbers.count(sum(each.judged[-1] for each in drawn)),
            ends=listing(f"{names[each.campaign]} {numbers.rate(each.passed[-1], each.judged[-1])}" for each in drawn),
        ),
        series=tuple(sorted(series, key=lambda each: each.role == "value")),
        x=Scale("count", 0, last, _("Days since the launch")),
        y=Scale("percent", scale.low, scale.high),
        row_keys=single(day if each.campaign == chosen else "" for each in found for day in each.days),
        table=table(found, names),
    )


def title(found: Sequence[Course], names: Mapping[str, str]) -> str:
    """Where each stood on the last day that all of them have reached."""
    day = common_day(tuple(found))
    if day is None or len(found) < 2:
        return _("Cumulative pass rate by day since launch")
    told = [f"{names[each.campaign]} {numbers.rate(*each.on(day))}" for each in found]
    return _("On day {day} since launch: {rates}", day=day, rates=listing(told))


def table(found: Sequence[Course], names: Mapping[str, str]) -> pd.DataFrame:
    """One row a campaign and day with judged batches."""
    rows = [(each, day, p, n) for each in found for day, p, n in zip(each.days, each.passed, each.judged, strict=True)]
    low, high = wilson_interval([p for *_each, p, _n in rows], [n for *_each, n in rows]) if rows else ([], [])
    return pd.DataFrame(
        {
            _("Campaign"): [names[each.campaign] for each, *_rest in rows],
            _("Days since the launch"): [day for _each, day, *_rest in rows],
            _("Cumulative pass rate (%)"): [float(numbers.half_up(Fraction(100 * p, n), 2)) for *_each, p, n in rows],
            _("Batches judged so far"): [n for *_each, n in rows],
            _("Failed so far"): [n - p for *_each, p, n in rows],
            _("95% interval, low (%)"): [round(100 * float(each), 2) for each in low],
            _("95% interval, high (%)"): [round(100 * float(each), 2) for each in high],
        }
    )


def _curve(one: Course, name: str, role: Role, last: int) -> XYSeries:
    kept = [(day, p, n) for day, p, n in zip(one.days, one.passed, one.judged, strict=True) if n >= LEAST and day <= last]
    short = bool(kept) and kept[-1][0] < ENDS * last
    return XYSeries(
        name=name,
        mark="curve",
        x=tuple(float(day) for day, _p, _n in kept),
        y=tuple(p / n for _day, p, n in kept),
        role=role,
        keys=tuple(str(day) if role == "value" else "" for day, _p, _n in kept),
        hovers=tuple(
            "\n".join(
                (
                    name,
                    _("day {day} since launch", day=day),
                    _("Pass rate {rate} · {n} · {failed} failed", rate=numbers.rate(p, n), n=numbers.sample_size(n), failed=numbers.count(n - p)),
                )
            )
            for day, p, n in kept
        ),
        label=name,
        label_at=len(kept) - 1 if short else None,
        label_side="below",
    )
