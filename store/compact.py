"""Many small files become few large ones; no figure changes."""

from __future__ import annotations

from store.desk import Desk
from store.files import DataFile
from store.shape import STATES

ROWS = 2_000_000  # a file: a withdrawal out of it is about a second of writing
SMALL = ROWS // 2


def compact(desk: Desk) -> int:
    """Write small files together, in the order in which their rows came; nothing is committed yet. Returns how many files went.

    A file of one upload (or of neighbours) stays cheap to withdraw from, because the order of uploads is kept.
    """
    for state in STATES:
        small = [each for each in desk.files if each.state == state and each.rows < SMALL]
        if len(small) < 2:
            continue
        small.sort(key=lambda each: each.name)  # names begin with the data version
        batch: list[DataFile] = []
        for each in small:
            if batch and sum(b.rows for b in batch) + each.rows > ROWS:
                _together(desk, state, batch)
                batch = []
            batch.append(each)
        _together(desk, state, batch)
    return len(desk.retired)


def _together(desk: Desk, state: str, batch: list[DataFile]) -> None:
    if len(batch) > 1:
        desk.retire(batch)
        desk.write(state, desk.source(tuple(desk.types), batch))
