"""What every count is made of: sampling results as numbers, kept for each data file (see store.kept), opened once for each data version.

A *cell* is one combination of all that a count can be asked by but time and maker; a *maker* is an enterprise as results name it.
Failed items are counted likewise, their item and its class being part of the cell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pyarrow as pa

from analytics.ask import FOLDER, Readable, read
from analytics.derived import derived
from analytics.facts.digest import CELL, CELL_OF_ITEMS, digest
from analytics.facts.rows import Facts, joined
from analytics.kept import kept
from store.kept import files

__all__ = ["Facts", "facts", "failed_items", "held"]
DATASET = "sampling_results"


@kept(4)  # the newest version of lake and demo, and two that are looked back at; the rows themselves stay on the disk
def facts(snapshot: Readable) -> Facts:
    """The facts of a data version."""
    return _counted(snapshot, "facts", CELL)


@kept(4)
def failed_items(snapshot: Readable) -> Facts:
    """The failed items of failed batches: a 'batch' of these facts is one that failed on the item."""
    return _counted(snapshot, "facts_of_items", CELL_OF_ITEMS)


def held(snapshot: Readable) -> int:
    """How many sampling results stand in the store, of whatever county and trade."""
    return int(sum(part.counts["batches"].sum() for part in facts(snapshot).parts))


def _counted(snapshot: Readable, name: str, columns: Sequence[str]) -> Facts:
    digests = snapshot.digests(DATASET, name, read(FOLDER / f"{name}.sql"), partial(digest, columns=columns))

    def keep(what: str, make: Callable[[], pa.Table]) -> pa.Table:
        return derived(snapshot, what, (DATASET,), make, files(digests))

    return joined(name, digests, columns, keep)
