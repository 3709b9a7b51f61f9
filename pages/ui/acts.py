"""A change that a person asked for by a button: done in a callback, and told on the page that follows."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.ui.text import literal
from words import Message, Refusal

_log = logging.getLogger("dabiao")
_TOLD = "_told"


def act(work: Callable[..., Message], *args: Any, **kwargs: Any) -> None:
    """Do the work, which touches nothing of Streamlit, and keep what it says (a callback has no page to say it on)."""
    try:
        told = ("done", work(*args, **kwargs))
    except Refusal as refusal:
        told = ("refused", refusal.message)
    except Exception:  # the person gets a sentence and a number, the log the rest
        number = secrets.token_hex(4)
        _log.exception("Error %s", number)
        # It may have failed before or after what it was to change: nobody knows here, so nothing is promised.
        message = Message(
            "This did not go to its end. Look whether it was done before you try again. The log has the rest under the number {number}.",
            number=number,
        )
        told = ("refused", message)
    st.session_state[_TOLD] = told


def tell() -> None:
    """Say once what the last change came to."""
    if _TOLD in st.session_state:
        how, message = st.session_state.pop(_TOLD)
        if how == "done":
            st.success(literal(message.text()), icon=":material/check_circle:")
        else:
            st.error(literal(message.text()), icon=":material/block:")
