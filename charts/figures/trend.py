"""The trend: pass rate (or quality index) by month with reference lines, control limits and stage bands, and n below."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import pandas as pd

from analytics.labels import listing
from analytics.statistics import p_chart
from charts.figures.scales import count_axis, percent_axis
from charts.figures.units import limit
from charts.spec import Axis, Band, ChartSpec, Rule, Series
from words import _, numbers

CIRCLED = "①②③④⑤⑥⑦⑧⑨"


def months(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame (month, passed, judged) with every month between its first and last: one without samples is a gap, not left out."""
    if frame.empty:
        return frame
    known = frame.assign(month=pd.to_datetime(frame["month"])).groupby("month", observed=False)[["passed", "judged"]].sum()
    return known.reindex(_every_month(known.index), fill_value=0).rename_axis("month").reset_index()


def trend(
    frame: pd.DataFrame,
    *,
    key: str,
    subject: str,
    target: Fraction | None,
    others: Sequence[Fraction] = (),
    stages: Sequence[tuple[str, date, date]] = (),
) -> ChartSpec:
    """Pass rate by month as a p chart: `frame` has month (first day), passed and judged; `stages` are (title, first day, last day).

    Limits are ±3σ for each month's own n; where one leaves 0…100 % there is none. Months outside are alarms, named in the title.
    """
    frame = months(frame)
    passed, judged = [int(x) for x in frame["passed"]], [int(x) for x in frame["judged"]]
    days = [stamp.date() for stamp in frame["month"]]
    rates = tuple(p / n if n else None for p, n in zip(passed, judged, strict=True))
    lower, upper, signals = _limits(passed, judged)
    names = month_names(days)
    hovers = tuple(_month_said(day, p, n) for day, p, n in zip(days, passed, judged, strict=True))
    rules = _rules(target, others)
    alarms = Series(
        _("Outside the limits"),
        "dots",
        tuple(rates[i] if i in signals else None for i in range(len(days))),
        role="alarm",
        texts=tuple(_("outside {rate}", rate=numbers.rate(passed[i], judged[i])) if i in signals else "" for i in range(len(days))),
        hovers=hovers,
    )
    line = Series(_("Pass rate"), "line", rates, hovers=hovers)
    steps = (Series(_("Upper limit"), "step", upper, role="limit"), Series(_("Lower limit"), "step", lower, role="limit"))
    batches = Series(_("Batches n"), "bar", tuple(float(n) for n in judged), role="comparison", hovers=hovers, panel="strip")
    title = subject
    if signals:
        out = listing(month_long(days[i]) for i in signals)
        title = _("{subject}: {months} outside the control limits", subject=subject, months=out)
    return ChartSpec(
        key=key,
        title=title,
        alt=_(
            "{subject} by month with control limits, {months} months, {batches} batches; {signals} months outside the limits.",
            subject=subject,
            months=len(days),
            batches=numbers.count(sum(judged)),
            signals=len(signals),
        ),
        categories=names,
        series=(*steps, line, alarms, batches),
        axis=percent_axis([*rates, *(x for x in lower if x), *(rule.value - 0.05 for rule in rules)]),
        orientation="columns",
        strip=count_axis(judged, _("Batches n")),
        rules=rules,
        bands=bands(stages, days),
        keys=tuple(day.isoformat() for day in days),
        table=pd.DataFrame(
            {
                _("Month"): [f"{day:%Y-%m}" for day in days],
                _("Pass rate (%)"): [None if not n else float(numbers.half_up(Fraction(100 * p, n), 2)) for p, n in zip(passed, judged, strict=True)],
                _("Batches judged"): judged,
                _("Passed"): passed,
                _("Failed"): [n - p for p, n in zip(passed, judged, strict=True)],
                _("Lower limit (%)"): [None if x is None else float(numbers.half_up(x * 100, 2)) for x in lower],
                _("Upper limit (%)"): [None if x is None else float(numbers.half_up(x * 100, 2)) for x in upper],
                _("Outside the limits"): [_("yes") if i in signals else "" for i in range(len(days))],
            }
        ),
    )


