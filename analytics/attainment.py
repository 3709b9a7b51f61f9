"""The frozen answer to 'is this target met': everything a card, a table, a report and the command line show of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any


@dataclass(frozen=True)
class Month:
    """Batches of one month, for the small series on a card."""

    month: date
    passed: int
    judged: int


@dataclass(frozen=True)
class Attainment:
    """A target with its value on a day and both verdicts.

    Units: `value`, `limit`, `low`, `high` are fractions of 1 for rates and shares, points of 100 for an index, plain numbers for
    counts, a signed fraction for a change (`shape` says which); `gap_points` is value minus limit in percentage points or index
    points (negative: short of it).
    `low` and `high` are the verdict's own 90 % interval. None is 'no data', never 0.

    `parts` are the rules a target is made of: its levels (T02), benchmarks (T10), stages ('stable'), each judged by itself.
    `counts` are the two that a change of counts compares (T36): of its days, and of the same days a year before.
    """

    id: str
    title: str
    source: str
    rule: str
    due: date
    due_assumed: bool
    shape: str
    as_of: date
    start: date
    end: date
    data_version: int
    limit: float | None = None
    value: float | None = None
    numerator: int | float | None = None
    denominator: int | float | None = None
    unit: str = ""
    administrative: str = "no_data"
    evidential: str = "no_data"
    low: float | None = None
    high: float | None = None
    needed_without_failure: int | None = None
    failures_affordable: int | None = None
    remaining_planned: int | None = None
    out_of_reach: bool = False
    plan_assumed: bool = False
    gap_points: float | None = None
    reported: bool = False
    complete: bool = False
    not_judged: int = 0
    failures_without_denominator: int = 0
    elsewhere: int = 0
    undated: int = 0
    pooled_levels: tuple[str, ...] = ()
    previous: float | None = None
    previous_on: date | None = None
    change: float | None = None
    series: tuple[Month, ...] = ()
    counting_rule: str = ""
    why_no_data: str = ""
    note: str = ""
    owner: str = ""
    parts: tuple[Attainment, ...] = ()
    counts: tuple[int, int] | None = None

    @property
    def exact(self) -> Fraction | None:
        """The value as a fraction of whole numbers, where it is one."""
        if not self.denominator or self.numerator is None or not float(self.numerator).is_integer():
            return None
        return Fraction(int(self.numerator), int(self.denominator)) if float(self.denominator).is_integer() else None

    def as_json(self) -> dict[str, Any]:
        """One row of `python -m analytics targets --json`: dates as text, no NaN, no infinity."""
        return {name: plain(getattr(self, name)) for name in self.__dataclass_fields__}


def plain(value: Any) -> Any:
    """A frozen answer as JSON knows it."""
    if hasattr(value, "__dataclass_fields__"):
        return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()[:10]
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
