"""中文 or English: by the browser at first, then as the person chooses; the choice stands in the link."""

from __future__ import annotations

import streamlit as st

from words import speak

_NAMES = {"zh": "中文", "en": "English"}


def ask() -> None:
    """Speak the language of this session and draw the switch.

    Chosen filters stand in the link by their words, so a link that carries filters and no language is a Chinese one.
    """
    if "lang" not in st.session_state and not st.query_params and not (st.context.locale or "zh").lower().startswith("zh"):
        st.session_state["lang"] = "en"
    default = None if "lang" in st.session_state else "zh"
    chosen = st.segmented_control(
        "语言 Language",
        list(_NAMES),
        default=default,
        format_func=_NAMES.__getitem__,
        key="lang",
        required=True,
        bind="query-params",
        label_visibility="collapsed",
    )
    speak(chosen if chosen in _NAMES else "zh")