def index_trend(frame: pd.DataFrame, *, key: str, subject: str, limits: Sequence[float], stages: Sequence[tuple[str, date, date]] = ()) -> ChartSpec:
    """Quality index by month: `frame` has month, index, low, high (points; nan: no data) and n; `limits` in points, the first is the target."""
    frame = frame.set_index(pd.to_datetime(frame["month"])).drop(columns="month")
    frame = frame.reindex(_every_month(frame.index)).rename_axis("month").reset_index().fillna({"n": 0})
    days = [stamp.date() for stamp in frame["month"]]
    values, low, high = (tuple(None if pd.isna(x) else float(x) for x in frame[name]) for name in ("index", "low", "high"))
    hovers = tuple(
        "\n".join(
            (
                month_long(day),
                _("Index {value} · {n}", value=numbers.number(value), n=numbers.sample_size(int(n))),
                _("95% interval {low} to {high}", low=numbers.number(lo), high=numbers.number(hi)),
            )
        )
        for day, value, lo, hi, n in zip(days, values, low, high, frame["n"], strict=True)
    )
    rules = tuple(
        Rule(
            value, _("Target {target}", target=numbers.number(value, 0)) if i == 0 else numbers.number(value, 0), "target" if i == 0 else "reference"
        )
        for i, value in enumerate(limits)
    )
    least = min((x for x in (*low, *values, *limits) if x is not None), default=90.0)
    return ChartSpec(
        key=key,
        title=subject,
        alt=_("{subject} by month with 95% intervals, {months} months.", subject=subject, months=len(days)),
        categories=month_names(days),
        series=(
            Series(_("Quality index"), "line", values, hovers=hovers),
            Series(_("95% interval"), "dots", values, low=low, high=high, hovers=hovers),
            Series(_("Batches n"), "bar", tuple(float(n) for n in frame["n"]), role="comparison", hovers=hovers, panel="strip"),
        ),
        axis=Axis("number", max(0.0, math.floor((least - 1) / 5) * 5), 100),
        orientation="columns",
        strip=count_axis([float(n) for n in frame["n"]], _("Batches n")),
        rules=rules,
        bands=bands(stages, days),
        table=pd.DataFrame(
            {
                _("Month"): [f"{day:%Y-%m}" for day in days],
                _("Quality index"): values,
                _("95% interval, low"): low,
                _("95% interval, high"): high,
                _("Batches judged"): [int(n) for n in frame["n"]],
            }
        ),
    )


def bands(stages: Sequence[tuple[str, date, date]], days: Sequence[date]) -> tuple[Band, ...]:
    """Stages on the month axis, cut to the months shown; every second one darker, a number above each (the names would collide)."""
    if not days:
        return ()
    shown = []
    for i, (_title, first, last) in enumerate(stages):
        start, end = (max(-0.5, min(len(days) - 0.5, place)) for place in (position(first, days[0]), position(last + timedelta(days=1), days[0])))
        if end > start:
            shown.append(Band(start, end, CIRCLED[i] if i < len(CIRCLED) else str(i + 1), strong=i % 2 == 1))
    return tuple(shown)


def position(day: date, first: date) -> float:
    """Where a day lies on an axis whose month 0 is that of `first` and reaches from −½ to ½."""
    whole = (day.year - first.year) * 12 + day.month - first.month
    length = ((day.replace(day=28) + timedelta(days=4)).replace(day=1) - day.replace(day=1)).days
    return whole - 0.5 + (day.day - 1) / length


def month_names(days: Sequence[date]) -> tuple[str, ...]:
    """Axis labels; the year stands at the first month shown and at every January."""
    return tuple(numbers.month_label(day, first=i == 0 or day.month == 1).replace("<br>", "\n") for i, day in enumerate(days))


def month_long(day: date) -> str:
    """'2007年3月'; 'Mar 2007'."""
    return numbers.month_label(day, first=True).replace("<br>", "" if numbers.month_label(day, first=False).endswith("月") else " ")


def _every_month(known: pd.Index[pd.Timestamp]) -> pd.DatetimeIndex:
    return pd.period_range(known.min(), known.max(), freq="M").to_timestamp()


def _month_said(day: date, passed: int, judged: int) -> str:
    if not judged:
        return "\n".join((month_long(day), _("No batch judged: no denominator, so no pass rate")))
    failed = numbers.count(judged - passed)
    counted = _("Pass rate {rate} · {n} · {failed} failed", rate=numbers.rate(passed, judged), n=numbers.sample_size(judged), failed=failed)
    return f"{month_long(day)}\n{counted}"


def _rules(target: Fraction | None, others: Sequence[Fraction]) -> tuple[Rule, ...]:
    main = () if target is None else (Rule(float(target), _("Target {target}", target=limit(target)), "target"),)
    return (*main, *(Rule(float(o), limit(o)) for o in others if o != target))


def _limits(passed: Sequence[int], judged: Sequence[int]) -> tuple[tuple[float | None, ...], tuple[float | None, ...], tuple[int, ...]]:
    """Lower and upper limit of each month (None where it has none) and the places of the months outside them."""
    chart = p_chart(passed, judged)
    lower = tuple(float(low) if low > 0 else None for low in chart.lower)
    upper = tuple(float(high) if high < 1 else None for high in chart.upper)
    return lower, upper, tuple(int(point) - 1 for point in chart.signals)
