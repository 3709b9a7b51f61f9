"""How to read a chart: what it shows, how it was counted, what it assumes, and where the method comes from."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pages.ui import links
from pages.ui.text import literal
from words import _


@dataclass(frozen=True)
class Reading:
    """Four plain answers about one chart, in the reader's language already. `assumes` may be empty: a count assumes nothing."""

    shows: str
    rule: str
    source: str
    assumes: str = ""


def popover(reading: Reading, key: str) -> None:
    """A quiet button under the chart that opens the four answers."""
    with st.popover(_("How to read this"), icon=":material/help:", type="tertiary", key=f"{key}-reading"):
        _answer(_("What it shows"), reading.shows)
        _answer(_("How it is counted"), reading.rule)
        if reading.assumes:
            _answer(_("What it assumes"), reading.assumes)
        _answer(_("Source of the method"), reading.source)
        st.page_link(links.page("data/help"), label=_("User guide"), icon=":material/help_center:")


def _answer(question: str, answer: str) -> None:
    st.markdown(f"**{question}**  \n{literal(answer)}")
