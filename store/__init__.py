"""The store: Delta tables with one atomic commit an action, and the ledger inside the commits.

lake = store.open()                       # the real one; while that is empty, the demo
lake.admit("sampling_results", rows, draft, actor=actor)
lake.at().cursor().execute("SELECT count(*) FROM sampling_results").fetchone()
"""

from __future__ import annotations

from store.durable import Unconfirmed
from store.home import demo_home, home
from store.lake import Lake
from store.ledger import Admission, Draft, Entry, new_upload
from store.snapshot import Snapshot

__all__ = ["Admission", "Draft", "Entry", "Lake", "Snapshot", "Unconfirmed", "home", "new_upload", "open"]


def open(demo: bool | None = None) -> Lake:
    """The real store (False), the demo (True), or the real one and, while nothing stands in it, the demo (None)."""
    real = Lake(home())
    if demo is None:
        shown = Lake(demo_home(), is_demo=True)
        return shown if not real.stands() and not shown.is_empty() else real
    return Lake(demo_home(), is_demo=True) if demo else real
