"""Several conflicts decided the same way at once: still one decision, one entry in the ledger and one way back for each record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

import store
from access import Actor, needs
from etl.decide import decide
from etl.waiting import Conflict
from store import Lake
from words import Refusal

AT_ONCE = 200  # each is a commit of its own


def alike(matters: Sequence[Conflict], keep: Literal["old", "new"]) -> tuple[Conflict, ...]:
    """The conflicts that one answer settles: a record each, and for 'new' only those with one other side; `AT_ONCE` of them at the most."""
    sides = Counter(each.subject for each in matters)
    one_each = {each.subject: each for each in matters if keep == "old" or sides[each.subject] == 1}
    return tuple(one_each.values())[:AT_ONCE]


@needs("decide")
def decide_conflicts(matters: Sequence[Conflict], keep: Literal["old", "new"], note: str, *, actor: Actor, lake: Lake | None = None) -> int:
    """Keep what counts ('old') or take the other side ('new') of each conflict in `alike(matters, keep)`. Returns how many were decided.

    Raises Refusal without a reason, and where one of them cannot be decided: those before it stand then, and the sentence says how many.
    """
    house = lake or store.open(demo=False)
    if not note.strip():
        raise Refusal("Say why: the reason stands in the ledger with each of these decisions.")
    chosen = alike(matters, keep)
    for done, each in enumerate(chosen):
        try:
            decide("conflict", each.subject, "old" if keep == "old" else f"new/{each.content}", note, actor=actor, lake=house)
        except Refusal as why:
            raise Refusal("{done} of {all} conflicts were decided, and the next one was not: {why}",
                          done=done, all=len(chosen), why=why.message) from None  # fmt: skip
    return len(chosen)
