"""Failures on one item: again at one enterprise (recurrence), or at several enterprises of one township at a time (cluster)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray


def recurrences(rows: pd.DataFrame, times: int) -> Iterator[pd.DataFrame]:
    """The failures (rows of sql/failed_items.sql) of each enterprise and item that failed on at least `times` different days, by day."""
    known = rows[rows["item"].notna() & rows["enterprise"].notna()]
    days = known.groupby(["enterprise", "item"], sort=False)["day"].transform("nunique")
    ordered = known[days >= times].sort_values("day", kind="stable")
    yield from (group for _key, group in ordered.groupby(["enterprise", "item"], sort=True))


def clusters(rows: pd.DataFrame, firms: int, days: int) -> Iterator[tuple[pd.Timestamp, pd.DataFrame]]:
    """Of each township (`place`) and item its latest cluster: the day on which it held first, and its failures by day.

    A cluster is a row of days on each of which at least `firms` enterprises had failed within the `days` days that end with it; it ends
    where for `days` days none does. Its failures are those of all these windows.
    """
    known = rows[rows["item"].notna() & rows["enterprise"].notna() & (rows["place"] != "")]
    enough = known.groupby(["place", "item"], sort=False)["enterprise"].transform("nunique") >= firms
    for _key, group in known[enough].groupby(["place", "item"], sort=True):
        ordered = group.sort_values("day", kind="stable")
        day = ordered["day"].to_numpy(dtype="datetime64[D]").astype(np.int64)
        begins = np.searchsorted(day, day - days + 1, "left")
        held = np.flatnonzero(_firms_within(pd.factorize(ordered["enterprise"])[0], begins) >= firms)
        if not len(held):
            continue
        breaks = np.flatnonzero(np.diff(day[held]) > days)
        first = held[breaks[-1] + 1] if len(breaks) else held[0]
        yield ordered["day"].iloc[first], ordered.iloc[begins[first] : held[-1] + 1]


def window(days: int) -> timedelta:
    """From the first to the last of so many days."""
    return timedelta(days=days - 1)


def _firms_within(firm: NDArray[np.int64], begins: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many different enterprises stand in each window [begins[i], i]; windows only move forward."""
    counts: dict[int, int] = {}
    left, found = 0, np.zeros(len(firm), dtype=np.int64)
    for right, one in enumerate(firm.tolist()):
        counts[one] = counts.get(one, 0) + 1
        while left < begins[right]:
            gone = int(firm[left])
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
            left += 1
        found[right] = len(counts)
    return found
