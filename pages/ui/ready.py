"""What the server has ready before anybody asks: the digests of a new data version, whoever published it, and the answers that pages open with."""

from __future__ import annotations

import gc
import logging
import threading
import time
from datetime import date
from functools import cache

import store
from analytics import campaigns, openings, targets
from analytics.changes.days import a_month_before
from analytics.context import default_as_of
from analytics.scope import Scope
from pages.ui.store import answered
from store import Snapshot
from words import LANGUAGES, speak

EVERY = 1.0  # seconds between two looks at the store: a few file names are read

_log = logging.getLogger("dabiao")


@cache
def start() -> None:
    """Begin, once for each server."""
    threading.Thread(target=_watch, name="ready", daemon=True).start()


def make_ready(now: Snapshot) -> None:
    """Ask what the first page asks, of every campaign and in both languages."""
    for language in LANGUAGES:
        speak(language)
        answered(now, openings.opening, date.today())
        for campaign in campaigns.all_():
            as_of = answered(now, default_as_of, campaign)
            answered(now, targets.attain, campaign, Scope(campaign.id, language=language), compare_with=a_month_before(as_of))


def _watch() -> None:
    seen: tuple[object, ...] = ()
    while True:
        try:
            now = store.open().at()
            if (now.root, now.version, now.committed_at) != seen:
                make_ready(now)
                seen = (now.root, now.version, now.committed_at)
                gc.collect()
                gc.freeze()  # what stands now stays: no collection of a run goes through it again
        except Exception:  # a page that asks gets the sentence; here it is only tried again
            _log.exception("The store could not be made ready.")
            seen = ()
            time.sleep(60 * EVERY)
        time.sleep(EVERY)
