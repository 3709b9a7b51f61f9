"""Where a warning stands: open, acknowledged or closed, by the decision about it; closed ones come back with new failures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd

from analytics.ask import Readable, ask
from analytics.warnings.found import Evidence, Warned

State = Literal["open", "acknowledged", "closed", "returned"]
STATES: tuple[State, ...] = ("returned", "open", "acknowledged", "closed")


@dataclass(frozen=True)
class Decision:
    """The decision that stands about a warning. `seen`: the data version that the person had before their eyes."""

    answer: str
    seen: int
    note: str
    by: str
    on: date | None


@dataclass(frozen=True)
class Standing:
    """A warning with its state. `new`: failures that arrived after the data version on which it was closed or acknowledged."""

    warning: Warned
    state: State
    decision: Decision | None
    new: tuple[Evidence, ...]


def decisions(snapshot: Readable) -> Mapping[str, Decision]:
    """Every decision about a warning that stands, by the warning's key."""
    found: dict[str, Decision] = {}
    for row in ask("warning_decisions", snapshot).itertuples():
        answer, _, seen = str(row.answer).partition("/")
        on: Any = row.decided_on
        found[str(row.subject)] = Decision(answer, int(seen or 0), _text(row.note), _text(row.by), None if pd.isna(on) else on.date())
    return found


def standings(warnings: Sequence[Warned], decided: Mapping[str, Decision], arrived: Mapping[str, int]) -> tuple[Standing, ...]:
    """Each warning with its state, in the order given. `arrived`: the data version with which each upload came in.

    A failure is new where the row that tells of it came (or was corrected) in a later data version than the one looked at. A closed warning
    with a new failure has returned; an acknowledged one stays acknowledged and says how many came.
    """
    return tuple(_standing(one, decided.get(one.subject), arrived) for one in warnings)


def ordered(every: Sequence[Standing]) -> list[Standing]:
    """Those that came back first, then open, acknowledged, closed; in each the latest failure first, then what concerns most enterprises."""
    newest = sorted(every, key=lambda each: (each.warning.last, each.warning.firms, each.warning.subject), reverse=True)
    return sorted(newest, key=lambda each: STATES.index(each.state))


def _standing(one: Warned, decision: Decision | None, arrived: Mapping[str, int]) -> Standing:
    if decision is None or decision.answer == "open":
        return Standing(one, "open", decision, ())
    new = tuple(each for each in one.evidence if arrived.get(each.upload, 0) > decision.seen)
    if decision.answer == "closed":
        return Standing(one, "returned" if new else "closed", decision, new)
    return Standing(one, "acknowledged", decision, new)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
