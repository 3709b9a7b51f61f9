"""The head of a page: its title, and on the same line what it speaks of."""

from __future__ import annotations

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics import rates
from analytics.campaigns import Campaign
from analytics.labels import listing
from analytics.names import place
from analytics.scope import Scope
from pages.ui import acts, views
from pages.ui.scope import LEVEL_WORDS
from pages.ui.store import ask, lake, snapshot
from pages.ui.text import literal
from words import _, numbers


def scope() -> tuple[Campaign, Scope]:
    """The scope of this run, as the sidebar asked it."""
    campaign, chosen = st.session_state["_scope"]
    return campaign, chosen


def title(text: str, days: tuple[date, date] | None = None) -> None:
    """The title line: the page, then campaign, dates, levels, data version, and the badge of synthetic data."""
    campaign, chosen = scope()
    start, end = counted(campaign, chosen, days)
    said = [str(campaign.title), numbers.date_range(start, end)]
    if chosen.levels:
        said.append(listing(_(LEVEL_WORDS[level]) for level in chosen.levels))
    if chosen.townships:
        names = {each.code: place(each.name) for each in campaign.places()}
        said.append(listing(names.get(code, code) for code in chosen.townships[:3]) + ("…" if len(chosen.townships) > 3 else ""))
    said.append(_("data version {n}", n=snapshot().version))
    badges = ""
    if lake().is_demo:
        badges += f" :orange-badge[{_('Demo data')}]"
    if campaign.synthetic_place:
        badges += f" :gray-badge[{_('invented county')}]"
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        st.title(text, width="content", anchor=False)
        with st.container(horizontal=True, width="content", vertical_alignment="center", gap="small"):
            st.markdown(f":small[:gray[{literal(' · '.join(said))}]]{badges}", width="content")
            views.popover()
    acts.tell()


def counted(campaign: Campaign, chosen: Scope, days: tuple[date, date] | None = None) -> tuple[date, date]:
    """The days that a page speaks of: its own, else those that count in the scope. A store without any upload knows only the campaign's."""
    if not snapshot().version:
        return chosen.start or campaign.start, max(chosen.start or campaign.start, chosen.end or campaign.end)
    if days:
        return days
    span = ask(rates.span_of, chosen, campaign)
    return span.start, max(span.start, span.end)


def emptiness(why: str, icon: str) -> DeltaGenerator:
    """The card of an empty state with why there is nothing; below it there is room for what helps."""
    card = st.container(border=True, horizontal_alignment="center", gap="small")
    card.markdown(f"### {icon}", width="content")
    card.markdown(why, width="content")
    return card


def empty(why: str, button: str | None = None, page: str | None = None, icon: str = ":material/hide_source:") -> None:
    """An empty state: why there is nothing, and the one thing that helps."""
    with emptiness(why, icon):
        if button and page:
            st.page_link(page, label=button, icon=":material/arrow_forward:")
