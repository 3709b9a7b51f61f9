"""What the records tell of after the day that a page looks at by itself: said, with one click to that day."""

from __future__ import annotations

from datetime import date

import streamlit as st

from analytics import later
from analytics.campaigns import Campaign
from analytics.context import horizon
from analytics.labels import listing
from analytics.scope import Scope
from pages.ui import ledger
from pages.ui.store import ask
from pages.ui.text import literal
from words import _, numbers


def say(campaign: Campaign, scope: Scope, of: tuple[str, ...] = later.FOLLOWED, targets: bool = False) -> None:
    """The line, where nobody has chosen the day and records of these datasets go on after it.

    `targets`: records of all datasets that a target of the campaign looks at, and only where it could still see a later day.
    """
    of = later.seen_by_targets(campaign) if targets else of
    found = None if scope.as_of else ask(later.later, campaign, date.today(), of)
    if found is None or (targets and found.day >= horizon(campaign)):
        return
    said = _(
        "Seen as of {day}, the newest sample. {n} records ({what}) tell of something later, which is left out here.",
        what=listing(ledger.dataset_word(each) for each in found.datasets),
        day=numbers.date_long(found.day),
        n=numbers.count(found.records),
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":material/history_toggle_off: {literal(said)}", width="content")
        label = _("See it as of {day}", day=numbers.date_long(found.last))
        st.button(label, key="see-later", icon=":material/event:", type="tertiary", on_click=_see, args=(found.last,))


def _see(day: date) -> None:
    st.session_state["as_of"] = day
