"""The ways to a dossier, and whose stands in the link.

`?firm=…` is the enterprise's key as analytics gives it; any page may send somebody here by `visit`.
"""

from __future__ import annotations

import streamlit as st

from analytics.dossier import found as finding
from pages.ui import frame, links
from pages.ui.store import ask

FIRM, FIND = "firm", "find"


def visit(key: str) -> None:
    """Open the dossier of the enterprise with that key, from any page. For callbacks of tables, charts and buttons."""
    st.switch_page(links.page("supervision/dossier"), query_params={FIRM: key})


def visit_named(said: str) -> None:
    """Open the dossier of whom a record names, who may be in the register under a number. For callbacks of tables."""
    _campaign, scope = frame.scope()
    visit(ask(finding.key_of, scope, said) or said)


def go(key: str) -> None:
    """Stand at a dossier, or at none (''): one entry in the browser's history. For callbacks on the page itself."""
    st.session_state[FIND] = ""
    if key:
        st.query_params[FIRM] = key
    else:
        st.query_params.pop(FIRM, None)


def open_named(said: str) -> None:
    """Stand at the dossier of a supplier or customer, who may be known by name only. For callbacks on the page itself."""
    _campaign, scope = frame.scope()
    go(ask(finding.key_of, scope, said) or said)


def chosen() -> str:
    """The key that the link names; '' where it names none."""
    return str(st.query_params.get(FIRM, ""))
