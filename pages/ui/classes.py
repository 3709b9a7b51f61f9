"""The parts of the tiers page: classes of enterprises by sales and by production conditions, never mixed."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd
import streamlit as st

from analytics import tiers
from analytics.campaigns import Campaign
from analytics.scope import Scope
from charts.figures.intervals import intervals
from charts.figures.tiers import CLASSES, shares, stacks
from charts.figures.units import SMALL, judge
from pages.ui import drill, figures, readings
from pages.ui.store import ask
from pages.ui.tables import downloads, picking
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
    figures.chart(spec, note=literal(note))


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
    figures.chart(spec, on_pick=_to_class if scheme == "sales" else None, reading=readings.intervals())


def _to_class(keys: Sequence[str]) -> None:
    if keys and keys[0]:
        drill.visit(filters={"tier": [keys[0]]})


def show_places(scope: Scope) -> None:
    """Enterprises of each township stacked by class, with their sales; the greatest are drawn, the table holds all."""
    found = ask(tiers.tiers, scope, by=("township",))
    wide = _wide(found.assign(key=found["township_code"].fillna(found["township"])), ["key", "township"]).rename(columns={"township": "name"})
    wide = wide[wide[list(CLASSES)].sum(axis=1) > 0]
    if wide.empty:
        return
    drawn = wide.assign(total=wide[list(CLASSES)].sum(axis=1)).nlargest(MOST, "total")
    spec, whole = (
        stacks(each, key="tiers-places", title=_("By township: enterprises and sales"), heading=_("Township"), classes=words_of("sales"))
        for each in (drawn, wide)
    )
    note = _("The {n} townships with most enterprises are drawn; the table holds all {all}.", n=MOST, all=len(wide)) if len(wide) > MOST else ""
    figures.chart(spec, note=literal(note), table=whole.table, on_pick=lambda keys: drill.visit(place=keys[0]) if keys else None)


def show_trades(scope: Scope) -> None:
    """The trades as a table with grouped headings: enterprises, sales and pass rate by class."""
    found = ask(tiers.tiers, scope, by=("trade",))
    found = found[found["trade"].notna()]
    if found.empty:
        return
    rows: list[dict[tuple[str, str], str]] = []
    for trade, part in found.groupby("trade", sort=False):
        known = {str(each["class"]): each for each in part[part["class"].notna()].to_dict("records")}
        row = {("", _("Trade")): str(trade)}
        row |= {(_("Enterprises"), role): numbers.count(known[role]["enterprises"]) for role in CLASSES}
        row[(" ", _("Sales"))] = numbers.money(float(part["sales"].sum())) if part["sales"].sum() else numbers.NOTHING
        row |= {(_("Pass rate"), role): _rate(int(known[role]["passed"]), int(known[role]["judged"])) for role in CLASSES}
        rows.append(row)
    shown = pd.DataFrame(rows)
    trades = [row[("", _("Trade"))] for row in rows]
    flat = shown.set_axis([" ".join(part for part in column if part.strip()) for column in rows[0]], axis=1)
    shown.columns = pd.MultiIndex.from_tuples(list(rows[0]))
    title = _("By trade: enterprises, sales and pass rate")
    with st.container(border=True, gap="xsmall"):
        st.subheader(literal(title), anchor=False)
        st.dataframe(
            shown,
            key="tiers-trades",
            hide_index=True,
            row_height=40,
            alt=title,
            **picking("tiers-trades", trades, lambda trade: drill.visit(trade=trade)),
        )
        note = _("passed/judged where fewer than 10 batches; — no enterprise or no sample. Batch pass rate, final verdicts.")
        st.markdown(f":small[:gray[{literal(note)}]]")
        downloads(flat, "tiers-trades", figures.saved_name(title), figures.notes())


def _wide(found: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    counts = found.pivot_table(index=keys, columns="class", values="enterprises", aggfunc="sum", fill_value=0, observed=False)
    sales = found.groupby(keys, dropna=False)["sales"].sum().rename("sales")
    return counts.reindex(columns=list(CLASSES), fill_value=0).join(sales).reset_index()


def _rate(passed: int, judged: int) -> str:
    return numbers.rate(passed, judged) if judged >= SMALL or not judged else f"{passed}/{judged}"


def treatment(by_conditions: pd.DataFrame) -> str:
    """What each compliance class gets, and how many are not assessed."""
    said = _("A: support; B: rectify by a deadline; C: key supervision.")
    open_ = int(by_conditions.loc[by_conditions["class"].isna(), "enterprises"].sum())
    return said + (" " + _("{n} enterprises are not assessed yet.", n=numbers.count(open_)) if open_ else "")
