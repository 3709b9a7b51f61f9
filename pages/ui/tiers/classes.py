"""The parts of the tiers page: classes of enterprises by sales and by production conditions, never mixed."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

import pandas as pd

from analytics import names, tiers
from analytics.campaigns import Campaign
from analytics.labels import told
from analytics.scope import Scope
from charts.figures.intervals import intervals
from charts.figures.tiers import CLASSES, shares, stacks
from charts.figures.units import judge
from pages.ui import drill, figures, readings
from pages.ui.classification import members
from pages.ui.store import ask
from pages.ui.text import literal
from words import N_, _, numbers

SALES = {role: N_("Class {letter}") for role in CLASSES}
CONDITIONS = {
    "A": N_("A conform"),
    "B": N_("B after rectification"),
    "C": N_("C cannot or refuses"),
}
MOST = 12  # townships drawn; the table holds all


def words_of(scheme: str) -> dict[str, str]:
    """Each class in words."""
    return {role: _(CONDITIONS[role]) if scheme == "compliance" else _(SALES[role], letter=role) for role in CLASSES}


def boundaries(campaign: Campaign, found: pd.DataFrame, day: str) -> str:
    """Where the sales tiers begin, which register that is, and how many enterprises have no sales."""
    a, b = numbers.count(campaign.tier_a), numbers.count(campaign.tier_b)
    said = _(
        "By annual sales in 10,000 yuan: A from {a} on · B from {b} to under {a} · C under {b}; exactly {b} is B. Register of {day}: {n} enterprises",
        a=a,
        b=b,
        day=day,
        n=numbers.count(found["enterprises"].sum()),
    )
    without = int(found.loc[found["class"].isna(), "enterprises"].sum())
    return said + (_("; {n} without sales are not in a class.", n=without) if without else _("."))


def by_class(found: pd.DataFrame) -> pd.DataFrame:
    """The counts of A, B and C alone, indexed by class."""
    return found[found["class"].notna()].set_index("class")[["enterprises", "sales", "passed", "judged", "failed"]]


def show_shares(found: pd.DataFrame, scheme: str, subject: str, note: str = "") -> None:
    """The four bars of 100 %."""
    spec = shares(by_class(found), key=f"tiers-{scheme}-shares", subject=subject, classes=words_of(scheme))
    figures.chart(
        spec,
        note=literal(told((note, unclassified(found)))),
        on_pick=lambda keys: _to_class(scheme, keys[1:]),
        reading=readings.class_shares(),
    )


def unclassified(found: pd.DataFrame) -> str:
    """What the bars leave out: enterprises without a class, and batches whose enterprise has none or is not in the register; '' for nothing."""
    rest = found[found["class"].isna()]
    firms, judged, failed = (int(rest[name].sum()) for name in ("enterprises", "judged", "failed"))
    if not firms and not judged:
        return ""
    return _(
        "In no class, so not in the bars: {firms} enterprises; {judged} batches, {failed} of them failed.",
        firms=numbers.count(firms),
        judged=numbers.count(judged),
        failed=numbers.count(failed),
    )


def show_rates(found: pd.DataFrame, scheme: str, title: str, target: Fraction) -> None:
    """Pass rate of each class with the verdict's own interval, C first; batches of enterprises in no class stand last."""
    named = words_of(scheme)
    rows = [(role, named[role]) for role in reversed(CLASSES)] + [(None, _("in no class"))]
    counts = {None if pd.isna(key) else key: (int(p), int(n)) for key, p, n in zip(found["class"], found["passed"], found["judged"], strict=True)}
    frame = pd.DataFrame(
        [(role or "", name, *counts[role]) for role, name in rows if role in counts and (role or counts[role][1])],
        columns=["key", "name", "passed", "judged"],
    )
    spec = intervals(judge(frame, target), key=f"tiers-{scheme}-rates", title=title, heading=_("Class"), target=target)
    figures.chart(spec, on_pick=partial(_to_class, scheme), reading=readings.intervals())


def _to_class(scheme: str, keys: Sequence[str]) -> None:
    """A sales tier narrows the batches; no batch is counted by compliance class, so there the enterprises of the class are listed."""
    if keys and keys[0] and scheme == "sales":
        drill.visit(filters={"tier": [keys[0]]})
    elif keys and keys[0]:
        members.visit(scheme, keys[0])


def show_places(scope: Scope) -> None:
    """Enterprises of each township stacked by class, with their sales; the greatest are drawn, the table holds all."""
    found = ask(tiers.tiers, scope, by=("township",))
    wide = _wide(found.assign(key=found["township_code"].fillna(found["township"])), ["key", "township"]).rename(columns={"township": "name"})
    wide = wide[wide[list(CLASSES)].sum(axis=1) > 0].assign(name=wide["name"].map(names.place))
    if wide.empty:
        return
    drawn = wide.assign(total=wide[list(CLASSES)].sum(axis=1)).nlargest(MOST, "total")
    spec, whole = (
        stacks(each, key="tiers-places", title=_("By township: enterprises and sales"), heading=_("Township"), classes=words_of("sales"))
        for each in (drawn, wide)
    )
    note = _("The {n} townships with most enterprises are drawn; the table holds all {all}.", n=MOST, all=len(wide)) if len(wide) > MOST else ""
    figures.chart(
        spec,
        note=literal(note),
        table=whole.table,
        row_keys=whole.row_keys,
        on_pick=lambda keys: drill.visit(place=keys[0]) if keys else None,
        reading=readings.classes_by_place(),
    )


def _wide(found: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    counts = found.pivot_table(index=keys, columns="class", values="enterprises", aggfunc="sum", fill_value=0, observed=False)
    sales = found.groupby(keys, dropna=False)["sales"].sum().rename("sales")
    return counts.reindex(columns=list(CLASSES), fill_value=0).join(sales).reset_index()


def treatment(by_conditions: pd.DataFrame) -> str:
    """What each compliance class gets, and how many are not assessed."""
    said = _("A: support; B: rectify by a deadline; C: key supervision.")
    open_ = int(by_conditions.loc[by_conditions["class"].isna(), "enterprises"].sum())
    return told((said, _("{n} enterprises are not assessed yet.", n=numbers.count(open_)) if open_ else ""))
