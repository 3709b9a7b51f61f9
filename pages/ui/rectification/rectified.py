"""The parts of the rectification page: both rates, the townships, what is overdue, follow-up samples, blacklist and enforcement."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analytics import names, rectification, words_of_orders
from analytics.campaigns import Campaign
from analytics.labels import label
from analytics.rectification import Tally
from charts.figures.orders import by_townships
from pages.ui import drill, figures, tables
from pages.ui.days import day_of
from pages.ui.dossier import dossiers
from pages.ui.reading import Reading
from pages.ui.text import literal
from words import _, numbers


def head(said: Tally, campaign: Campaign, rows: pd.DataFrame) -> None:
    """The answer first: both rates with their counts, what is overdue and by how much."""
    with st.grid(3, min_column_width=200, gap="small"):
        _figure(_("Confirmed of ordered (rectification rate)"), said.confirmed, said.ordered)
        _figure(_("Confirmed of those due"), said.confirmed_of_due, said.due)
        with st.container(border=True, gap="xsmall", height="stretch"):
            st.metric(_("Overdue or failed at re-inspection"), numbers.count(said.overdue + said.failed))
            st.markdown(f":small[:gray[{literal(words_of_orders.pressing(said.overdue, said.failed))}]]")
            if said.overdue + said.failed:
                st.markdown(f":small[:gray[{literal(_('Past the limit by {ages}', ages=_ages(rows)))}]]")
    st.markdown(literal(words_of_orders.tallied(said)))
    st.markdown(literal(words_of_orders.rates(said)))
    for told in words_of_orders.limits(campaign, rows, said):
        st.markdown(f":small[:gray[{literal(told)}]]")


def by_township(rows: pd.DataFrame) -> None:
    """The townships by the state of their orders; a click opens the township."""
    spec = by_townships(rows)
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
    st.subheader(_("Orders to press for: {n}", n=len(waiting)), anchor=False)
    if waiting.empty:
        st.markdown(_("No order is overdue or failed on this day."))
        return
    table = pd.DataFrame(
        {
            _("Enterprise"): waiting["enterprise"],
            _("Township"): names.places(waiting["township"]),
            _("State"): [label("order", each) for each in waiting["state"]],
            _("Days overdue"): waiting["days_over"],
            _("To be put right"): waiting["problem"],
            _("Ordered on"): waiting["opened"].map(day_of),
            _("Time limit"): waiting["limit"].map(day_of),
            _("Order number"): waiting["order_no"],
            _("Department"): waiting["department"],
        }
    )
    widths = {_("Enterprise"): 166, _("Township"): 92, _("State"): 90, _("To be put right"): 184, _("Order number"): 150, _("Department"): 100}
    tables.table(
        table,
        "orders-overdue",
        figures.saved_name(_("Overdue rectification")),
        figures.notes(),
        on_pick=dossiers.visit_named,
        keys=whom(waiting),
        most=7,
        wraps=True,
        column_config={name: st.column_config.TextColumn(width=width) for name, width in widths.items()},
    )


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
                {_("Enterprise"): due["enterprise"], _("Product"): due["product"], _("Confirmed on"): due["reinspected_on"].map(day_of)}
            )
            tables.table(
                table, "follow-ups", figures.saved_name(_("Follow-up sampling due")), figures.notes(), on_pick=dossiers.visit_named, keys=whom(due)
            )
    with right:
        st.subheader(_("Blacklist: {n} enterprises", n=len(listed)), anchor=False)
        if listed.empty:
            st.markdown(_("No enterprise is on the blacklist on this day."))
        else:
            table = pd.DataFrame(
                {
                    _("Enterprise"): listed["enterprise"],
                    _("Township"): names.places(listed["township"]),
                    _("Listed on"): listed["blacklisted_on"].map(day_of),
                }
            )
            tables.table(table, "blacklist", figures.saved_name(_("Blacklist")), figures.notes(), on_pick=dossiers.visit_named, keys=whom(listed))


def _figure(title: str, above: int, below: int) -> None:
    with st.container(border=True, gap="xsmall", height="stretch"):
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


def whom(rows: pd.DataFrame) -> list[Any]:
    """The enterprise of each order as it was written; None for an order that names none."""
    return [None if pd.isna(name) else name for name in rows["enterprise"]]
