"""Counts by counting day, and counts of any periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analytics import campaigns, rates
from analytics.ask import Readable
from analytics.campaigns import Window
from analytics.cells import COUNTS
from analytics.counting import cube
from analytics.cube import measured
from analytics.scope import Scope


@dataclass(frozen=True)
class Days:
    """The judged batches of every day with one, in order, by a measure."""

    days: NDArray[np.datetime64]
    passed: NDArray[np.int64]
    judged: NDArray[np.int64]

    def running(self, start: date, end: date) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Every day with a judged batch within a period: its distance from `start` in days, and passed and judged from `start` up to it."""
        within = (self.days >= np.datetime64(start)) & (self.days <= np.datetime64(end))
        since = (self.days[within] - np.datetime64(start)).astype(np.int64)
        return since, np.cumsum(self.passed[within]), np.cumsum(self.judged[within])


def daily(snapshot: Readable, scope: Scope, first: date, last: date, measure: str = "batch") -> Days:
    """The judged batches of a scope by day, from `first` to `last` whatever days the scope names.

    `measure`: 'batch', 'intrinsic' or 'item'. Raises ValueError for 'enterprise': an enterprise sampled on two days is one, so days do not add up.
    """
    campaign = campaigns.load(scope.campaign) if scope.campaign else None
    counted = cube(snapshot, scope, campaign, last)
    rows = counted.facts.rows(Window(first, last), counted.where())
    one_each = counted.cells.counted(np.ones(len(counted.cells), dtype=np.int64))
    count: dict[str, Any] = {name: one_each[name][rows["cell"]] * rows["batches"] for name in COUNTS if name in one_each}
    count |= {name: rows[name] * counted.cells.judged[rows["cell"]] for name in ("items_tested", "items_failed")}
    passed, judged = measured(count, measure)
    days, place = np.unique(rows["day"], return_inverse=True)
    sums = [np.bincount(place, each, len(days)).astype(np.int64) for each in (passed, judged)]
    there = sums[1] > 0
    return Days(days[there].astype("datetime64[D]"), sums[0][there], sums[1][there])


def counts(snapshot: Readable, scope: Scope, spans: Sequence[Window], measure: str = "batch") -> list[tuple[int, int]]:
    """(passed, judged) of each period, whatever days the scope names. Enterprises are counted anew in each, one may stand in several."""
    if measure == "enterprise":
        frames = [rates.rate(snapshot, scope.but(start=span.start, end=span.end), measure) for span in spans]
        return [(int(each["passed"].sum()), int(each["judged"].sum())) for each in frames]
    campaign = campaigns.load(scope.campaign) if scope.campaign else None
    counted = cube(snapshot, scope, campaign, max((span.end for span in spans), default=date.max))
    return [(tally.passed, tally.judged) for tally in (counted.tally(span, measure) for span in spans)]
