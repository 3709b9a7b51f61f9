"""The funnel plot: every unit at its rate and n, with exact limits about the pooled rate or a target."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analytics.real import FINDINGS, Real
from charts.figures import comparing, funnel_words
from charts.figures.scales import percent_axis
from charts.spec import Role, Rule, single
from charts.xy import Scale, XYSeries, XYSpec
from words import _, numbers

NAMED, ALL_NAMED = 12, 15
"""At most so many outliers have their name on the chart; where there are few units, all have."""
ROOM = 0.04
"""Beyond 0 and 100 %, as a share of the axis, so that a large point there is drawn whole."""
RATIO = 15
"""The largest unit is so many times the smallest: then n has a logarithmic axis."""


def funnel(found: Real, *, key: str, subject: str) -> XYSpec:
    """`subject` says the measure ('batch pass rate'). Units with the same counts stand at one point, which is larger; nothing is left out.

    Clicking a point gives its unit's key, '' where several stand. The title names the outliers, up to three of them.
    """
    frame = found.frame
    low, high = int(frame["judged"].min()), int(frame["judged"].max())
    log = high >= RATIO * low
    ends = (low * 0.8, high * 1.25) if log else (max(0.0, low - 0.06 * (high - low) - 1), high + 0.06 * (high - low) + 1)
    typical = frame["judged"] >= frame["judged"].median()
    rates = percent_axis([*frame["rate"], *frame.loc[typical, "low998"], found.centre - 0.05])
    room = ROOM * (1 - rates.low)
    title = funnel_words.finding(found)
    heading = comparing.judged(found.compared.measure)
    return XYSpec(
        key=key,
        title=title,
        alt=_(
            "{title}. Funnel plot: {subject} of {units} by n, {batches} in all, with 95% and 99.8% limits around {centre}; {out} beyond chance.",
            title=title,
            subject=subject,
            units=comparing.units(found.compared.unit, len(frame)),
            batches=numbers.count(found.compared.judged),
            centre=funnel_words.centre(found),
            out=found.count("below", "above"),
        ),
        series=(*_limits(found.curve), *(_points(found, what) for what in reversed(FINDINGS) if found.count(what))),
        x=Scale("count", *ends, _("{what} (n, logarithmic scale)", what=heading) if log else _("{what} (n)", what=heading), log=log),
        y=Scale("percent", rates.low - room if rates.low == 0 else rates.low, 1 + room, subject),
        rules=(Rule(found.centre, funnel_words.named(found), "target"),),
        row_keys=single(frame["key"]),
        table=funnel_words.table(found, frame),
    )


def _limits(curve: pd.DataFrame) -> tuple[XYSeries, ...]:
    """The four limits; there is none where even a unit that failed, or passed, altogether would not lie outside."""
    n = tuple(float(x) for x in curve["n"])
    drawn: tuple[tuple[str, str, Role], ...] = (
        ("low998", "99.8%", "reference"),
        ("low95", "95%", "limit"),
        ("high95", "95%", "limit"),
        ("high998", "99.8%", "reference"),
    )
    return tuple(
        XYSeries(_("{share} limit", share=share), "curve", n, tuple(float(y) if 0 < y < 1 else None for y in curve[column]), role=role, label=share)
        for column, share, role in drawn
    )


def _points(found: Real, what: str) -> XYSeries:
    rows = found.frame[found.frame["finding"] == what]
    every: list[Any] = list(rows.itertuples())
    names_of = rows["name"].to_numpy()
    places = sorted(rows.groupby(["passed", "judged"]).indices.values(), key=lambda some: int(some[0]))
    points = [([comparing.called(found.compared.unit, name) for name in names_of[some]], every[some[0]]) for some in places]
    written = what != "chance" or len(found.frame) <= ALL_NAMED
    return XYSeries(
        comparing.finding(what),
        "points",
        tuple(float(row.judged) for _names, row in points),
        tuple(float(row.rate) for _names, row in points),
        role=_role(found, what),
        texts=tuple(names[0] if written and len(names) == 1 and i < NAMED else "" for i, (names, _row) in enumerate(points)),
        hovers=tuple(funnel_words.said(found, names, row) for names, row in points),
        keys=tuple(str(row.key) if len(names) == 1 else "" for names, row in points),
        weights=tuple(len(names) for names, _row in points),
    )


def _role(found: Real, what: str) -> Role:
    if what == "chance":
        return "value"
    if what.startswith("perhaps"):
        return "undetermined"
    if found.target is None:
        return "alarm" if what == "below" else "notable"
    return "missed" if what == "below" else "met"
