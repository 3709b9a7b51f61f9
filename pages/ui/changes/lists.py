"""Who: the enterprises sampled both times, the batches that failed since, and the enterprises that passed again."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analytics import names
from analytics.changes import lists, shown
from analytics.changes.panel import TURNS, Panel
from analytics.labels import label
from pages.ui import drill
from pages.ui.breakdown.batches import items_said
from pages.ui.changes.controls import Asked
from pages.ui.figures import notes, saved_name
from pages.ui.store import ask
from pages.ui.tables import table
from pages.ui.text import literal
from words import N_, _, numbers

TURN_WORDS = {
    "better": N_("failed before, clean now"),
    "worse": N_("clean before, failed now"),
    "bad": N_("failed both times"),
    "good": N_("clean both times"),
}


def comparable(found: Panel, asked: Asked) -> None:
    """The panel: its pass rates then and now with the interval, the turns its enterprises took, and each of them."""
    st.subheader(_("Comparable enterprises: sampled in both periods"), anchor=False)
    if found.firms.empty:
        st.markdown(_("No enterprise was sampled both before and since, so there is no comparable panel."))
        return
    low, high = (float(found.whole[name].iloc[0]) for name in ("low", "high"))
    st.markdown(
        literal(
            _(
                "{n} enterprises: {before} of their {n1} batches passed before, {now} of {n2} since: {size} (95% interval {low} to {high} pp). "
                "{then} other enterprises were sampled only before, {later} only since.",
                n=numbers.count(len(found.firms)),
                **shown.both_sides(*found.counts),
                low=numbers.signed(100 * low),
                high=numbers.signed(100 * high),
                then=numbers.count(found.only_then),
                later=numbers.count(found.only_now),
            )
        )
    )
    with st.container(horizontal=True):
        for turn in TURNS:
            st.metric(_(TURN_WORDS[turn]), numbers.count(found.count(turn)), width=180)
    firms = found.firms
    frame = pd.DataFrame(
        {
            _("Enterprise"): firms["name"],
            _("Sales tier"): firms["tier"],
            asked.sides[0]: [f"{p}/{n}" for p, n in zip(firms["passed1"], firms["judged1"], strict=True)],
            asked.sides[1]: [f"{p}/{n}" for p, n in zip(firms["passed2"], firms["judged2"], strict=True)],
            _("Turn"): [_(TURN_WORDS[turn]) for turn in firms["turn"]],
        }
    )
    name = _("Comparable enterprises")
    table(frame, "changed-panel", saved_name(name), notes(), on_pick=_to_firm, keys=firms["enterprise"].tolist())


def failures(asked: Asked) -> None:
    """The batches that failed since the earlier day, the latest first."""
    found = ask(lists.new_failures, asked.periods.later, asked.days.since)
    st.subheader(_("New failures · {n}", n=numbers.count(len(found))), anchor=False)
    if found.empty:
        st.markdown(_("No batch failed since {day}.", day=numbers.date_long(asked.days.then)))
        return
    if len(found) >= lists.MOST:
        st.markdown(f":small[:gray[{_('The latest {n} are shown; narrow the scope to see the others.', n=numbers.count(lists.MOST))}]]")
    listed(found, "changed-failures", _("New failures"))


def listed(found: pd.DataFrame, key: str, name: str, first: dict[str, Any] | None = None) -> None:
    """Failed batches as a table whose rows lead to the enterprise. `first`: columns before all others."""
    frame = pd.DataFrame(
        {
            **(first or {}),
            _("Date"): found["counted_on"].dt.date,
            _("Enterprise"): found["maker_name"],
            _("Township"): names.places(found["township"]),
            _("Trade"): [names.trade(each) if isinstance(each, str) else each for each in found["trade"]],
            _("Product"): found["product"],
            _("Failed items"): [items_said(items) for items in found["failed_items"]],
            _("Level"): [label("level", level) for level in found["level"]],
            _("Kind"): [label("kind", kind) for kind in found["kind"]],
            _("In the rate"): [_("yes") if counts else _("no: list of failures") for counts in found["has_denominator"]],
        }
    )
    table(frame, key, saved_name(name), notes(), on_pick=_to_firm, keys=found["enterprise"].tolist())


def rectified(asked: Asked) -> None:
    """The enterprises that failed and then passed, for the first time since the earlier day."""
    found = ask(lists.rectified, asked.periods.later, asked.days.since)
    st.subheader(_("Passed again after a failure · {n}", n=numbers.count(len(found))), anchor=False)
    since = lists.looked_back(asked.days.now)
    st.markdown(
        ":small[:gray["
        + literal(
            _(
                "Enterprises whose last failure (looked for since {first}) was followed by their first pass since {day}. Follow-up sampling and "
                "rechecks count here, though in no pass rate; risk monitoring does not. A pass may be of another product: both stand in the table.",
                first=numbers.date_long(since),
                day=numbers.date_long(asked.days.then),
            )
        )
        + "]]"
    )
    if found.empty:
        st.markdown(_("No enterprise passed again in these days."))
        return
    frame = pd.DataFrame(
        {
            _("Enterprise"): found["name"],
            _("Township"): names.places(found["township"]),
            _("Failed on"): found["failed_on"].dt.date,
            _("Failed product"): found["failed_product"],
            _("Failed items"): [_("; ").join(map(names.item, items)) if items is not None else "" for items in found["failed_items"]],
            _("Passed on"): found["passed_on"].dt.date,
            _("Passed product"): found["passed_product"],
            _("Kind"): [label("kind", kind) for kind in found["passed_kind"]],
            _("Days between"): (found["passed_on"] - found["failed_on"]).dt.days,
        }
    )
    name = _("Passed again after a failure")
    table(frame, "changed-rectified", saved_name(name), notes(), on_pick=_to_firm, keys=found["enterprise"].tolist())


def _to_firm(firm: str) -> None:
    drill.visit(firm=firm)
