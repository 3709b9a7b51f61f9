"""Mix or quality: Kitagawa's split as bars, the whole on top, each stratum below it with its two parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analytics.changes.split import Split
from charts.figures.scales import point_axis
from charts.spec import ChartSpec, Series, TextColumn, single
from words import _, numbers

MOST = 16
"""Rows drawn; the strata that moved least are added up in a last one."""


@dataclass(frozen=True)
class _Row:
    key: str
    name: str
    quality: float
    mix: float
    n: str

    @property
    def both(self) -> float:
        return self.quality + self.mix


def split_bars(found: Split, *, key: str, title: str, heading: str) -> ChartSpec:
    """One row a stratum, those that moved the rate most first, with what quality and mix contribute in percentage points.

    ValueError where nothing was judged on a side: there is no change to split.
    """
    if found.change is None or found.quality is None or found.mix is None:
        raise ValueError("Nothing was judged on one side, so there is no change to split.")
    judged = found.strata[["judged1", "judged2"]].sum()
    whole = _Row("", _("All together"), 100 * found.quality, 100 * found.mix, _n(judged["judged1"], judged["judged2"]))
    rows = [whole, *_rows(found.strata)]
    hovers = tuple(_said(row) for row in rows)
    return ChartSpec(
        key=key,
        title=title,
        alt=_(
            "{title}: the pass rate changed by {change} percentage points; quality contributes {quality}, mix {mix}; {strata} strata.",
            title=title,
            change=numbers.signed(100 * found.change),
            quality=numbers.signed(100 * found.quality),
            mix=numbers.signed(100 * found.mix),
            strata=len(found.strata),
        ),
        categories=tuple(row.name for row in rows),
        series=(
            Series(_("Quality effect"), "bar", tuple(row.quality for row in rows), role="value", hovers=hovers),
            Series(_("Mix effect"), "bar", tuple(row.mix for row in rows), role="comparison", hovers=hovers),
        ),
        axis=point_axis([end for row in rows for end in _ends(row)]),
        stacking="stacked",
        columns=(
            TextColumn(_("Quality"), tuple(numbers.signed(row.quality) for row in rows)),
            TextColumn(_("Mix"), tuple(numbers.signed(row.mix) for row in rows)),
            TextColumn(_("Sum"), tuple(numbers.signed(row.both) for row in rows), strong=True),
            TextColumn("n", tuple(row.n for row in rows)),
        ),
        keys=tuple(row.key for row in rows),
        row_keys=single(found.strata["key"]),
        strong_rows=(0,),
        legend=True,
        table=_table(found, heading),
    )


def _rows(strata: pd.DataFrame) -> list[_Row]:
    ordered = strata.assign(size=strata["both"].abs()).sort_values(["size", "key"], ascending=[False, True])
    shown, rest = (ordered, ordered.iloc[0:0]) if len(ordered) <= MOST else (ordered.iloc[: MOST - 1], ordered.iloc[MOST - 1 :])
    rows = [
        _Row(key, name, 100 * quality, 100 * mix, _n(judged1, judged2))
        for key, name, quality, mix, judged1, judged2 in zip(
            *(shown[column].tolist() for column in ("key", "name", "quality", "mix", "judged1", "judged2")), strict=True
        )
    ]
    if len(rest):
        sums = rest[["quality", "mix", "judged1", "judged2"]].sum()
        rows.append(_Row("", _("the other {n}", n=len(rest)), 100 * sums["quality"], 100 * sums["mix"], _n(sums["judged1"], sums["judged2"])))
    return rows


def _n(then: float, now: float) -> str:
    return f"{numbers.count(then)} → {numbers.count(now)}"


def _ends(row: _Row) -> Sequence[float]:
    """How far the bars of a row reach to either side of 0."""
    parts = (row.quality, row.mix)
    return sum(part for part in parts if part < 0), sum(part for part in parts if part > 0)


def _said(row: _Row) -> str:
    figures = {"quality": numbers.signed(row.quality, 2), "mix": numbers.signed(row.mix, 2), "both": numbers.signed(row.both, 2)}
    return "\n".join((row.name, _("Quality {quality} pp, mix {mix} pp, together {both} pp", **figures), f"n {row.n}"))


def _table(found: Split, heading: str) -> pd.DataFrame:
    def percent(values: pd.Series[float]) -> list[float | None]:
        return [None if pd.isna(value) else float(numbers.half_up(100 * value, 2)) for value in values]

    strata = found.strata
    sampled = {"both": _("on both sides"), "then": _("before only"), "now": _("now only")}
    return pd.DataFrame(
        {
            heading: strata["name"],
            _("Share before (%)"): percent(strata["share1"]),
            _("Share now (%)"): percent(strata["share2"]),
            _("Pass rate before (%)"): percent(strata["rate1"]),
            _("Pass rate now (%)"): percent(strata["rate2"]),
            _("Batches judged before"): strata["judged1"],
            _("Batches judged now"): strata["judged2"],
            _("Quality effect (pp)"): percent(strata["quality"]),
            _("Mix effect (pp)"): percent(strata["mix"]),
            _("Sampled"): [sampled[side] for side in strata["side"]],
        }
    )
