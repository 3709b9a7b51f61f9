"""The parts of the rectification page: both rates, the townships, what is overdue, follow-up samples, blacklist and enforcement."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

import datasets
from analytics import rectification
from analytics.campaigns import Campaign
from analytics.labels import label
from analytics.rectification import STATES, Tally
from charts.figures.orders import states
from pages.ui import drill, figures, tables
from pages.ui.reading import Reading
from pages.ui.text import literal
from words import N_, _, language, numbers

OPEN_WORDS = {"open": N_("still open"), "closed_without_word": N_("closed, outcome not stated")}


def head(said: Tally, campaign: Campaign, rows: pd.DataFrame) -> None:
    """The answer first: both rates with their counts, what is overdue and by how much."""
    with st.container(horizontal=True, gap="medium"):
        _figure(_("Confirmed of ordered (rectification rate)"), said.confirmed, said.ordered)
        _figure(_("Confirmed of those due"), said.confirmed_of_due, said.due)
        with st.container(border=True):
            st.metric(_("Overdue and not confirmed"), numbers.count(int((rows["days_over"] > 0).sum())))
            st.markdown(f":small[:gray[{literal(_ages(rows))}]]")
    sentence = _(
        "{ordered} orders were issued: {confirmed} confirmed, {failed} failed at re-inspection, {overdue} overdue, {waiting} wait for re-inspection, "
        "{running} within the time limit; {late} were confirmed after their limit.",
        ordered=said.ordered, confirmed=said.confirmed, failed=said.failed, overdue=said.overdue, waiting=said.to_inspect, running=said.running,
        late=said.late,
    )  # fmt: skip
    st.markdown(literal(sentence))
    for told in _limits(campaign, rows, said):
        st.markdown(f":small[:gray[{literal(told)}]]")


def by_township(rows: pd.DataFrame) -> None:
    """The townships by the state of their orders; a click opens the township."""
    place = rows["township_code"].fillna(rows["township"]).fillna("")
    counts = rows.groupby([place.rename("key"), "state"]).size().unstack(fill_value=0).reindex(columns=list(STATES), fill_value=0)
    names = rows.assign(key=place).drop_duplicates("key").set_index("key")["township"]
    frame = counts.reset_index().assign(name=lambda each: each["key"].map(names).fillna(_("township not stated")))
    worst = frame.assign(open=frame["overdue"] + frame["failed"]).sort_values("open", ascending=False).iloc[0]
    title = (
        _("{place} has the most orders overdue or failed: {n}", place=worst["name"], n=int(worst["open"]))
        if worst["open"]
        else _("No order is overdue")
    )
    spec = states(frame, {state: label("order", state) for state in STATES}, key="orders-by-township", title=title, heading=_("Township"))
    figures.chart(
        spec,
        on_pick=lambda keys: drill.visit(place=keys[0]) if keys and keys[0] else None,
        reading=Reading(
            shows=_("Each row is a township; its bar holds every order by its state on the day."),
            rule=_("Orders issued from the campaign's start to the day; confirmed counts once the re-inspection has been passed by then."),
            source=_("Process P07 of the campaign documents: order, limit, re-inspection, confirmation."),
        ),
    )


def overdue(rows: pd.DataFrame) -> None:
    """The orders that wait for somebody: overdue and failed ones, the oldest first."""
    waiting = rows[rows["state"].isin(["overdue", "failed"])]
    st.subheader(_("To press for: {n} orders", n=len(waiting)), anchor=False)
    if waiting.empty:
        st.markdown(_("No order is overdue or failed on this day."))
        return
    table = pd.DataFrame(
        {
            _("Enterprise"): waiting["enterprise"],
            _("Township"): waiting["township"],
            _("State"): [label("order", each) for each in waiting["state"]],
            _("Days overdue"): waiting["days_over"],
            _("To be put right"): waiting["problem"],
            _("Ordered on"): waiting["opened"].map(_day),
            _("Time limit"): waiting["limit"].map(_day),
            _("Order number"): waiting["order_no"],
            _("Department"): waiting["department"],
        }
    )
    keys = waiting["enterprise_key"].where(waiting["enterprise_key"].notna(), None)
    tables.table(table, "orders-overdue", figures.saved_name(_("Overdue rectification")), figures.notes(), on_pick=_open, keys=list(keys))


def follow_ups(rows: pd.DataFrame) -> None:
    """Confirmed orders after a failed sample that have had no follow-up sample yet, and the blacklist of the day."""
    left, right = st.columns(2, gap="medium")
    due, listed = rows[rows["follow_up_due"]], rows[rows["blacklisted"]].drop_duplicates("enterprise_key")
    with left:
        st.subheader(_("Follow-up sampling due: {n}", n=len(due)), anchor=False)
        if due.empty:
            st.markdown(_("Every enterprise confirmed after a failed sample has been sampled again."))
        else:
            table = pd.DataFrame(
                {_("Enterprise"): due["enterprise"], _("Product"): due["product"], _("Confirmed on"): due["reinspected_on"].map(_day)}
            )
            tables.table(
                table, "follow-ups", figures.saved_name(_("Follow-up sampling due")), figures.notes(), on_pick=_open, keys=list(due["enterprise_key"])
            )
    with right:
        st.subheader(_("Blacklist: {n} enterprises", n=len(listed)), anchor=False)
        if listed.empty:
            st.markdown(_("No enterprise is on the blacklist on this day."))
        else:
            table = pd.DataFrame(
                {_("Enterprise"): listed["enterprise"], _("Township"): listed["township"], _("Listed on"): listed["blacklisted_on"].map(_day)}
            )
            tables.table(table, "blacklist", figures.saved_name(_("Blacklist")), figures.notes(), on_pick=_open, keys=list(listed["enterprise_key"]))


def enforcement(cases: pd.DataFrame) -> None:
    """Cases by violation and outcome."""
    st.subheader(_("Enforcement: {n} cases", n=int(cases["cases"].sum())), anchor=False)
    if cases.empty:
        st.markdown(_("No enforcement case has been recorded for these days."))
        return
    wide = cases.pivot_table(index="violation", columns="outcome", values="cases", aggfunc="sum", fill_value=0)
    wide = wide.loc[wide.sum(axis=1).sort_values(ascending=False).index]
    table = wide.rename(index=lambda each: _value("violation", each), columns=lambda each: _value("outcome", each)).reset_index(names=_("Violation"))
    table.columns.name = None
    table.insert(1, _("Cases"), wide.sum(axis=1).to_numpy())
    tables.table(table, "enforcement", figures.saved_name(_("Enforcement")), figures.notes())


def _figure(title: str, above: int, below: int) -> None:
    with st.container(border=True):
        st.metric(title, numbers.rate(above, below) if below else numbers.NOTHING)
        said = _("{above} of {below} orders", above=numbers.count(above), below=numbers.count(below)) if below else _("no order")
        st.markdown(f":small[:gray[{said}]]")


def _ages(rows: pd.DataFrame) -> str:
    told = [
        _("{low} to {high} days: {n}", low=low, high=high, n=n) if high else _("over {low} days: {n}", low=low - 1, n=n)
        for low, high, n in rectification.ages(rows)
        if n
    ]
    return " · ".join(told) or _("none")


def _limits(campaign: Campaign, rows: pd.DataFrame, said: Tally) -> list[str]:
    told, process = [], campaign.process
    longer, later = rectification.time_limits(rows, campaign)
    if longer:
        told.append(_("{n} orders give more than the {days} days of the campaign.", n=longer, days=process.rectify_days))
    if later:
        told.append(_("{n} were re-inspected later than the {days} days of the campaign.", n=later, days=process.reinspect_days))
    if assumed := int(rows["limit_assumed"].sum()):
        told.append(_("{n} orders state no limit: the {days} days of the campaign file hold for them.", n=assumed, days=process.rectify_days))
    if said.without_limit:
        told.append(_("{n} orders have no time limit at all: they are never counted as due.", n=said.without_limit))
    return told


def _value(field: str, value: str) -> str:
    if value in OPEN_WORDS:
        return _(OPEN_WORDS[value])
    if language() != "zh":
        return value.replace("_", " ")
    declared = datasets.get("enforcement").field(field).values
    return next((spelling for spelling, known in declared.items() if known == value), value)


def _day(day: Any) -> str:
    return numbers.NOTHING if pd.isna(day) else numbers.date_short(day.date())


def _open(firm: Any) -> None:
    drill.visit(firm=str(firm))
