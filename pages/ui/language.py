"""中文 or English: by the browser at first, then as the person chooses; the language stands in the link."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.ui import coded, english_words
from words import speak

_NAMES = {"zh": "中文", "en": "English"}


def ask() -> None:
    """Speak the language of this session and draw the switch.

    A link that carries filters and no language comes from a time when the language stood in it only where it was English.
    """
    coded.hide()  # the language is the first of all choices
    start = "zh" if st.query_params or (st.context.locale or "zh").lower().startswith("zh") else "en"
    switch = partial(st.segmented_control, required=True, label_visibility="collapsed")
    speak(coded.one(switch, "语言 Language", list(_NAMES), "lang", start=start, named=_NAMES.__getitem__, always=True))
    english_words.replace()
