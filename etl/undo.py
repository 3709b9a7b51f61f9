"""What was decided before, and the way back: a decision leaves together with everything that carried it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import store
from access import Actor, needs
from store import Lake
from words import Refusal

CONFLICT = "conflict"


@dataclass(frozen=True)
class Past:
    """A decision that stands. `kind`, `subject` and `answer` as in `etl.decide` (a settled conflict has its dataset as subject).

    `rows`: how many rows followed it at once; what was loaded later was read under it and stays as it was read.
    """

    upload: str
    kind: str
    subject: str
    answer: str
    note: str
    by: str
    on: date
    rows: int


def past(lake: Lake | None = None) -> list[Past]:
    """Every decision that stands, the newest first."""
    house = lake or store.open()
    if house.is_empty():
        return []
    entries = house.ledger()
    followed = {each.follows: 0 for each in entries if each.follows}
    for each in entries:
        if each.follows and not each.withdrawn:
            followed[each.follows] += each.accepted
    place = {each.upload: number for number, each in reversed(list(enumerate(entries)))}  # the ledger has the newest first
    rows = house.at().cursor().execute('SELECT upload, kind, subject, answer, note, "by", decided_on FROM decisions').fetchall()
    found = [Past(upload, kind, subject, answer, note or "", by, on, followed.get(upload, 0)) for upload, kind, subject, answer, note, by, on in rows]
    found += [
        Past(each.upload, CONFLICT, each.dataset, "", each.reason, each.by, each.committed_at.date(), each.accepted)
        for each in entries
        if each.action == "settle" and not each.withdrawn
    ]
    return sorted(found, key=lambda each: place[each.upload])


@needs("withdraw")
def undo(upload: str, reason: str, *, actor: Actor, lake: Lake | None = None) -> int:
    """Withdraw an upload, a correction or a decision, and with a decision all that followed it, the newest first.

    Returns how many rows of data changed by that. The decision itself leaves last: whoever is interrupted undoes it once more.
    Raises Refusal without a reason, for what is not there and for what is withdrawn already.
    """
    house = lake or store.open(demo=False)
    entry = house.entry(upload)
    if entry.withdrawn:
        raise Refusal("The upload {upload} has been withdrawn already.", upload=upload)
    followers = [each for each in house.ledger() if each.follows == upload and not each.withdrawn]
    for each in followers:
        house.withdraw(each.upload, reason, actor=actor)
    house.withdraw(upload, reason, actor=actor)
    return sum(each.accepted for each in (followers if entry.action == "decide" else [entry]))
