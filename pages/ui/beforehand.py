"""What the first visitor would wait for is done while the browser still loads its own part: the program, then the answers that pages open with.

It loads nothing itself, so that the server answers at once.
"""

from __future__ import annotations

import logging
import threading
import time
from functools import cache
from importlib import import_module
from types import ModuleType

from streamlit import delta_generator

PROGRAM = (
    "pages.frame",
    "pages.ui.attainment.attained",
    "pages.ui.attainment.drags",
    "pages.ui.frame",
    "pages.ui.nothing",
    "pages.ui.scorecard.scorecards",
    "streamlit.emojis",
)
READY = "pages.ui.ready"
AGAIN = 60.0
"""Seconds until what makes answers ready is tried again."""


@cache
def start() -> None:
    """Begin, once for each server."""
    # At its first element Streamlit looks whether it stands in an interactive Python, by way of the file of every module: half a second and more.
    delta_generator._use_warning_has_been_displayed = True
    threading.Thread(target=_work, name="beforehand", daemon=True).start()


def _work() -> None:
    for module in PROGRAM:
        _loaded(module)
    while (ready := _loaded(READY)) is None:  # a file that is being replaced, say: without it nobody would have answers ready
        time.sleep(AGAIN)
    ready.watch()


def _loaded(module: str) -> ModuleType | None:
    """The module; None where it could not be loaded: the log has why, and a page that needs it says so."""
    try:
        return import_module(module)
    except Exception:
        logging.getLogger("dabiao").exception("%s could not be loaded beforehand.", module)
        return None
