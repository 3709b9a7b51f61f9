"""The funnel plot in words: its finding, the hover of a point, the table beside it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analytics.labels import listing
from analytics.real import Real
from charts.figures import comparing
from charts.figures.units import limit
from words import _, numbers

LISTED = 5
"""So many names stand in the hover of a point of several units."""


def finding(found: Real) -> str:
    """The finding in a sentence: which units differ from the centre beyond chance."""
    many = comparing.units(found.compared.unit, len(found.frame))
    low, high = (
        [comparing.called(found.compared.unit, name) for name in found.frame.loc[found.frame["finding"] == side, "name"]]
        for side in ("below", "above")
    )
    against = centre(found)
    if not low and not high:
        return _("{units}: none differs from {centre} by more than chance explains", units=many, centre=against)
    if len(low) + len(high) > 3:
        return _(
            "{units}: {below} lie below {centre} and {above} above it, beyond chance", units=many, below=len(low), above=len(high), centre=against
        )
    if not high:
        return _("{units}: {names} below {centre}, beyond chance", units=many, names=listing(low), centre=against)
    if not low:
        return _("{units}: {names} above {centre}, beyond chance", units=many, names=listing(high), centre=against)
    return _("{units}: {low} below {centre} and {high} above it, beyond chance", units=many, low=listing(low), high=listing(high), centre=against)


def table(found: Real, frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of `found.frame` with their figures, headings in the reader's language; rates and limits in %, half up to two decimals."""
    return pd.DataFrame(
        {
            comparing.unit(found.compared.unit): [comparing.called(found.compared.unit, name) for name in frame["name"]],
            _("Pass rate (%)"): _percent(frame["rate"]),
            comparing.judged(found.compared.measure): [int(n) for n in frame["judged"]],
            _("Passed"): [int(n) for n in frame["passed"]],
            _("Failed"): [int(n) for n in frame["judged"] - frame["passed"]],
            _("95% limits"): [numbers.interval(low, high) for low, high in zip(frame["low95"], frame["high95"], strict=True)],
            _("99.8% limits"): [numbers.interval(low, high) for low, high in zip(frame["low998"], frame["high998"], strict=True)],
            "p": [comparing.p_value(p) for p in frame["p"]],
            _("p, adjusted"): [comparing.p_value(p) for p in frame["adjusted"]],
            _("Finding"): [comparing.finding(what) for what in frame["finding"]],
        }
    )


def said(found: Real, names: list[str], row: Any) -> str:
    """The hover of a point: its unit, or several, with rate, n, failures, limits and p."""
    passed, judged = int(row.passed), int(row.judged)
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
            _(
                "95% limits {inner}, 99.8% limits {outer}",
                inner=numbers.interval(row.low95, row.high95),
                outer=numbers.interval(row.low998, row.high998),
            ),
            _(
                "{p}, adjusted {adjusted}: {finding}",
                p=comparing.p_said(row.p),
                adjusted=comparing.p_value(row.adjusted),
                finding=comparing.finding(row.finding),
            ),
        )
    )


def centre(found: Real) -> str:
    """What the units are held against, within a sentence."""
    if found.target is not None:
        return _("the target {rate}", rate=limit(found.target))
    return _("the pooled rate {rate}", rate=numbers.rate(found.compared.passed, found.compared.judged))


def named(found: Real) -> str:
    """The same, as the name of its line."""
    if found.target is not None:
        return _("Target {target}", target=limit(found.target))
    return _("Pooled {rate}", rate=numbers.rate(found.compared.passed, found.compared.judged))


def _percent(values: pd.Series[float]) -> list[float]:
    return [float(numbers.half_up(float(x) * 100, 2)) for x in values]
