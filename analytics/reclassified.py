"""Who changed class between two days: a transition matrix with its totals, and every enterprise that moved, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analytics.classification import CONFLICT, UNCLASSIFIED
from analytics.tiers import SCHEMES

NEW, GONE = "new", "gone"
STAYED = "stayed"
TURNS = ("up", "down", "in", "out", "other")
"""'up': towards A or the mildest disposition; 'in', 'out': into or out of a scheme or the register; 'other': to or from a conflict."""


@dataclass(frozen=True)
class Moves:
    """A scheme between two days.

    `matrix`: enterprises by class on the earlier day (index) and on the later one (columns), without totals; the states beyond the classes
    (UNCLASSIFIED, CONFLICT, NEW: not yet in operation in the register, GONE: no longer) are there only where some enterprise is in them.
    `every`: one row per enterprise of either day: enterprise, name, township, township_code, trade, before, after, turn (one of TURNS; STAYED),
    on (the recorded day of the class, else the day of the register row), recorded (whether that day is one of the class itself), reason, and
    sales_before, sales_after (万元).
    """

    matrix: pd.DataFrame
    every: pd.DataFrame

    @property
    def moved(self) -> pd.DataFrame:
        """Those whose state changed."""
        return self.every[self.every["turn"] != STAYED].reset_index(drop=True)

    def count(self, turn: str) -> int:
        """How many enterprises took that turn."""
        return int((self.every["turn"] == turn).sum())

    @property
    def stayed(self) -> int:
        """Enterprises in the same state on both days."""
        return self.count(STAYED)


def moves(rows: pd.DataFrame, scheme: str, then: date, now: date) -> Moves:
    """The moves of a scheme between two days that `classification.register` holds."""
    classes = SCHEMES[scheme]
    before, after = (rows[(rows["day"] == pd.Timestamp(day)) & rows["operating"]].set_index("enterprise") for day in (then, now))
    every = before.index.union(after.index)
    past = rows[rows["day"] == pd.Timestamp(now)].set_index("enterprise")  # those that closed still have their row
    known = pd.concat([past, before[~before.index.isin(past.index)]]).reindex(every)
    state = pd.DataFrame({"before": before[scheme].reindex(every).fillna(NEW), "after": after[scheme].reindex(every).fillna(GONE)}, index=every)
    rows_, columns = (
        [*classes, *(each for each in (UNCLASSIFIED, CONFLICT, edge) if (state[side] == each).any())]
        for side, edge in (("before", NEW), ("after", GONE))
    )
    matrix = pd.crosstab(state["before"], state["after"]).reindex(index=rows_, columns=columns, fill_value=0)
    own = f"{scheme}_on"
    on = known[own] if own in known else pd.Series(pd.NaT, index=every)
    there = on.notna() & (state["after"] != GONE) & (on <= pd.Timestamp(now))
    found = known[["name", "township_code", "township", "trade"]].assign(
        before=state["before"],
        after=state["after"],
        turn=_turns(state, classes),
        on=pd.to_datetime(on.where(there, known["as_of"])),
        recorded=there,
        reason=known[f"{scheme}_reason"].where(state["after"] != GONE, None) if f"{scheme}_reason" in known else None,
        sales_before=before["annual_sales"].reindex(every),
        sales_after=after["annual_sales"].reindex(every),
    )
    place = found["turn"].map(("down", "up", "out", "in", "other", STAYED).index)
    found = found.assign(place=place).reset_index(names="enterprise")
    found = found.sort_values(["place", "before", "after", "name", "enterprise"], ignore_index=True).drop(columns="place")
    return Moves(matrix.rename_axis(index=None, columns=None), found)


def _turns(state: pd.DataFrame, classes: tuple[str, ...]) -> pd.Series[str]:
    """The better class stands first in its scheme."""
    rank = {name: place for place, name in enumerate(classes)}
    before, after = state["before"].map(rank), state["after"].map(rank)
    turn = pd.Series("other", index=state.index, dtype=object)
    clear = ~state.isin([CONFLICT]).any(axis=1)
    turn[clear & before.isna() & after.notna()] = "in"
    turn[clear & (state["before"] == NEW)] = "in"
    turn[clear & before.notna() & after.isna()] = "out"
    turn[clear & (state["after"] == GONE)] = "out"
    turn[after < before] = "up"
    turn[after > before] = "down"
    turn[state["before"] == state["after"]] = STAYED
    return turn
