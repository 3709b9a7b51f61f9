"""A list that a click on a chart or table of its page narrows: what is listed stands in the link, and the list says how to leave it."""

from __future__ import annotations

import streamlit as st

from pages.ui.text import literal
from words import _


def chosen(name: str) -> str:
    """What the link says is listed; '' where it names nothing."""
    return str(st.query_params.get(name, ""))


def choose(name: str, value: str) -> None:
    """List this, '' for all: one entry in the browser's history. For callbacks."""
    st.query_params.update({name: [value] if value else []})


def heading(title: str, name: str) -> None:
    """The heading of the list, beside it the way back to all where something is chosen."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(literal(title), anchor=False, width="content")
        if chosen(name):
            st.button(_("Show all"), key=f"{name}-all", icon=":material/close:", type="tertiary", on_click=choose, args=(name, ""))
