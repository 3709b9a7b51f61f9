"""When something goes wrong: a sentence, what to do, and a number under which the log keeps the rest."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.ui.text import literal
from pages.ui.upload import on_page
from words import Refusal, _

_log = logging.getLogger("dabiao")


@contextmanager
def told() -> Iterator[None]:
    """Show a refusal as its sentence, and any other error as a number; the traceback goes to the log alone."""
    try:
        yield
    except Refusal as refusal:
        st.error(literal(on_page.text(refusal.message)), icon=":material/block:")
    except Exception:  # whatever it is, the person gets a sentence, and the log the rest
        number = secrets.token_hex(4)
        _log.exception("Error %s", number)
        with st.container(border=True):
            st.subheader(_("This did not work"))
            st.write(
                _(
                    "If you were changing something, look whether it was done. Try again; if it stays so, tell whoever looks after Dabiao "
                    "the number {number}: the log has the rest.",
                    number=number,
                )
            )
            st.button(_("Try again"), icon=":material/refresh:", key="trouble-again")
