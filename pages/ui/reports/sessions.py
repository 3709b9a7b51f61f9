"""Which session waits for which run: a child process whose reader has gone ends soon after them, not minutes later."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from pages.ui.reports.runs import Run

GRACE = 60.0
"""Seconds that a run goes on for a reader who is away: a page loaded anew, or a line that broke, comes back sooner."""


@dataclass(eq=False)
class Waiting:
    """The runs that one session waits for."""

    runs: set[Run[Any]] = field(default_factory=set)

    def leave(self) -> None:
        """The connection has ended: the runs end after GRACE, unless their reader comes back."""
        for run in tuple(self.runs):  # the session's own thread may still be drawing
            if not run.done:
                _leaving[run] = threading.Timer(GRACE, _stop, (run,))
                _leaving[run].daemon = True  # the server need not wait for it
                _leaving[run].start()


_leaving: dict[Run[Any], threading.Timer] = {}


def _stop(run: Run[Any]) -> None:
    _leaving.pop(run, None)
    run.stop()


@st.cache_resource(scope="session", on_release=Waiting.leave, show_spinner=False)
def _waiting() -> Waiting:
    """That of this session; Streamlit lets go of it as soon as the connection ends."""
    return Waiting()


def wants(*runs: Run[Any]) -> None:
    """This session waits for them, or does again: said whenever it draws how far they have come."""
    held = _waiting().runs
    for run in runs:
        if timer := _leaving.pop(run, None):
            timer.cancel()
        (held.discard if run.done else held.add)(run)
