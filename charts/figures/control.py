"""The control chart: pass rate by month with its limits, the signals marked by shape and named, stage bands, reference lines, and n below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pandas as pd

from analytics.control import Control
from analytics.labels import listing
from charts.figures.runs import Run, runs, short
from charts.figures.scales import count_axis, percent_axis
from charts.figures.trend import bands, month_long, month_names
from charts.figures.units import limit
from charts.spec import ChartSpec, Rule, Series, single
from words import _, numbers

NAMED = 3
"""Findings that a title holds; the table has them all."""


def control_chart(
    frame: pd.DataFrame,
    found: Control,
    *,
    key: str,
    subject: str,
    target: Fraction | None,
    others: Sequence[Fraction] = (),
    stages: Sequence[tuple[str, date, date]] = (),
) -> ChartSpec:
    """`frame` is that of `trend.months` (every month: its first day, passed, judged), `found` the control of its counts.

    Months outside the limits are diamonds, months that complete a runs rule triangles, both with words; the title names them.
    """
    passed, judged = [int(x) for x in frame["passed"]], [int(x) for x in frame["judged"]]
    days = [stamp.date() for stamp in frame["month"]]
    rates = tuple(p / n if n else None for p, n in zip(passed, judged, strict=True))
    hovers = _hovers(days, passed, judged, found)
    marked = runs(found)
    rules = _rules(target, others)
    series = [
        Series(_("Upper limit"), "step", found.upper, role="limit"),
        Series(_("Lower limit"), "step", found.lower, role="limit"),
        Series(_("Pass rate"), "line", rates, hovers=hovers),
        _marks(_("Runs rule"), rates, hovers, {run.place: short(run) for run in marked if run.rule != "beyond_limits"}, found, outside=False),
        _marks(
            _("Outside the limits"),
            rates,
            hovers,
            {i: _("outside {rate}", rate=numbers.rate(passed[i], judged[i])) for i in found.outside},
            found,
            outside=True,
        ),
        Series(_("Batches n"), "bar", tuple(float(n) for n in judged), role="comparison", hovers=hovers, panel="strip"),
    ]
    if found.centre is not None:
        centre = tuple(None if rate is None else found.centre for rate in rates)
        series.insert(0, Series(_("Centre {rate}", rate=numbers.percent(found.centre)), "step", centre, role="limit"))
    return ChartSpec(
        key=key,
        title=title(subject, days, marked),
        alt=_(
            "{subject} by month with control limits, {months} months, {batches} batches; {signals} months outside the limits, {runs} runs.",
            subject=subject,
            months=len(days),
            batches=numbers.count(sum(judged)),
            signals=len(found.outside),
            runs=sum(run.rule != "beyond_limits" for run in marked),
        ),
        categories=month_names(days),
        series=tuple(series),
        axis=percent_axis([*rates, *(x for x in found.lower if x), *(rule.value - 0.05 for rule in rules)]),
        orientation="columns",
        strip=count_axis(judged, _("Batches n")),
        rules=rules,
        bands=bands(stages, days),
        keys=tuple(day.isoformat() for day in days),
        row_keys=single(day.isoformat() for day in days),
        table=_table(days, passed, judged, found),
    )


def title(subject: str, days: Sequence[date], marked: Sequence[Run]) -> str:
    """The subject with what was found: the months outside, then the runs; without a signal the subject alone."""
    outside = [run for run in marked if run.rule == "beyond_limits"]
    said = []
    if outside:
        months = listing(month_long(days[i]) for run in outside for i in range(run.place, run.last + 1))
        said.append(_("{months} outside the control limits", months=months))
    said += [_("{month}: {rule}", month=month_long(days[run.place]), rule=short(run)) for run in marked if run.rule != "beyond_limits"]
    if not said:
        return subject
    more = len(said) - NAMED
    found = _("; ").join(said[:NAMED]) + (_(" and {n} more", n=more) if more > 0 else "")
    return _("{subject}: {found}", subject=subject, found=found)


def _marks(name: str, rates: Sequence[float | None], hovers: tuple[str, ...], texts: dict[int, str], found: Control, *, outside: bool) -> Series:
    """Every point that completes a rule; only the first of points in a row is named. A point outside the limits is a diamond and nothing else."""
    places = set(found.outside) if outside else {each.place for each in found.signals if each.rule != "beyond_limits"} - set(found.outside)
    return Series(
        name,
        "dots",
        tuple(rate if i in places else None for i, rate in enumerate(rates)),
        role="alarm" if outside else "notable",
        texts=tuple(texts.get(i, "") if i in places else "" for i in range(len(rates))),
        hovers=hovers,
    )


def _hovers(days: Sequence[date], passed: Sequence[int], judged: Sequence[int], found: Control) -> tuple[str, ...]:
    broken: dict[int, list[str]] = {}
    for run in runs(found):
        for place in range(run.place, run.last + 1):
            broken.setdefault(place, []).append(short(run))
    return tuple("\n".join((month_said(day, p, n), *broken.get(i, ()))) for i, (day, p, n) in enumerate(zip(days, passed, judged, strict=True)))


def month_said(day: date, passed: int, judged: int) -> str:
    """A month in words: rate, n and failures."""
    if not judged:
        return "\n".join((month_long(day), _("No batch judged: no denominator, so no pass rate")))
    failed = numbers.count(judged - passed)
    counted = _("Pass rate {rate} · {n} · {failed} failed", rate=numbers.rate(passed, judged), n=numbers.sample_size(judged), failed=failed)
    return f"{month_long(day)}\n{counted}"


def _rules(target: Fraction | None, others: Sequence[Fraction]) -> tuple[Rule, ...]:
    main = () if target is None else (Rule(float(target), _("Target {target}", target=limit(target)), "target"),)
    return (*main, *(Rule(float(o), limit(o)) for o in others if o != target))


def _table(days: Sequence[date], passed: Sequence[int], judged: Sequence[int], found: Control) -> pd.DataFrame:
    broken = {run.rule: run for run in runs(found)}
    named: dict[int, list[str]] = {}
    for signal in found.signals:
        named.setdefault(signal.place, []).append(short(broken[signal.rule], signal.side))
    return pd.DataFrame(
        {
            _("Month"): [f"{day:%Y-%m}" for day in days],
            _("Pass rate (%)"): [None if not n else float(numbers.half_up(Fraction(100 * p, n), 2)) for p, n in zip(passed, judged, strict=True)],
            _("Batches judged"): judged,
            _("Passed"): passed,
            _("Failed"): [n - p for p, n in zip(passed, judged, strict=True)],
            _("Lower limit (%)"): [None if x is None else float(numbers.half_up(x * 100, 2)) for x in found.lower],
            _("Upper limit (%)"): [None if x is None else float(numbers.half_up(x * 100, 2)) for x in found.upper],
            _("Outside the limits"): [_("yes") if i in found.outside else "" for i in range(len(days))],
            _("Rules broken"): [_("; ").join(named.get(i, ())) for i in range(len(days))],
        }
    )
