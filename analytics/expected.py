"""What can be said today about a target at its due date: the counts so far, what is still to come, and how likely it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from analytics.attainment import Attainment
from analytics.prediction import Portion
from analytics.statistics import clopper_pearson_interval
from analytics.verdicts import known


@dataclass(frozen=True)
class Outlook:
    """What can be said today about a target at its due date.

    `state`: 'open' (a sampled rate before its due date), 'over' (the due day has come), 'not_predicted' (`why` says why, and what remains to go).
    `limit`: what the final rate is held against, a fraction (`strict`: above it). `remaining`: batches still planned (None: no plan);
    `pace`: how many more would come at the pace so far. `chance`: the predictive probability that the whole rule is met, None without a plan
    or without a judged batch; `chance_of_rate` that of the rate alone, where every stage must meet it too. `affordable`: failures that the
    planned batches can still afford (negative: short by so many passes); `needed`: of them, how many must pass. `history`: passed and judged
    in the year before. `parts`: the levels of a target that compares each with its own past.
    """

    id: str
    title: str
    due: date
    due_assumed: bool
    as_of: date
    state: str
    attained: Attainment
    passed: int = 0
    judged: int = 0
    limit: Fraction | None = None
    strict: bool = False
    remaining: int | None = None
    plan_assumed: bool = False
    pace: int | None = None
    chance: float | None = None
    chance_of_rate: float | None = None
    affordable: int | None = None
    needed: int | None = None
    stages: tuple[Portion, ...] = ()
    history: tuple[int, int] = (0, 0)
    why: str = ""
    answer: str = ""
    parts: tuple[Outlook, ...] = ()

    @property
    def days_left(self) -> int:
        """Days from the as-of day to the due date; 0 when it has come."""
        return max(0, (self.due - self.as_of).days)

    @property
    def interval(self) -> tuple[float | None, float | None]:
        """The verdict's own 90 % interval of the rate so far; (None, None) without a judged batch."""
        low, high = clopper_pearson_interval(self.passed, self.judged, 0.90)
        return known(low), known(high)
