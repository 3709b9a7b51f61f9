"""What of a link was not understood: said above the page, with what is shown instead, until it is read.

Other figures than the sender meant are on the screen, so it does not pass by itself; it goes when it is closed or another page is opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.ui.text import literal
from words import _

_SAID, _PAGE, _PLACE, _DRAWN = "_misread", "_misread_on", "_misread_place", "_misread_drawn"


def place(page: str) -> None:
    """Where it is said: above `page`, by its name. The frame calls it before it asks the filters."""
    if st.session_state.get(_PAGE, page) != page:
        _close()
    st.session_state[_PAGE] = page
    st.session_state[_PLACE], st.session_state[_DRAWN] = st.empty(), 0
    _draw()


def say(label: str, said: Sequence[str], instead: str) -> None:
    """The link names `said` for the choice `label`; `instead` is what is shown. For the choices of sidebar and page."""
    told = _(
        "{what}: the link says “{said}”, which is not known here. It was left out; shown instead: {instead}.",
        what=label,
        said=", ".join(each[:40] for each in said),
        instead=instead,
    )
    notes = st.session_state.setdefault(_SAID, {})
    if notes.get(label) != told:
        notes[label] = told
        _draw()


def day(key: str) -> str:
    """What the link says for a day whose widget is not drawn yet; '' once the widget holds it. Ask before, tell `no_day` after."""
    return "" if key in st.session_state else str(st.query_params.get(key, ""))


def no_day(label: str, said: str, chosen: date | None, instead: str) -> None:
    """Say it where `said` (of `day`) did not become the day `chosen`."""
    if said and (chosen is None or chosen.isoformat() != said):
        say(label, [said], chosen.isoformat() if chosen else instead)


def _draw() -> None:
    notes: dict[str, str] = st.session_state.get(_SAID, {})
    if notes and _PLACE in st.session_state:
        with st.session_state[_PLACE].container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown("  \n".join(f":material/link_off: {literal(each)}" for each in notes.values()), width="stretch")
            st.session_state[_DRAWN] += 1
            st.button(
                _("Close this note"), key=f"misread-close-{st.session_state[_DRAWN]}", icon=":material/close:", type="tertiary", on_click=_close
            )


def _close() -> None:
    st.session_state.pop(_SAID, None)
