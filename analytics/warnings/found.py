"""What a detector found: one warning, with its figures and the failed batches behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["cusum", "recurrence", "cluster"]
KINDS: tuple[Kind, ...] = ("cusum", "recurrence", "cluster")


@dataclass(frozen=True)
class Evidence:
    """One failed batch behind a warning; `upload` is the one that brought the row as it stands."""

    day: date
    enterprise: str
    name: str
    product: str
    items: tuple[str, ...]
    kind: str
    upload: str
    row: int


@dataclass(frozen=True)
class Reference:
    """What a CUSUM is held against: p0 and p1 (failure rates, fractions), the threshold, and from where p0 comes.

    `source`: 'history', 'target', or 'overall' (a short history and no target: all batches of the trade so far). `failed` of `judged` gave p0
    (both 0 for a target). `run_length`: batches between false alarms; `delay`: batches until the alarm once failures come at p1.
    """

    p0: float
    p1: float
    threshold: float
    source: str
    failed: int
    judged: int
    run_length: float
    delay: float


@dataclass(frozen=True)
class Warned:
    """One warning. `subject` is its stable key: kind|county|what; a decision about it is kept under that key.

    `since`: the day on which its condition held first (of a CUSUM: of the latest alarm); `last`: of the latest failure behind it.
    `failed` of `judged` batches (judged: the CUSUM's stream since it began to rise; None elsewhere); `firms`: enterprises among them.
    """

    kind: Kind
    subject: str
    place: str
    township: str
    trade: str
    enterprise: str
    name: str
    item: str
    since: date
    last: date
    failed: int
    judged: int | None
    firms: int
    days: int
    alarms: int
    reference: Reference | None
    evidence: tuple[Evidence, ...]
