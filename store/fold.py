"""Which row of a key counts: the one place where live, repeated, conflict and replaced are decided over a key's whole history.

Rows of a key stand in their order. The first is live. A later one with the live content is repeated, and so is one with a content that was
corrected into the live one (a second file that makes the same mistake says nothing new); one that wins (an upload with
--replace, a correction, a settled conflict) is live and what was live is replaced; one that repeats a waiting conflict is repeated; any other is
a conflict. One that settles also decides what waits: conflicts become repeated where they agree with it, else replaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

PLAIN, WINS, SETTLES = 0, 1, 2  # a file's row; a correction; --replace and decided conflicts


@dataclass(frozen=True)
class Standing:
    """A row in the history of its key. `basis`: the content on which a correction or a settled conflict rests."""

    place: int
    content: str
    upload: str
    force: int = PLAIN
    basis: str | None = None
    state: str = ""
    was: int = -1  # the place it had before; a withdrawal may move it


def fold(rows: Sequence[Standing]) -> list[Standing]:
    """The rows in their order, each with its state."""
    done: list[Standing] = []
    live: int | None = None
    for row in sorted(rows, key=lambda each: each.place):
        waiting = [i for i, each in enumerate(done) if each.state == "conflict"]
        if live is None or (row.force >= WINS and row.content != done[live].content):
            if live is not None:
                done[live] = replace(done[live], state="replaced")
            live = len(done)
            done.append(replace(row, state="live"))
        else:
            corrected = _corrected(done, live) if row.force == PLAIN else frozenset()
            again = row.content in {done[live].content, *corrected} or any(done[i].content == row.content for i in waiting)
            done.append(replace(row, state="repeated" if again else "conflict"))
        for i in waiting:
            if done[i].content == done[live].content:
                done[i] = replace(done[i], state="repeated")
            elif row.force == SETTLES:
                done[i] = replace(done[i], state="replaced")
    return done


def _corrected(done: Sequence[Standing], live: int) -> frozenset[str]:
    """The contents that corrections led from to the live one: its basis, and what that was corrected from."""
    at: Standing | None = done[live]
    found: set[str] = set()
    while at is not None and at.force == WINS and at.basis is not None:
        found.add(at.basis)
        earlier = [each for each in done if each.force == WINS and each.content == at.basis and each.place < at.place]
        at = max(earlier, key=lambda each: each.place, default=None)
    return frozenset(found)


def without(rows: Sequence[Standing], upload: str) -> list[Standing]:
    """The key's rows after the withdrawal of an upload, as if it had never been, with two rules beside.

    A row that a later file repeated stays: the earliest such row takes the place of the one that leaves, so that nobody who was told
    'repeated, it is there already' loses it. What rests on a row that is no longer there (a correction of it, a settled conflict over it) leaves
    with it.
    """
    staying = [each for each in rows if each.upload != upload]
    leaving = [each for each in rows if each.upload == upload]
    heirs: set[int] = set()
    while leaving:
        for gone in sorted(leaving, key=lambda each: each.place):
            heir = _heir(gone, staying, heirs)
            if heir is not None:
                staying.remove(heir)
                staying.append(replace(heir, place=gone.place, force=gone.force))
                heirs.add(gone.place)
        leaving = [each for each in staying if each.basis is not None and not _rests(each, staying)]
        staying = [each for each in staying if each not in leaving]
    return fold(staying)


def _heir(gone: Standing, staying: Sequence[Standing], heirs: set[int]) -> Standing | None:
    if gone.state not in ("live", "replaced"):
        return None
    may = [
        each
        for each in staying
        if each.state == "repeated" and each.basis is None and each.content == gone.content and each.place > gone.place and each.place not in heirs
    ]
    return min(may, key=lambda each: each.place, default=None)


def _rests(row: Standing, staying: Sequence[Standing]) -> bool:
    return any(each.content == row.basis and each.place < row.place for each in staying)
