"""By month: the quality index with its intervals, and what every chart by month shares (gaps, names of months, stage bands)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd

from charts.figures.scales import count_axis
from charts.spec import Axis, Band, ChartSpec, Rule, Series, single
from words import _, numbers

CIRCLED = "①②③④⑤⑥⑦⑧⑨"


def months(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame (month, passed, judged) with every month between its first and last: one without samples is a gap, not left out."""
    if frame.empty:
        return frame
    known = frame.assign(month=pd.to_datetime(frame["month"])).groupby("month", observed=False)[["passed", "judged"]].sum()
    return known.reindex(_every_month(known.index), fill_value=0).rename_axis("month").reset_index()


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
        keys=tuple(day.isoformat() for day in days),
        row_keys=single(day.isoformat() for day in days),
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
