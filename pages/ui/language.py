"""中文 or English: by the browser at first, then as the person chooses; the choice stands in the link."""

from __future__ import annotations

import streamlit as st

from words import _, speak

_NAMES = {"zh": "中文", "en": "English"}


def ask() -> None:
    """Speak the language of this session and draw the switch."""
    if "lang" not in st.session_state and "lang" not in st.query_params:
        st.session_state["lang"] = "zh" if (st.context.locale or "zh").lower().startswith("zh") else "en"
    # Spoken before the switch is drawn, so that its own label is right; the widget may still bring another choice from the link.
    speak(_known(st.session_state.get("lang")))
    chosen = st.segmented_control(
        _("Language"), list(_NAMES), format_func=_NAMES.__getitem__, key="lang", required=True, bind="query-params", label_visibility="collapsed"
    )
    speak(_known(chosen))


def _known(said: object) -> str:
    return said if isinstance(said, str) and said in _NAMES else "zh"
