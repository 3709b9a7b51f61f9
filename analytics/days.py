"""Counts by counting day: they add up exactly to any period, whole months or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics import campaigns, rates
from analytics.ask import Readable, ask
from analytics.campaigns import Window
from analytics.cube import measured
from analytics.filters import parameters
from analytics.scope import Scope


@dataclass(frozen=True)
class Days:
    """The frame of `sql/days.sql` for one measure: passed and judged of every day with records, in order."""

    days: NDArray[np.datetime64]
    passed: NDArray[np.int64]
    judged: NDArray[np.int64]

    def tally(self, span: Window) -> tuple[int, int]:
        """(passed, judged) from the first to the last day of a period, both included; (0, 0) where there is none."""
        first = np.searchsorted(self.days, np.datetime64(span.start), "left")
        last = np.searchsorted(self.days, np.datetime64(span.end), "right")
        if last <= first:
            return 0, 0
        (before_passed, before_judged), (passed, judged) = self._sums[first], self._sums[last]
        return int(passed - before_passed), int(judged - before_judged)

    def running(self, start: date, end: date) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Every day with a judged batch within a period: its distance from `start` in days, and passed and judged from `start` up to it."""
        within = (self.days >= np.datetime64(start)) & (self.days <= np.datetime64(end)) & (self.judged > 0)
        since = (self.days[within] - np.datetime64(start)).astype(np.int64)
        return since, np.cumsum(self.passed[within]), np.cumsum(self.judged[within])

    @cached_property
    def _sums(self) -> NDArray[np.int64]:
        totals = np.zeros((len(self.days) + 1, 2), dtype=np.int64)
        totals[1:, 0], totals[1:, 1] = np.cumsum(self.passed), np.cumsum(self.judged)
        return totals


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
    if not spans:
        return []
    if measure == "enterprise":
        frames = [rates.rate(snapshot, scope.but(start=span.start, end=span.end), measure) for span in spans]
        return [(int(each["passed"].sum()), int(each["judged"].sum())) for each in frames]
    found = daily(snapshot, scope, min(span.start for span in spans), max(span.end for span in spans), measure)
    return [found.tally(span) for span in spans]
