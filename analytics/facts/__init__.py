"""What every count is made of: sampling results as numbers, kept for each data file (see store.kept), opened once for each data version.

A *cell* is one combination of all that a count can be asked by but time and maker; a *maker* is an enterprise as results name it.
"""

from __future__ import annotations

from analytics.ask import FOLDER, Readable, read
from analytics.facts.digest import digest
from analytics.facts.rows import Facts, joined
from analytics.kept import kept

__all__ = ["Facts", "facts"]


@kept(4)  # the newest version of lake and demo, and two that are looked back at; the rows themselves stay on the disk
def facts(snapshot: Readable) -> Facts:
    """The facts of a data version."""
    return joined(snapshot.digests("sampling_results", "facts", read(FOLDER / "facts.sql"), digest))
