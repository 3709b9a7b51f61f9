"""The batches of one enterprise by quarter: what passed, and on top of it what failed."""

from __future__ import annotations

import pandas as pd

from charts.figures.scales import count_axis
from charts.spec import ChartSpec, Series, single
from words import _, language, numbers


def by_quarter(frame: pd.DataFrame, *, key: str) -> ChartSpec:
    """`frame` has one row a quarter, in order and without gaps: quarter (its first day), passed, failed. The title names the last failure."""
    passed, failed = ([int(n) for n in frame[name]] for name in ("passed", "failed"))
    names = [_name(day) for day in frame["quarter"]]
    days = tuple(day.date().isoformat() for day in pd.to_datetime(frame["quarter"]))
    hovers = tuple(
        "\n".join((name, _("{passed} passed, {failed} failed", passed=p, failed=f))) for name, p, f in zip(names, passed, failed, strict=True)
    )
    last = max((i for i, n in enumerate(failed) if n), default=None)
    title = (
        _("No counted batch failed in these years")
        if last is None
        else _("{n} counted batches failed, the last in {quarter}", n=sum(failed), quarter=names[last])
    )
    alt = _(
        "Batches by quarter, {first} to {last}: {passed} passed, {failed} failed.",
        first=names[0],
        last=names[-1],
        passed=sum(passed),
        failed=sum(failed),
    )
    return ChartSpec(
        key=key,
        title=title,
        alt=alt,
        categories=tuple(_tick(day, first=i == 0) for i, day in enumerate(frame["quarter"])),
        series=(
            Series(_("passed batches"), "bar", tuple(float(n) for n in passed), role="comparison", texts=_texts(passed), hovers=hovers),
            Series(_("failed batches"), "bar", tuple(float(n) for n in failed), role="missed", texts=_texts(failed, "✕"), hovers=hovers),
        ),
        axis=count_axis([p + f for p, f in zip(passed, failed, strict=True)], _("Batches n")),
        orientation="columns",
        keys=days,
        row_keys=single(days),
        stacking="stacked",
        note=_("Lower part: passed; upper part with ✕: failed. Numbers are batches."),
        table=pd.DataFrame({_("Quarter"): names, _("passed batches"): passed, _("failed batches"): failed}),
    )


def _texts(counts: list[int], sign: str = "") -> tuple[str, ...]:
    return tuple(f"{sign}{numbers.count(n)}" if n else "" for n in counts)


def _name(day: pd.Timestamp) -> str:
    quarter = (day.month + 2) // 3
    return f"{day.year}年第{quarter}季度" if language() == "zh" else f"Q{quarter} {day.year}"


def _tick(day: pd.Timestamp, first: bool) -> str:
    quarter = f"Q{(day.month + 2) // 3}"
    year = f"{day.year}年" if language() == "zh" else str(day.year)
    return f"{year}\n{quarter}" if first or day.month == 1 else quarter
