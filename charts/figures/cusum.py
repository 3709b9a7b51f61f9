"""The CUSUM of one trade × township: how far the evidence of a higher failure rate had risen on each day, and where it alarmed."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analytics.warnings.found import Reference
from analytics.warnings.streams import Stream
from charts.figures.scales import count_axis
from charts.spec import Axis, ChartSpec, Rule, Series, single
from words import _, language, numbers

MOST = 200
"""Days drawn: the latest ones; the table holds all."""


def cusum(found: Stream, held: Reference, *, key: str, title: str) -> ChartSpec:
    """One column a day with judged batches, its highest value of the CUSUM; alarms as diamonds, the threshold as a line, batches below.

    The axis is in logarithms of the likelihood ratio: a plain figure that grows with each failure and falls with each pass.
    """
    first = max(0, len(found.days) - MOST)
    days, peak = found.days[first:], found.peak[first:]
    judged = [passed + failed for passed, failed in zip(found.passed, found.failed, strict=True)]
    alarms = {place - first for place in found.alarms}
    hovers = tuple(
        _said(day, found.passed[first + place], found.failed[first + place], peak[place], place in alarms) for place, day in enumerate(days)
    )
    marks = tuple(value if place in alarms else None for place, value in enumerate(peak))
    return ChartSpec(
        key=key,
        title=title,
        alt=_(
            "{title}: CUSUM over {days} days with {batches} judged batches, {failed} of them failed; threshold {threshold}, {alarms} alarms.",
            title=title,
            days=numbers.count(len(found.days)),
            batches=numbers.count(sum(judged)),
            failed=numbers.count(sum(found.failed)),
            threshold=numbers.number(held.threshold, 2),
            alarms=numbers.count(len(found.alarms)),
        ),
        categories=tuple(_day(day, place == 0 or day.year != days[place - 1].year) for place, day in enumerate(days)),
        series=(
            Series(_("CUSUM"), "line", peak, hovers=hovers),
            Series(
                _("Alarm"),
                "dots",
                marks,
                role="alarm",
                hovers=hovers,
            ),
            Series(_("Batches n"), "bar", tuple(float(n) for n in judged[first:]), role="comparison", hovers=hovers, panel="strip"),
        ),
        axis=Axis("number", 0, max([held.threshold * 1.25, *(value * 1.2 for value in peak)])),
        orientation="columns",
        keys=tuple(day.isoformat() for day in days),
        row_keys=single(day.isoformat() for day in found.days),
        strip=count_axis([float(n) for n in judged[first:]], _("Batches n")),
        rules=(Rule(held.threshold, _("Threshold {threshold}", threshold=numbers.number(held.threshold, 2)), "target"),),
        table=pd.DataFrame(
            {
                _("Date"): list(found.days),
                _("Batches judged"): judged,
                _("Failed"): list(found.failed),
                _("CUSUM"): [float(numbers.half_up(value, 3)) for value in found.peak],
                _("Alarm"): [_("yes") if place in found.alarms else "" for place in range(len(found.days))],
            }
        ),
    )


def _day(day: date, year: bool) -> str:
    text = f"{day.month}月{day.day}日" if language() == "zh" else f"{day:%d %b}".lstrip("0")
    return f"{text}\n{day.year}" if year else text


def _said(day: date, passed: int, failed: int, value: float, alarm: bool) -> str:
    lines = [
        numbers.date_long(day),
        _("{n} judged, {failed} failed", n=numbers.count(passed + failed), failed=numbers.count(failed)),
        _("CUSUM {value}", value=numbers.number(value, 2)),
    ]
    return "\n".join([*lines, _("alarm")] if alarm else lines)
