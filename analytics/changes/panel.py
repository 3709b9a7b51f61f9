"""The comparable panel: enterprises sampled in both periods, so that a change of who was sampled cannot look like a change of quality."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analytics import rates
from analytics.ask import Readable
from analytics.changes.sides import COUNTS, total
from analytics.scope import Scope


@dataclass(frozen=True)
class Panel:
    """The enterprises with judged batches in both periods.

    `firms`: one row each, those that changed most first: enterprise (key), name, tier, passed1, judged1, passed2, judged2, turn ('better',
    'worse', 'good', 'bad': without a failed batch then and now). `whole`: their batches together, one row as in `sides`.
    `only_then`, `only_now`: how many enterprises were sampled in one period only.
    """

    firms: pd.DataFrame
    whole: pd.DataFrame
    only_then: int
    only_now: int

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Batches of the panel passed and judged in the first period, and in the second."""
        passed1, judged1, passed2, judged2 = (int(self.whole[name].iloc[0]) for name in COUNTS)
        return passed1, judged1, passed2, judged2

    def count(self, turn: str) -> int:
        """How many enterprises of the panel took that turn."""
        return int((self.firms["turn"] == turn).sum())


TURNS = ("better", "worse", "bad", "good")


def panel(snapshot: Readable, then: Scope, now: Scope, measure: str) -> Panel:
    """The panel of two periods (each scope with its first and last day)."""
    columns = ["enterprise", "name", "tier", "passed", "judged"]
    earlier, later = (rates.rate(snapshot, scope, measure, ("enterprise",))[columns] for scope in (then, now))
    earlier, later = earlier[earlier["judged"] > 0], later[later["judged"] > 0]
    both = earlier.merge(later, on="enterprise", suffixes=("1", "2"))
    firms = both.rename(columns={"name2": "name", "tier2": "tier"}).drop(columns=["name1", "tier1"])
    clean1, clean2 = firms["passed1"] == firms["judged1"], firms["passed2"] == firms["judged2"]
    firms["turn"] = [_TURN[before, after] for before, after in zip(clean1, clean2, strict=True)]
    place = firms["turn"].map(TURNS.index)
    change = firms["passed2"] / firms["judged2"] - firms["passed1"] / firms["judged1"]
    order = firms.assign(place=place, size=change.abs())
    order = order.sort_values(["place", "size", "judged2", "enterprise"], ascending=[True, False, False, True], ignore_index=True)
    return Panel(order.drop(columns=["place", "size"]), total(firms), len(earlier) - len(both), len(later) - len(both))


_TURN = {(False, True): "better", (True, False): "worse", (True, True): "good", (False, False): "bad"}
