"""Rectification orders of each township by their state: who confirms, who is late."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analytics.labels import label
from analytics.names import place as spoken
from analytics.rectification import STATES
from charts.figures.scales import MOST, count_axis
from charts.figures.stacked import stacked
from charts.spec import ChartSpec, Role, TextColumn, single
from words import _, numbers

# Confirmed is settled well, failed badly, past its limit is in doubt; the others are still within their time.
ROLES: Mapping[str, Role] = {"confirmed": "met", "failed": "missed", "overdue": "undetermined", "to_inspect": "comparison", "running": "no_data"}


def states(rows: pd.DataFrame, names: Mapping[str, str], *, key: str, title: str, heading: str) -> ChartSpec:
    """One row per township, the MOST with most orders first (the table holds all).

    `rows` has name, key and a count per state; `names` say each state in words.
    """
    whole = rows.assign(total=rows[list(ROLES)].sum(axis=1)).sort_values(["total", "name"], ascending=[False, True], kind="stable")
    rows = whole.head(MOST)
    confirmed = tuple(numbers.rate(int(c), int(n)) for c, n in zip(whole["confirmed"], whole["total"], strict=True))
    return ChartSpec(
        key=key,
        title=title,
        alt=_("{title}: orders of {n} townships by their state, {orders} in all.", title=title, n=len(whole), orders=int(whole["total"].sum())),
        categories=tuple(rows["name"]),
        series=stacked(rows, {state: names[state] for state in ROLES}, ROLES),
        axis=count_axis(rows["total"], shown=False, room=0.02),
        stacking="stacked",
        columns=(
            TextColumn(_("Rectification rate"), confirmed[:MOST], strong=True),
            TextColumn(_("Orders"), tuple(numbers.count(n) for n in rows["total"])),
        ),
        keys=tuple(str(each) for each in rows["key"]),
        row_keys=single(whole["key"]),
        legend=True,
        note=_("The {n} greatest are drawn; the table holds all {all}.", n=MOST, all=len(whole)) if len(whole) > MOST else "",
        table=pd.DataFrame(
            {heading: whole["name"], _("Orders"): whole["total"].astype(int)}
            | {names[state]: whole[state].astype(int) for state in ROLES}
            | {_("Rectification rate"): confirmed}
        ),
    )


def by_townships(rows: pd.DataFrame) -> ChartSpec:
    """The same of orders as `rectification.orders` gives them; the title names the township with most of them overdue or failed."""
    place = rows["township_code"].fillna(rows["township"]).fillna("")
    counts = rows.groupby([place.rename("key"), "state"]).size().unstack(fill_value=0).reindex(columns=list(STATES), fill_value=0)
    names = rows.assign(key=place).drop_duplicates("key").set_index("key")["township"]
    frame = counts.reset_index().assign(name=lambda each: each["key"].map(names).fillna(_("township not stated")).map(spoken))
    worst = frame.assign(open=frame["overdue"] + frame["failed"]).sort_values("open", ascending=False).iloc[0]
    title = (
        _("{place} has the most orders overdue or failed: {n}", place=worst["name"], n=int(worst["open"]))
        if worst["open"]
        else _("No order is overdue")
    )
    return states(frame, {state: label("order", state) for state in STATES}, key="orders-by-township", title=title, heading=_("Township"))
