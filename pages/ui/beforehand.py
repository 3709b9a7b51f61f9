"""What the first visitor would wait for is done while the browser still loads its own part: the program, then the answers that pages open with.

It loads nothing itself, so that the server answers at once.
"""

from __future__ import annotations

import logging
import threading
from functools import cache
from importlib import import_module

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


@cache
def start() -> None:
    """Begin, once for each server."""
    # At its first element Streamlit looks whether it stands in an interactive Python, by way of the file of every module: half a second and more.
    delta_generator._use_warning_has_been_displayed = True
    threading.Thread(target=_work, name="beforehand", daemon=True).start()


def _work() -> None:
    try:
        for module in PROGRAM:
            import_module(module)
    except Exception:  # a page that needs it says so; what is made ready does not need it
        logging.getLogger("dabiao").exception("The program could not be loaded beforehand.")
    import_module("pages.ui.ready").watch()
