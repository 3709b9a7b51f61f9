"""The scope: one frozen value, asked for in the sidebar, kept over page changes and written into the link."""

from __future__ import annotations

from datetime import date

import streamlit as st

from analytics import campaigns, openings
from analytics import names as spoken
from analytics.campaigns import Campaign
from analytics.scope import COUNTED_KINDS, KINDS, LEVELS, TIERS, Scope
from pages.ui import coded, misread
from pages.ui.store import ask
from words import N_, _, language

KIND_WORDS = {
    "routine": N_("routine"),
    "periodic": N_("periodic"),
    "special": N_("special"),
    "comparable": N_("comparable"),
    "follow_up": N_("follow-up"),
    "recheck": N_("recheck"),
    "risk_monitoring": N_("risk monitoring"),
}
LEVEL_WORDS = {"national": N_("National"), "provincial": N_("Provincial"), "municipal": N_("Municipal"), "county": N_("County")}


def ask_scope(real_data: bool) -> tuple[Campaign, Scope]:
    """Draw the filters into the sidebar and return what they say. `real_data`: the store has records of its own, so the demo is a choice."""
    every = {each.id: each for each in campaigns.all_()}
    chosen = coded.one(
        st.selectbox,
        _("Campaign"),
        list(every),
        "campaign",
        start=ask(openings.opening, date.today()),
        named=lambda id: str(every[id].short),
        always=True,
        help=_("Opened by itself: the campaign that runs today and has judged batches; else the one with the latest judged batch."),
    )
    campaign = every[chosen]
    names = {place.code: spoken.place(place.name, both=True) for place in campaign.places()}
    townships = _several(_("Township"), list(names), "township", _("All {n}", n=len(names)), names)
    trades = _several(_("Trade"), list(campaign.trades), "trade", _("All trades"), {each: spoken.trade(each, both=True) for each in campaign.trades})
    levels = _several(_("Level"), list(LEVELS), "level", _("As each target says"), {k: _(v) for k, v in LEVEL_WORDS.items()})
    with st.expander(_("More filters"), icon=":material/tune:"):
        start = _day(_("From"), "from", _("from the first day of the campaign"))
        end = _day(_("To"), "to", _("to the day of the newest sample"))
        as_of = _day(
            _("As of"),
            "as_of",
            _("the day of the newest sample"),
            _("The day whose register and records count. Left empty: the day of the newest sample."),
        )
        words = {k: _(v) for k, v in KIND_WORDS.items()}
        counted = "、".join(words[k] for k in COUNTED_KINDS) if language() == "zh" else ", ".join(words[k] for k in COUNTED_KINDS)
        kinds = _several(_("Kind"), list(KINDS), "kind", _("As counted by the rule"), words, _("Counted by the rule: {kinds}", kinds=counted))
        tiers = _several(_("Sales tier"), list(TIERS), "tier", _("All"))
        if real_data:
            st.toggle(_("Show the demo data"), key="demo", bind="query-params")
    if start and end and end < start:
        st.warning(_("The scope ends before it starts, so its end is left out."))
        end = None
    return campaign, Scope(campaign.id, start, end, townships, trades, levels, kinds, None, tiers, as_of, language())


def _several(
    label: str, options: list[str], key: str, placeholder: str, words: dict[str, str] | None = None, help: str | None = None
) -> tuple[str, ...] | None:
    """A choice of several; nothing chosen means no filter (None)."""
    chosen = coded.several(label, options, key, named=lambda value: (words or {}).get(value, value), placeholder=placeholder, help=help)
    return chosen or None


def _day(label: str, key: str, usual: str, help: str | None = None) -> date | None:
    """A day, or None while it is left empty; then `usual` stands."""
    linked = misread.day(key)
    chosen = st.date_input(label, value=None, key=key, format="YYYY-MM-DD", help=help, bind="query-params", min_value=date(1990, 1, 1))
    misread.no_day(label, linked, chosen, usual)
    return chosen
