"""Going back goes one step a press: what is drawn once in every page so that the browser's history holds one entry for each press."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from pages.ui import coded


@cache
def _script() -> str:
    return f"<script>{Path(__file__).with_name('history.js').read_text(encoding='utf-8')}</script>"


def keep() -> None:
    """Once a run; in a browser that already has it, it does nothing. Where scripts are off, going back only needs more presses."""
    with coded.unseen("history"):
        st.html(_script(), unsafe_allow_javascript=True)
