"""Counts by counting day, and counts of any periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics import campaigns, rates
from analytics.ask import Readable, ask
from analytics.campaigns import Window
from analytics.counting import cube
from analytics.cube import measured
from analytics.filters import parameters
from analytics.scope import Scope


@dataclass(frozen=True)
class Days:
    """The frame of `sql/days.sql` for one measure: passed and judged of every day with records, in order."""

    days: NDArray[np.datetime64]
    passed: NDArray[np.int64]
    judged: NDArray[np.int64]

    def running(self, start: date, end: date) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Every day with a judged batch within a period: its distance from `start` in days, and passed and judged from `start` up to it."""
        within = (self.days >= np.datetime64(start)) & (self.days <= np.datetime64(end)) & (self.judged > 0)
        since = (self.days[within] - np.datetime64(start)).astype(np.int64)
        return since, np.cumsum(self.passed[within]), np.cumsum(self.judged[within])


def daily(snapshot: Readable, scope: Scope, first: date, last: date, measure: str = "batch") -> Days:
    """The judged batches of a scope by day, from `first` to `last` whatever days the scope names.

    `measure`: 'batch', 'intrinsic' or 'item'. Raises ValueError for 'enterprise': an enterprise sampled on two days is one, so days do not add up.
    """
    campaign = campaigns.load(scope.campaign) if scope.campaign else None
    frame: pd.DataFrame = ask("days", snapshot, first=first, last=last, **parameters(scope, campaign, last))
    passed, judged = measured({name: frame[name] for name in frame.columns}, measure)
    whole = (np.asarray(each, dtype=np.int64) for each in (passed, judged))
    return Days(frame["day"].to_numpy(dtype="datetime64[D]"), *whole)


def counts(snapshot: Readable, scope: Scope, spans: Sequence[Window], measure: str = "batch") -> list[tuple[int, int]]:
    """(passed, judged) of each period, whatever days the scope names. Enterprises are counted anew in each, one may stand in several."""
    if measure == "enterprise":
        frames = [rates.rate(snapshot, scope.but(start=span.start, end=span.end), measure) for span in spans]
        return [(int(each["passed"].sum()), int(each["judged"].sum())) for each in frames]
    campaign = campaigns.load(scope.campaign) if scope.campaign else None
    counted = cube(snapshot, scope, campaign, max((span.end for span in spans), default=date.max))
    return [(tally.passed, tally.judged) for tally in (counted.tally(span, measure) for span in spans)]
