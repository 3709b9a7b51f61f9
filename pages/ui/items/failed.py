"""The parts of the failed-items page: which trade, what is counted, and the table by trade and class."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics import items, names, rates, words_of_items
from analytics.campaigns import Campaign
from analytics.labels import label
from analytics.scope import Scope
from pages.ui import drill
from pages.ui.figures import notes, saved_name
from pages.ui.store import ask
from pages.ui.tables import table
from words import _, numbers


def ask_trade(campaign: Campaign, scope: Scope) -> str | None:
    """One trade, or None for all that the scope holds."""
    trades = [trade for trade in campaign.trades if scope.trades is None or trade in scope.trades]
    if len(trades) < 2:
        return None
    chosen: str | None = st.selectbox(
        _("Trade"), trades, index=None, format_func=names.trade, placeholder=_("All trades"), key=f"items-trade-{campaign.id}", width=260
    )
    return chosen


def why_nothing(campaign: Campaign, scope: Scope) -> str:
    """Why there is no failed item: nothing sampled, nothing failed, or failures that name none."""
    counts = ask(rates.rate, scope)
    return words_of_items.why_nothing(int(counts["judged"].sum()), int(counts["passed"].sum()))


def by_trade(scope: Scope) -> None:
    """Every item by trade and class, with its share and the cumulative share within the trade."""
    found = ask(items.items, scope, ("trade", "class"))
    title = _("Failed items by trade and class")
    st.subheader(title, anchor=False)
    shown = pd.DataFrame(
        {
            _("Trade"): [names.trade(trade, both=True) if isinstance(trade, str) else _("trade not stated") for trade in found["trade"]],
            _("Failed item"): found["item"].map(names.item),
            _("Class"): [label("class", each) for each in found["class"]],
            _("Failures"): found["count"],
            _("Share in the trade (%)"): [float(numbers.half_up(100 * x)) for x in found["share"]],
            _("Together in the trade (%)"): [float(numbers.half_up(100 * x)) for x in found["cumulative"]],
        }
    )
    table(
        shown,
        "items-table",
        saved_name(title),
        notes(),
        on_pick=lambda key: drill.visit(trade=key[0], item=key[1]),
        keys=[(trade if isinstance(trade, str) else "", item) for trade, item in zip(found["trade"], found["item"], strict=True)],
    )
