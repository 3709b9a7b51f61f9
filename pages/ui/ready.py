"""What the server has ready before anybody asks: the digests of a new data version, whoever published it, and the answers that pages open with."""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import store
from analytics import campaigns, openings, targets
from analytics.changes.days import a_month_before
from analytics.context import default_as_of
from analytics.scope import Scope
from pages.ui.store import answered
from store import Snapshot
from words import LANGUAGES, speak

EVERY = 1.0  # seconds between two looks at the store: a few file names are read
PATIENCE = 2.0  # seconds that an answer is put off for a page that is being drawn

_log = logging.getLogger("dabiao")


class _Visitors:
    """How many pages are being drawn; both sides share one processor's worth of Python."""

    def __init__(self) -> None:
        self._number = 0
        self._changed = threading.Condition()

    def enter(self) -> None:
        with self._changed:
            self._number += 1

    def leave(self) -> None:
        with self._changed:
            self._number -= 1
            self._changed.notify_all()

    def give_way(self) -> None:
        """Wait until no page is being drawn, for `PATIENCE` at most."""
        with self._changed:
            self._changed.wait_for(lambda: not self._number, PATIENCE)


_visitors = _Visitors()


@contextmanager
def first() -> Iterator[None]:
    """A page is being drawn: what is only made ready waits for it."""
    _visitors.enter()
    try:
        yield
    finally:
        _visitors.leave()


def make_ready(now: Snapshot) -> None:
    """Ask what the first page asks, of every campaign and in both languages."""
    for language in LANGUAGES:
        speak(language)
        answered(now, openings.opening, date.today())
        for campaign in campaigns.all_():
            _visitors.give_way()
            as_of = answered(now, default_as_of, campaign)
            answered(now, targets.attain, campaign, Scope(campaign.id, language=language), compare_with=a_month_before(as_of))


def watch() -> None:
    """Make each new state of the store ready; does not return."""
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
