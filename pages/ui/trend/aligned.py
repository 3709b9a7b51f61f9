"""Campaigns side by side: the cumulative pass rate of each by the days since its launch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

import streamlit as st

from analytics import aligned as asked
from analytics import campaigns
from analytics.campaigns import Campaign
from analytics.labels import label, listing
from analytics.names import trade
from analytics.scope import COUNTED_KINDS, LEVELS, Scope
from charts.figures.aligned import LEAST, aligned
from pages.ui import drill, figures, frame
from pages.ui.reading import Reading
from pages.ui.store import ask
from pages.ui.text import literal
from pages.ui.trend.trends import Chosen
from words import _, numbers


def show(campaign: Campaign, scope: Scope, chosen: Chosen) -> None:
    """The curves of the campaigns chosen, and why their heights are not to be compared without more."""
    every = {each.id: each for each in campaigns.all_()}
    picked = st.multiselect(
        _("Campaigns"), list(every), default=list(every), format_func=lambda id: str(every[id].short), key="trend-campaigns", width="stretch"
    )
    ids = tuple(dict.fromkeys([campaign.id, *picked]))
    found = ask(asked.courses, scope, ids)
    drawn = [each for each in found if each.days and each.judged[-1] >= LEAST]
    if not drawn:
        frame.empty(_("None of these campaigns has {n} judged batches yet: too few for a cumulative rate.", n=LEAST))
        return
    names = {id: str(each.short) for id, each in every.items()}
    spec = aligned(found, names, key="trend-aligned", chosen=campaign.id)
    note = literal(_note(scope, [every[each.campaign] for each in drawn]))
    figures.chart(spec, note=note, on_pick=partial(_to_day, campaign), reading=_reading(scope))
    if missing := [names[each.campaign] for each in found if each not in drawn]:
        said = _("Not drawn, under {n} judged batches: {names}.", n=LEAST, names=listing(missing))
        st.markdown(f":small[:gray[{literal(said)}]]")


def _to_day(campaign: Campaign, keys: Sequence[str]) -> None:
    """From a point of the chosen campaign's curve down to the batches that it counts: those from the launch to its day."""
    if keys and keys[0]:
        drill.visit(filters={"from": campaign.start, "to": campaign.start + timedelta(days=int(keys[0]))})


def _note(scope: Scope, drawn: list[Campaign]) -> str:
    trades = _("; ").join(_("{campaign}: {trades}", campaign=each.short, trades=listing(trade(name) for name in each.trades)) for each in drawn)
    levels = listing(label("level", level) for level in scope.levels or LEVELS)
    return _(
        "Compare how the curves run, not how high they lie: trades ({trades}), counties and mixes of levels differ. Levels pooled: {levels}.",
        trades=trades,
        levels=levels,
    )


def _reading(scope: Scope) -> Reading:
    kinds = listing(label("kind", kind) for kind in scope.kinds or COUNTED_KINDS)
    return Reading(
        shows=_(
            "For each campaign the pass rate of all batches from its launch up to each day, once there are {n}. The chosen one is solid.",
            n=numbers.count(LEAST),
        ),
        rule=_("Batch pass rate of each campaign's own county and all its trades; kinds: {kinds}; final verdicts.", kinds=kinds),
        assumes=_("A cumulative rate moves ever more slowly: a flat end may hide a change of the last weeks; the control chart shows it."),
        source=_("Domain rule: cumulative counts; 95% Wilson intervals in the table."),
    )
