"""What every count is made of: sampling results as numbers, kept for each data file (see store.kept), opened once for each data version.

A *cell* is one combination of all that a count can be asked by but time and maker; a *maker* is an enterprise as results name it.
Failed items are counted likewise, their item and its class being part of the cell.
"""

from __future__ import annotations

from functools import partial

from analytics.ask import FOLDER, Readable, read
from analytics.facts.digest import CELL, CELL_OF_ITEMS, digest
from analytics.facts.rows import Facts, joined
from analytics.kept import kept

__all__ = ["Facts", "facts", "failed_items"]


@kept(4)  # the newest version of lake and demo, and two that are looked back at; the rows themselves stay on the disk
def facts(snapshot: Readable) -> Facts:
    """The facts of a data version."""
    return joined(snapshot.digests("sampling_results", "facts", read(FOLDER / "facts.sql"), digest), CELL)


@kept(4)
def failed_items(snapshot: Readable) -> Facts:
    """The failed items of failed batches: a 'batch' of these facts is one that failed on the item."""
    shape = partial(digest, columns=CELL_OF_ITEMS)
    return joined(snapshot.digests("sampling_results", "items", read(FOLDER / "facts_of_items.sql"), shape), CELL_OF_ITEMS)
