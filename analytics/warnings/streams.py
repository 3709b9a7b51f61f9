"""The Bernoulli CUSUM of every trade × township at once: vectorised over all, step by step only for those that alarm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.statistics import bernoulli_cusum
from analytics.warnings.found import Reference


@dataclass(frozen=True)
class Stream:
    """The CUSUM of one trade × township, one entry a day with batches: the highest value of the day and its last one.

    `peak` and `end` in logarithms of the likelihood ratio; `alarms`: places of the days with an alarm; `rose`: place of the day on which the
    CUSUM left 0 for the last time before the last alarm (without one: before its end).
    """

    days: tuple[date, ...]
    passed: tuple[int, ...]
    failed: tuple[int, ...]
    peak: tuple[float, ...]
    alarms: tuple[int, ...]
    rose: int


def alarming(frame: pd.DataFrame, references: dict[str, Reference]) -> list[tuple[str, str]]:
    """(trade, place) of every stream whose CUSUM reaches its threshold. `frame`: trade, place, day, passed, failed, sorted by these.

    Before its first alarm a CUSUM is C − min(C) over its own past, with C the running sum of the weights; a day's batches are counted passed
    ones first, as nothing tells their order, so its highest value is its last one. Only what comes after an alarm needs steps.
    """
    if frame.empty:
        return []
    trade = frame["trade"].to_numpy(dtype=object)
    up, down, limit = (np.array([_weights(references[each])[place] for each in trade]) for place in range(3))
    passed, failed = frame["passed"].to_numpy(dtype=np.float64), frame["failed"].to_numpy(dtype=np.float64)
    first = np.r_[True, (trade[1:] != trade[:-1]) | (frame["place"].to_numpy()[1:] != frame["place"].to_numpy()[:-1])]
    group = np.cumsum(first) - 1
    total = np.cumsum(failed * up - passed * down)
    start = np.concatenate([[0.0], total[:-1]])[first]
    within = total - start[group]
    trough = within - failed * up  # after the day's passes, before its failures
    depth = _running_minimum(np.minimum(trough, 0.0), group)
    reached = within - depth >= limit * (1 - 1e-12)
    places = pd.DataFrame({"trade": trade[reached], "place": frame["place"].to_numpy()[reached]}).drop_duplicates()
    return list(places.itertuples(index=False, name=None))


def stream(rows: pd.DataFrame, reference: Reference) -> Stream:
    """The CUSUM of one stream by its days (rows of `streams.sql`), starting anew after each alarm."""
    passed, failed = (tuple(int(each) for each in rows[name]) for name in ("passed", "failed"))
    outcomes = np.concatenate([[0] * p + [1] * f for p, f in zip(passed, failed, strict=True)]) if len(rows) else np.array([])
    found = bernoulli_cusum(outcomes, reference.p0, reference.p1, reference.threshold)
    ends = np.cumsum(np.array(passed) + np.array(failed))
    begins = np.concatenate([[0], ends[:-1]])
    day_of = np.searchsorted(ends, found.alarms, "left")  # alarms are counted from 1
    peak = tuple(float(found.statistic[begin:end].max(initial=0.0)) for begin, end in zip(begins, ends, strict=True))
    until = int(found.alarms[-1]) if len(found.alarms) else len(outcomes)
    zeros = np.flatnonzero(found.statistic[: until - 1] <= 0)
    restart = int(found.alarms[-2]) if len(found.alarms) > 1 else 0
    rose = max(int(zeros[-1]) + 1 if len(zeros) else 0, restart)
    days = tuple(stamp.date() for stamp in pd.to_datetime(rows["day"]))
    place = int(np.searchsorted(ends, rose, "right")) if len(ends) else 0
    return Stream(days, passed, failed, peak, tuple(dict.fromkeys(day_of.tolist())), min(place, max(len(days) - 1, 0)))


def _weights(reference: Reference) -> tuple[float, float, float]:
    up = float(np.log(reference.p1 / reference.p0))
    return up, -float(np.log((1 - reference.p1) / (1 - reference.p0))), reference.threshold


def _running_minimum(values: NDArray[np.float64], group: NDArray[np.int64]) -> NDArray[np.float64]:
    """The least value so far within each group (groups numbered from 0, in order): each group is put below all before it."""
    below = float(values.max() - values.min()) + 1.0
    lowest: NDArray[np.float64] = np.minimum.accumulate(values - group * below) + group * below
    return lowest
