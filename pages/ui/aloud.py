"""A sentence to say in the meeting, with a way to copy it."""

from __future__ import annotations

import streamlit as st

from pages.ui.text import literal
from words import _


def draw(said: str) -> None:
    """The sentence as a text to read out, and under it the button that opens it for copying."""
    st.markdown(literal(said))
    with st.popover(_("Copy this sentence"), icon=":material/content_copy:", type="tertiary"):
        st.code(said, language=None, wrap_lines=True)
