"""The funnel plot: every unit at its rate and n, with exact limits about the pooled rate or a target."""

from __future__ import annotations

import pandas as pd

from analytics.labels import listing
from analytics.real import FINDINGS, Real
from charts.figures import comparing
from charts.figures.scales import percent_axis
from charts.figures.units import limit
from charts.spec import Role, Rule
from charts.xy import Scale, XYSeries, XYSpec
from words import _, numbers

NAMED, ALL_NAMED, LISTED = 12, 15, 5
"""At most so many outliers have their name on the chart; where there are few units, all have; so many names stand in a hover of many."""
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
    title = finding(found)
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
            centre=_centre(found),
            out=found.count("below", "above"),
        ),
        series=(*_limits(found.curve), *(_points(found, what) for what in reversed(FINDINGS) if found.count(what))),
        x=Scale("count", *ends, _("{what} (n, logarithmic scale)", what=heading) if log else _("{what} (n)", what=heading), log=log),
        y=Scale("percent", rates.low, rates.high, subject),
        rules=(Rule(found.centre, _centre(found), "target"),),
        table=table(found, frame),
    )


def finding(found: Real) -> str:
    """The finding in a sentence: which units differ from the centre beyond chance."""
    many = comparing.units(found.compared.unit, len(found.frame))
    low, high = ([str(name) for name in found.frame.loc[found.frame["finding"] == side, "name"]] for side in ("below", "above"))
    centre = _centre(found)
    if not low and not high:
        return _("{units}: none differs from {centre} by more than chance explains", units=many, centre=centre)
    if len(low) + len(high) > 3:
        return _(
            "{units}: {below} lie below {centre} and {above} above it, beyond chance", units=many, below=len(low), above=len(high), centre=centre
        )
    if not high:
        return _("{units}: {names} below {centre}, beyond chance", units=many, names=listing(low), centre=centre)
    if not low:
        return _("{units}: {names} above {centre}, beyond chance", units=many, names=listing(high), centre=centre)
    return _("{units}: {low} below {centre} and {high} above it, beyond chance", units=many, low=listing(low), high=listing(high), centre=centre)


def table(found: Real, frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of `found.frame` with their figures, headings in the reader's language; rates and limits in %, half up to two decimals."""
    return pd.DataFrame(
        {
            comparing.unit(found.compared.unit): list(frame["name"]),
            _("Pass rate (%)"): _percent(frame["rate"]),
            comparing.judged(found.compared.measure): [int(n) for n in frame["judged"]],
            _("Passed"): [int(n) for n in frame["passed"]],
            _("Failed"): [int(n) for n in frame["judged"] - frame["passed"]],
            _("95% limits (%)"): [_ends(low, high) for low, high in zip(frame["low95"], frame["high95"], strict=True)],
            _("99.8% limits (%)"): [_ends(low, high) for low, high in zip(frame["low998"], frame["high998"], strict=True)],
            "p": [comparing.p_value(p) for p in frame["p"]],
            _("p, adjusted"): [comparing.p_value(p) for p in frame["adjusted"]],
            _("Finding"): [comparing.finding(what) for what in frame["finding"]],
        }
    )


def _limits(curve: pd.DataFrame) -> tuple[XYSeries, ...]:
    """The four limits; there is none where even a unit that failed, or passed, altogether would not lie outside."""
    n = tuple(float(x) for x in curve["n"])
    drawn = []
    for column, name, role in (
        ("low998", "99.8%", "reference"),
        ("low95", "95%", "limit"),
        ("high95", "95%", "limit"),
        ("high998", "99.8%", "reference"),
    ):
        values = tuple(float(y) if 0 < y < 1 else None for y in curve[column])
        shown: Role = "reference" if role == "reference" else "limit"
        drawn.append(XYSeries(_("{share} limit", share=name), "curve", n, values, role=shown, label=name))
    return tuple(drawn)


def _points(found: Real, what: str) -> XYSeries:
    rows = found.frame[found.frame["finding"] == what]
    at = rows.groupby(["passed", "judged"], sort=False)
    names = at["name"].agg(list)
    firsts = at.first()
    said = [_said(found, list(some), row) for some, row in zip(names, firsts.itertuples(), strict=True)]
    written = what != "chance" or len(found.frame) <= ALL_NAMED
    return XYSeries(
        comparing.finding(what),
        "points",
        tuple(float(row.Index[1]) for row in firsts.itertuples()),
        tuple(float(rate) for rate in firsts["rate"]),
        role=_role(found, what),
        texts=tuple(str(some[0]) if written and len(some) == 1 and i < NAMED else "" for i, some in enumerate(names)),
        hovers=tuple(said),
        keys=tuple(str(key) if len(some) == 1 else "" for key, some in zip(firsts["key"], names, strict=True)),
        weights=tuple(len(some) for some in names),
    )


def _role(found: Real, what: str) -> Role:
    if what == "chance":
        return "value"
    if what.startswith("perhaps"):
        return "undetermined"
    if found.target is None:
        return "alarm" if what == "below" else "notable"
    return "missed" if what == "below" else "met"


def _said(found: Real, names: list[str], row: object) -> str:
    """The hover of a point: its unit, or several, with rate, n, failures, limits and p."""
    passed, judged = row.Index  # type: ignore[attr-defined]
    many = "" if len(names) == 1 else _("{units} with the same counts: ", units=comparing.units(found.compared.unit, len(names)))
    more = "…" if len(names) > LISTED else ""
    return "\n".join(
        (
            f"{many}{listing(names[:LISTED])}{more}",
            _(
                "Pass rate {rate} · {n} · {failed} failed",
                rate=numbers.rate(passed, judged, found.target),
                n=numbers.sample_size(judged),
                failed=numbers.count(judged - passed),
            ),
            _("95% limits {inner}, 99.8% limits {outer}", inner=_ends(row.low95, row.high95, "%"), outer=_ends(row.low998, row.high998, "%")),  # type: ignore[attr-defined]
            _(
                "{p}, adjusted {adjusted}: {finding}",
                p=comparing.p_said(row.p),
                adjusted=comparing.p_value(row.adjusted),
                finding=comparing.finding(row.finding),
            ),  # type: ignore[attr-defined]
        )
    )


def _centre(found: Real) -> str:
    if found.target is not None:
        return _("the target {rate}", rate=limit(found.target))
    return _("the pooled rate {rate}", rate=numbers.rate(found.compared.passed, found.compared.judged))


def _percent(values: pd.Series[float]) -> list[float]:
    return [float(numbers.half_up(float(x) * 100, 2)) for x in values]


def _ends(low: float, high: float, unit: str = "") -> str:
    return f"{numbers.number(low * 100)}–{numbers.number(high * 100)}{unit}"
