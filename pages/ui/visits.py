"""Which page this session shows, what its link says, and the page one drilled down from."""

from __future__ import annotations

import streamlit as st

_HERE, _CAME = "_page", "_came_from"
BREAKDOWN = "breakdown"
# What no widget is bound to, by the page that reads it.
_OWN = {
    BREAKDOWN: ("place", "branch", "item", "lab", "category", "firm", "batch", "days", "class", "rank", "counted"),
    "meeting": ("target",),
    "dossier": ("firm",),
    "reports": ("firm",),
    "classification": ("listed", "cell"),
    "plan": ("ground",),
    "progress": ("of",),
    "rectification": ("violation",),
    "uploads": ("upload",),
}


def here() -> str:
    """The name of the page that this session showed last; '' before its first, and for the first page."""
    page: st.Page | None = st.session_state.get(_HERE)
    return page.url_path if page else ""


def said() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the link of this view says, by name; what only another page would read is left out."""
    own = _OWN.get(here(), ())
    strange = {name for names in _OWN.values() for name in names} - set(own)
    return tuple((name, tuple(st.query_params.get_all(name))) for name in sorted(st.query_params) if name not in strange and st.query_params[name])


def came_from() -> st.Page | None:
    """The page from which somebody drilled down to here; None after a link or the menu."""
    came: st.Page | None = st.session_state.get(_CAME)
    return came


def leaving() -> None:
    """Remember the page that is shown as the one to come back to. For callbacks that open a place of Breakdown."""
    if page := st.session_state.get(_HERE):
        st.session_state[_CAME] = page


def back() -> None:
    """Return to the page one came from. For callbacks."""
    came: st.Page | None = st.session_state.pop(_CAME, None)
    if came:
        st.switch_page(came, query_params={})


def arrived(page: st.Page) -> None:
    """Remember which page this run shows; one that is chosen in the menu has nothing to go back to. The frame calls it."""
    here: st.Page | None = st.session_state.get(_HERE)
    if here and here.url_path != page.url_path != BREAKDOWN:
        st.session_state.pop(_CAME, None)
    st.session_state[_HERE] = page
