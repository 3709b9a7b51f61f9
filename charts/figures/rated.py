"""Pass rates of units without a target: dots with Wilson's 95 % intervals against the rate of all together, and by month with the counts below."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd

from analytics.statistics import wilson_interval
from charts.figures.scales import count_axis, percent_axis
from charts.figures.trend import month_names
from charts.figures.units import SMALL, pooled_name
from charts.spec import ChartSpec, Rule, Series, TextColumn
from words import _, numbers

MOST = 40
"""Rows that a chart can hold; the worst are drawn, the table has all."""


def units(frame: pd.DataFrame, names: Sequence[str], *, key: str, title: str, heading: str, worst_first: bool = True) -> ChartSpec:
    """`frame` has passed, judged, low, high (fractions), one row a unit under its name; those without a judged batch are left to the table.

    Worst first, units with fewer than SMALL judged batches are not ranked: they stand last, several as one row.
    """
    whole = (int(frame["passed"].sum()), int(frame["judged"].sum()))
    rows = frame.assign(name=list(names))[frame["judged"].to_numpy() > 0]
    count = len(rows)
    large, small = _worst_first(rows) if worst_first else (rows, rows.iloc[:0])
    cut = len(large) + len(small) > MOST
    rows = pd.concat([large.head(MOST - len(small)), small]) if len(small) else large.head(MOST)
    note = _("The {n} with the lowest rates are drawn; the table has all {all}.", n=MOST, all=numbers.count(count)) if cut else ""
    passed, judged = [int(n) for n in rows["passed"]], [int(n) for n in rows["judged"]]
    values = tuple(p / n for p, n in zip(passed, judged, strict=True))
    low, high = tuple(map(float, rows["low"])), tuple(map(float, rows["high"]))
    pooled = _("all together {rate}", rate=numbers.rate(*whole))
    return ChartSpec(
        key=key,
        title=title,
        alt=_("{title}: pass rates of {n} units with 95% intervals; {pooled}.", title=title, n=len(rows), pooled=pooled),
        categories=tuple(rows["name"]),
        series=(Series(_("Pass rate"), "dots", values, low=low, high=high),),
        axis=percent_axis([*values, *low]),
        rules=(Rule(whole[0] / whole[1], pooled),) if whole[1] else (),
        columns=(
            TextColumn("", tuple(numbers.rate(p, n) for p, n in zip(passed, judged, strict=True)), strong=True),
            TextColumn("n", tuple(map(numbers.count, judged))),
        ),
        note=note,
        table=_table(heading, tuple(rows["name"]), passed, judged, low, high),
    )


def months(frame: pd.DataFrame, *, key: str, title: str) -> ChartSpec:
    """`frame` has month, passed and judged, every month between its first and last (see trend.months)."""
    days = [stamp.date() for stamp in frame["month"]]
    passed, judged = [int(n) for n in frame["passed"]], [int(n) for n in frame["judged"]]
    values = tuple(p / n if n else None for p, n in zip(passed, judged, strict=True))
    return ChartSpec(
        key=key,
        title=title,
        alt=_("{title}: pass rates of {n} months, with the batches of each below.", title=title, n=len(days)),
        categories=month_names(days),
        series=(
            Series(_("Pass rate"), "line", values),
            Series(_("Batches judged"), "bar", tuple(float(n) for n in judged), role="comparison", panel="strip"),
        ),
        axis=percent_axis(values),
        orientation="columns",
        strip=count_axis([float(n) for n in judged], _("Batches judged")),
        table=pd.DataFrame(
            {
                _("Month"): [f"{day:%Y-%m}" for day in days],
                _("Pass rate (%)"): [_percent(p, n) for p, n in zip(passed, judged, strict=True)],
                _("Batches judged"): judged,
                _("Passed"): passed,
            }
        ),
    )


def _worst_first(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Those with enough batches from the lowest rate up, and the small ones: none, the only one, or one row of all. Only small ones are ranked."""
    by_rate = rows.assign(value=rows["passed"] / rows["judged"]).sort_values(["value", "judged", "name"], ascending=[True, False, True])
    large, small = by_rate[by_rate["judged"] >= SMALL], by_rate[by_rate["judged"] < SMALL]
    if large.empty:
        return by_rate, small.iloc[:0]
    if len(small) < 2:
        return large, small
    passed, judged = int(small["passed"].sum()), int(small["judged"].sum())
    ends = wilson_interval(passed, judged)
    pooled = {"name": pooled_name(len(small)), "passed": passed, "judged": judged, "low": ends.low, "high": ends.high}
    return large, pd.DataFrame([pooled])


def _table(heading: str, names: Sequence[str], passed: list[int], judged: list[int], low: Sequence[float], high: Sequence[float]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            heading: list(names),
            _("Pass rate (%)"): [_percent(p, n) for p, n in zip(passed, judged, strict=True)],
            _("Batches judged"): judged,
            _("Passed"): passed,
            _("Failed"): [n - p for p, n in zip(passed, judged, strict=True)],
            _("95% interval, low (%)"): [float(numbers.half_up(100 * x, 2)) for x in low],
            _("95% interval, high (%)"): [float(numbers.half_up(100 * x, 2)) for x in high],
        }
    )


def _percent(passed: int, judged: int) -> float | None:
    return float(numbers.half_up(Fraction(100 * passed, judged), 2)) if judged else None
