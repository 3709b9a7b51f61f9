"""Verdicts in a table, as pills: sign and word on the colour that badges have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics.labels import SIGNS, label
from pages.ui.verdict_badges import colour


def word(what: str, verdict: str) -> str:
    """What a pill says: '✕ 未达标'. `what`: 'administrative' or 'evidential'."""
    return f"{SIGNS.get(verdict, '–')} {label(what, verdict)}"


def column(title: str, verdicts: Mapping[str, str], width: int = 104) -> Any:
    """The column of pills whose words stand for these verdicts; each cell is a list of one word."""
    return st.column_config.MultiselectColumn(title, options=list(verdicts), color=[colour(verdict) for verdict in verdicts.values()], width=width)
