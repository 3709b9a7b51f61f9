"""The cube behind every rate and target: batches by time, place, township, trade, level, kind and link, for any days and any filters, exactly.

It asks the store nothing: it adds up the facts of the data version (see analytics.facts), which were counted once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.attainment import Month
from analytics.campaigns import Window
from analytics.cells import COUNTS, KINDS, Cells
from analytics.facts import Facts
from analytics.months import first_of_month

Filters = tuple[tuple[str, Sequence[str] | None], ...]


@dataclass(frozen=True)
class Tally:
    """Counts of one selection: whole numbers. `passed` and `judged` are those of the measure asked for."""

    passed: int
    judged: int
    not_judged: int
    failures_only: int

    @property
    def failed(self) -> int:
        """Judged and not passed."""
        return self.judged - self.passed


@dataclass(frozen=True)
class Cube:
    """The counts of a county. `campaign`: batches tagged with another one are out (None: none is). `always`: filters that all answers obey.

    Columns: place ('own', 'unknown', 'elsewhere'), township (its code, or the name as written where a place has no code), trade, level, kind,
    link, product_category. A filter is named like its column in the plural; without one for places it is the county's own.
    """

    facts: Facts
    cells: Cells
    campaign: str | None
    always: Mapping[str, Sequence[str] | None]

    def tally(self, window: Window | None, measure: str = "batch", **filters: Sequence[str] | None) -> Tally:
        """The counts within a window (None: the undated) and the filters."""
        here, kinds, judged_here = self._let_through(tuple(filters.items()))
        count = dict(zip(KINDS, (kinds @ self.facts.counts(window)[here]).tolist(), strict=True))
        for name in ("items_tested", "items_failed") if measure == "item" else ():
            count[name] = int(judged_here @ self.facts.counts(window, name)[here])
        passed, judged = measured(count, measure)
        return Tally(passed, judged, count["not_judged"], count["failures_only"])

    def by(self, column: str, window: Window, measure: str = "batch", **filters: Sequence[str] | None) -> pd.DataFrame:
        """One row per value of a column: passed, judged, not_judged, failures_only."""
        sums = self.table(window, (column,), **filters)
        passed, judged = measured({name: sums[name] for name in COUNTS}, measure)
        return sums[[column]].assign(passed=passed, judged=judged, not_judged=sums["not_judged"], failures_only=sums["failures_only"])

    def table(self, window: Window, columns: Sequence[str], **filters: Sequence[str] | None) -> pd.DataFrame:
        """One row per combination of the columns that has a batch, in their order, with all COUNTS."""
        where = self.where(**filters) & (self.facts.counts(window) > 0)
        return self.cells.grouped(where, columns, self.counts(window, items=True))

    def monthly(self, window: Window, measure: str = "batch", **filters: Sequence[str] | None) -> tuple[Month, ...]:
        """Every month of the window with judged batches."""
        tallies = ((start, self.tally(span, measure, **filters)) for start, span in months_of(window))
        return tuple(Month(start, tally.passed, tally.judged) for start, tally in tallies if tally.judged)

    def last_counted(self, window: Window, **filters: Sequence[str] | None) -> date | None:
        """The latest counting date in the county among the rows with a denominator; None without one."""
        return self.facts.last_day(window, self.where(**filters) & self.cells.has_denominator)

    def present(self, column: str, window: Window, **filters: Sequence[str] | None) -> tuple[str | None, ...]:
        """The values of a column among the judged batches of a selection."""
        counts = self.counts(window, items=False)
        return self.cells.values(column, self.where(**filters) & (counts["passed"] + counts["failed"] > 0))

    def where(self, **filters: Sequence[str] | None) -> NDArray[np.bool_]:
        """The cells that the filters let through (a mask)."""
        where = self._always.copy()
        for name, allowed in ({"places": ("own",)} | filters).items():
            if allowed is not None:
                where &= self.cells.among(name.removesuffix("s"), tuple(allowed))
        return where

    def _let_through(self, filters: Filters) -> tuple[NDArray[np.intp], NDArray[np.int8], NDArray[np.int8]]:
        """The cells that the filters let through, how a batch of each counts (a row for each of KINDS), and which are judged (1, else 0)."""
        found = self._kept.get(filters)
        if found is None:
            here = np.flatnonzero(self.where(**dict(filters)))
            kinds = np.stack([mask[here] for mask in self.cells.kinds.values()]).astype(np.int8)
            found = self._kept[filters] = here, kinds, self.cells.judged[here].astype(np.int8)
        return found

    def counts(self, window: Window | None, *, items: bool) -> dict[str, NDArray[np.int64]]:
        """COUNTS by cell within a window; items only where they are asked for."""
        batches = self.facts.counts(window)
        counts = self.cells.counted(batches)
        for name in ("items_tested", "items_failed"):
            counts[name] = self.facts.counts(window, name) * self.cells.judged if items else np.zeros_like(batches)
        return counts

    @cached_property
    def _kept(self) -> dict[Filters, tuple[NDArray[np.intp], NDArray[np.int8], NDArray[np.int8]]]:
        return {}

    @cached_property
    def _always(self) -> NDArray[np.bool_]:
        where = np.ones(len(self.cells), dtype=bool)
        if self.campaign is not None:
            where &= self.cells.among("campaign", (self.campaign,)) | (self.cells.column("campaign")[0] < 0)
        for name, allowed in self.always.items():
            if allowed is not None:
                where &= self.cells.named_among(name.removesuffix("s"), tuple(allowed))
        return where


def by_month(cube: Cube, window: Window, columns: Sequence[str]) -> pd.DataFrame:
    """One row per month with a batch (its first day) and combination of the columns, with all COUNTS."""
    within = cube.facts.clipped(window)
    if within is None:
        return pd.DataFrame(columns=[*columns, *COUNTS, "month"])
    (group, groups), here, months = cube.cells.combined(columns), np.flatnonzero(cube.where()), months_of(within)
    sums = [{name: values[here] for name, values in cube.counts(span, items=True).items()} for _start, span in months]
    batches = np.concatenate([cube.facts.counts(span)[here] for _start, span in months])
    place = (np.arange(len(months))[:, None] * len(groups) + group[here]).ravel()
    there = np.flatnonzero(np.bincount(place, batches, len(months) * len(groups)))
    month, of_group = np.divmod(there, max(1, len(groups)))
    counts = {name: np.bincount(place, np.concatenate([each[name] for each in sums]), len(months) * len(groups))[there] for name in COUNTS}
    return pd.DataFrame(
        {name: groups[name].array.take(of_group) for name in columns}
        | {name: values.astype(np.int64) for name, values in counts.items()}
        | {"month": np.array([start for start, _span in months], dtype=object)[month]}
    )


def months_of(window: Window) -> list[tuple[date, Window]]:
    """The months that a window touches: the first day of each, and the days of it that lie within."""
    found, month = [], window.start.replace(day=1)
    while month <= window.end:
        after = first_of_month(month, 1)
        found.append((month, Window(max(month, window.start), min(after - timedelta(days=1), window.end))))
        month = after
    return found


def months(first: date, last: date) -> list[date]:
    """The first day of every month that begins within the span."""
    return [start for start, _days in months_of(Window(first, last)) if start >= first] if first <= last else []


Number = TypeVar("Number", int, "pd.Series[int]", NDArray[np.int64])


def measured(count: Mapping[str, Number], measure: str) -> tuple[Number, Number]:
    """Passed and judged of a measure: 'batch', 'intrinsic' (fails on labelling alone pass) or 'item'. Raises ValueError."""
    match measure:
        case "batch":
            return count["passed"], count["passed"] + count["failed"]
        case "intrinsic":
            return count["passed"] + count["failed_on_labelling"], count["passed"] + count["failed"]
        case "item":
            return count["items_tested"] - count["items_failed"], count["items_tested"]
    raise ValueError(f"The cube does not count {measure}.")
