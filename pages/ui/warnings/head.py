"""The head of 'early warning': the parameters, what the detectors found, and the line that counts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analytics.campaigns import Campaign
from analytics.scope import Scope
from analytics.warnings import detect, sentence, states
from analytics.warnings.detect import Found
from analytics.warnings.settings import REFERENCES, Settings
from analytics.warnings.states import STATES, Standing
from pages.ui.store import ask, lake
from pages.ui.text import literal
from words import N_, _, numbers

LOOK = {"returned": ("red", "replay"), "open": ("yellow", "notifications"), "acknowledged": ("blue", "visibility"), "closed": ("gray", "task_alt")}
REFERENCE = {"history": N_("the county's failures before"), "target": N_("what the target allows")}
FEWEST, MOST = 100, 2_000


def ask_settings(campaign: Campaign) -> Settings:
    """The campaign's parameters, each of which may be changed for a look."""
    own = campaign.early_warning
    with st.popover(_("Parameters"), icon=":material/tune:", type="tertiary"):
        reference = st.selectbox(
            _("Usual failure rate p0 from"), REFERENCES, REFERENCES.index(own.reference), format_func=lambda each: _(REFERENCE[each]), key="w-p0"
        )
        odds = st.slider(_("To be found: odds of a failure times"), 1.5, 5.0, own.odds, 0.5, key="w-odds")
        length = st.slider(_("Batches between false alarms"), FEWEST, MOST, own.run_length, 10, key="w-length")
        again = st.slider(_("Recurrence: failures on one item, on different days"), 2, 6, own.again, key="w-again")
        again_days = st.slider(_("Recurrence: within days"), 30, 1095, own.again_days, key="w-again-days")
        firms = st.slider(_("Cluster: enterprises of one township"), 2, 10, own.firms, key="w-firms")
        cluster_days = st.slider(_("Cluster: within days"), 7, 180, own.cluster_days, key="w-cluster-days")
        st.markdown(f":small[:gray[{_('They start from the campaign file and hold for this session; decisions stay with their warning.')}]]")
    return replace(
        own,
        reference=reference,
        odds=odds,
        run_length=length,
        again=again,
        again_days=again_days,
        firms=firms,
        cluster_days=cluster_days,
    )


def standings(scope: Scope, settings: Settings) -> tuple[Found, tuple[Standing, ...]]:
    """What the detectors find, and where each warning stands by the decisions in the ledger."""
    found = ask(detect.find, scope, settings)
    arrived = {each.upload: each.data_version for each in lake().ledger() if each.action != "withdraw"}
    return found, states.standings(found.warnings, ask(states.decisions), arrived)


def roll_up(found: Found, every: Sequence[Standing]) -> None:
    """The line under the title: how many warnings of each state, and what was looked at."""
    counted = {state: sum(each.state == state for each in every) for state in STATES}
    badges = [badge(f"{numbers.count(n)} {_(sentence.STATE[state])}", state) for state, n in counted.items() if n]
    st.markdown(" ".join([f"**{_('Warnings: {n}', n=numbers.count(len(every)))}**", *badges]))
    said = _(
        "{days}: {streams} streams (trade × township), {judged} judged batches, {failures} failed ones looked at.",
        days=numbers.date_range(found.span.start, found.span.end),
        streams=numbers.count(found.streams),
        judged=numbers.count(found.judged),
        failures=numbers.count(found.failures),
    )
    st.markdown(f":small[:gray[{literal(said)}]]")


def badge(word: str, state: str) -> str:
    """A state in word, icon and colour, as Markdown."""
    colour, icon = LOOK[state]
    return f":{colour}-badge[:material/{icon}: {word}]"
