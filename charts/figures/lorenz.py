"""Lorenz curves of sales and of failures on one chart, with the line of equality and what chance alone would make of the failures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analytics.concentration import Concentration, Held
from analytics.statistics.inequality import Lorenz
from charts.spec import Role, single
from charts.xy import Scale, XYSeries, XYSpec
from words import _, numbers

TENTH = 0.1
FEW = 20
"""Under so many enterprises 'a tenth' is one or two of them: they are counted instead."""
VERTICES = 120
"""Points drawn of a curve, in steps of each axis: enough for a smooth one of any number of enterprises."""


def lorenz(found: Concentration, *, key: str) -> XYSpec:
    """The share of the enterprises, those with least first, against the share that they hold together. The title says what the top tenth holds.

    A curve that has nothing to share (no register, no failure) is left out; `empty` is true where both are. Clicking a curve gives the key of the
    enterprise that stands there.
    """
    parts: list[tuple[str, Held | None, Role]] = [(_("Sales"), found.sales, "comparison"), (_("Failed batches"), found.failures, "value")]
    drawn = [(_named(name, held), held, role) for name, held, role in parts if held and held.total > 0]
    curves = [_curve(name, held.curve, role, list(held.frame["key"])) for name, held, role in drawn]
    if found.chance:
        curves.append(_curve(_("Failed batches by chance alone: {gini}", gini=gini(found.chance.gini)), found.chance.curve, "limit"))
    equal = XYSeries(_("Line of equality"), "curve", (0.0, 1.0), (0.0, 1.0), role="reference")
    return XYSpec(
        key=key,
        title=finding(found) or _("Concentration of sales and failures"),
        alt=_(
            "{title}. Lorenz curves: {curves}; below the line of equality the more, the more few enterprises hold.",
            title=finding(found) or _("Concentration of sales and failures"),
            curves=_("; ").join(name for name, _held, _role in drawn) or numbers.NOTHING,
        ),
        series=(*curves, equal, *(_mark(held, role) for _name, held, role in drawn)) if drawn else (),
        x=Scale("percent", 0.0, 1.0, _("Share of the enterprises, those with least first")),
        y=Scale("percent", 0.0, 1.0, _("Share of all that they hold")),
        legend=True,
        row_keys=single(key for curve in curves for key in curve.keys or [""] * len(curve.x)),
        table=_table(curves),
    )


def finding(found: Concentration) -> str:
    """What the top tenth of the enterprises makes of the sales and has of the failures; '' where there is nothing to say."""
    said = []
    if found.sales and found.sales.total > 0:
        said.append(_sales(found.sales))
    if found.failures and found.failures.total > 0:
        chance = ""
        if found.chance:
            beyond = found.failures.gini > found.chance.high
            chance = _(", more than chance explains") if beyond else _(", no more than chance explains")
        said.append(_failures(found.failures) + chance)
    return _("; ").join(said)


def gini(value: float) -> str:
    """A Gini coefficient: '0.68'."""
    return numbers.number(value, 2)


def _sales(held: Held) -> str:
    if held.gini < 0.005:
        return _("all {n} enterprises have the same sales", n=numbers.count(len(held.frame)))
    return _("{top} of {n} enterprises make {share} of the sales", **_top(held))


def _failures(held: Held) -> str:
    count, _share = held.top(TENTH)
    if held.holding <= count or len(held.frame) < FEW:
        return _("{k} of {n} enterprises sampled have all failed batches", k=numbers.count(held.holding), n=numbers.count(len(held.frame)))
    return _("{top} of {n} enterprises sampled have {share} of the failed batches", **_top(held))


def _top(held: Held) -> dict[str, str]:
    """A tenth of the enterprises in whole numbers (19 of 182), and what they hold."""
    count, share = held.top(TENTH)
    return {"top": numbers.count(count), "n": numbers.count(len(held.frame)), "share": numbers.percent(share, 0)}


def _named(name: str, held: Held) -> str:
    return _("{what}: Gini {gini}", what=name, gini=gini(held.gini))


def _thinned(curve: Lorenz) -> list[int]:
    """Some of the points of a curve, so that neither their steps along the axis nor those up it are coarse; always the ends and the nine tenths."""
    last = len(curve.population) - 1
    along = np.rint(np.linspace(0, last, VERTICES)).astype(int)
    up = np.searchsorted(curve.share, np.linspace(0, 1, VERTICES))
    return list(np.unique(np.clip(np.concatenate([along, up, [0, last]]), 0, last)).tolist())


def _curve(name: str, curve: Lorenz, role: Role, holders: Sequence[str] = ()) -> XYSeries:
    """`holders`: the keys of the enterprises, who holds most first."""
    kept = _thinned(curve)
    across, up = curve.population[kept].tolist(), curve.share[kept].tolist()
    hovers = tuple(
        _("{name}\nthe {population} of the enterprises with least hold {share}", name=name, population=numbers.percent(x), share=numbers.percent(y))
        for x, y in zip(across, up, strict=True)
    )
    keys = tuple(str(holders[-place]) if place else "" for place in kept) if holders else ()
    return XYSeries(name, "curve", tuple(across), tuple(up), role=role, hovers=hovers, keys=keys)


def _mark(held: Held, role: Role) -> XYSeries:
    """The point where the top tenth begins; what it holds stands in the title and in the hover, as on the curve it would lie over another one."""
    count, share = held.top(TENTH)
    at = 1 - count / len(held.frame)
    said = _("the top {top}: {share}", top=numbers.percent(count / len(held.frame), 0), share=numbers.percent(share, 0))
    key = str(held.frame["key"].iloc[count - 1])
    return XYSeries(said, "points", (at,), (max(0.0, 1 - share),), role=role, hovers=(said,), keys=(key,))


def _table(curves: list[XYSeries]) -> pd.DataFrame:
    rows = [(series.name, x, y) for series in curves for x, y in zip(series.x, series.y, strict=True)]
    return pd.DataFrame(
        {
            _("Curve"): [name for name, _x, _y in rows],
            _("Share of the enterprises (%)"): [float(numbers.half_up(100 * x, 2)) for _name, x, _y in rows],
            _("Share of all (%)"): [float(numbers.half_up(100 * (y or 0.0), 2)) for _name, _x, y in rows],
        }
    )
