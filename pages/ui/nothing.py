"""Where there is nothing to show: why, and the one thing that helps. Filters are cleared where they are the cause; else a file is missing."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from analytics import facts, rates
from analytics.labels import listing
from analytics.scope import Scope
from pages.ui import drill, frame, links, narrowing, visits
from pages.ui.store import ask
from pages.ui.text import literal
from words import N_, _, numbers

FILTERS = {
    "townships": ("township", N_("Township")),
    "trades": ("trade", N_("Trade")),
    "levels": ("level", N_("Level")),
    "start": ("from", N_("From")),
    "end": ("to", N_("To")),
    "as_of": ("as_of", N_("As of")),
    "kinds": ("kind", N_("Kind")),
    "tiers": ("tier", N_("Sales tier")),
}
"""Each filter of a scope with its widget in the sidebar and that one's label."""
_LISTS = ("townships", "trades", "levels", "kinds", "tiers")


def here(
    why: str,
    upload: str = "",
    there: Callable[[Scope], object] | None = None,
    icon: str = ":material/hide_source:",
    results: bool = False,
) -> None:
    """The empty state of a page: `why` as Markdown, and below it what helps.

    `there`: whether a scope has something for this page (judged batches, if not given). If it has without the filters, they can be cleared;
    else `upload` offers the page of uploads, '' nothing. `results`: judged batches are among what `there` asks for, so where none is judged here, it
    is told how many sampling results the store holds elsewhere.
    """
    _campaign, chosen = frame.scope()
    used = [name for name in FILTERS if getattr(chosen, name) is not None]
    wide = chosen.but(**dict.fromkeys(FILTERS))
    narrowed = narrowing.narrowed(chosen) != chosen and visits.here() == "breakdown"
    if (used or narrowed) and (there or _judged)(wide):
        with frame.emptiness(why, icon):
            which = [_(FILTERS[name][1]) for name in used] + ([_("what the link names")] if narrowed else [])
            st.markdown(f":small[:gray[{literal(_('Filters in use: {which}.', which=listing(which)))}]]", width="content")
            st.button(_("Clear the filters"), key="clear-filters", icon=":material/filter_alt_off:", on_click=_clear, args=(narrowed,))
        return
    held = ask(facts.held) if (there is None or results) and not _judged(wide) else 0
    with frame.emptiness(why, icon):
        if held:
            said = _(
                "The store holds {n} sampling results, but none of them counts in this campaign: they are of other counties, trades or days, or "
                "do not say which. Choose another campaign at the left, or see in the ledger what was loaded.",
                n=numbers.count(held),
            )
            st.markdown(f":small[:gray[{literal(said)}]]", width="content")
            st.page_link(links.page("data/uploads"), label=_("Open the ledger"), icon=":material/history:")
        if upload:
            st.page_link(links.page("data/upload"), label=upload, icon=":material/arrow_forward:")


def _judged(scope: Scope) -> bool:
    return bool(ask(rates.rate, scope)["judged"].sum())


def _clear(narrowed: bool) -> None:
    for name, (widget, _label) in FILTERS.items():
        if widget in st.session_state:
            st.session_state[widget] = [] if name in _LISTS else None
    if narrowed:
        drill.widen()
