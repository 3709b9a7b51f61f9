"""The one scan behind the first page: counts by slice of time, place, township, trade, level and kind, added up as each target asks.

Slices begin at the first of each month and at every day on which a period of the scope begins or ends, so any of those periods adds up exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.ask import Readable, ask
from analytics.attainment import Month
from analytics.campaigns import Window

COUNTS = ("passed", "failed", "failed_on_labelling", "not_judged", "failures_only", "items_tested", "items_failed")
GROUPS = ("township", "trade", "level", "kind", "link")


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
    """The frame of `sql/cube.sql`; `township` holds the code, or the name as written where a place has no code."""

    frame: pd.DataFrame

    def tally(self, window: Window | None, measure: str = "batch", **filters: Sequence[str] | None) -> Tally:
        """The counts within a window (None: the undated) and the filters: `places`, `trades`, `levels`, `kinds`, `links`, `townships`."""
        rows = self._mask(window, filters)
        count = {name: int(values[rows].sum()) for name, values in self._counts.items()}
        passed, judged = measured(count, measure)
        return Tally(passed, judged, count["not_judged"], count["failures_only"])

    def by(self, column: str, window: Window, measure: str = "batch", **filters: Sequence[str] | None) -> pd.DataFrame:
        """One row per value of `column` (township, trade, level, kind, link): passed, judged, not_judged, failures_only."""
        rows = self._mask(window, filters)
        frame = self.frame.loc[rows, [column, *COUNTS]]
        sums = frame.groupby(column, dropna=False, observed=True, sort=True)[list(COUNTS)].sum().reset_index()
        sums[column] = sums[column].astype(object).where(sums[column].notna(), None)
        return _measured_frame(sums, measure, [column])

    def monthly(self, window: Window, measure: str = "batch", **filters: Sequence[str] | None) -> tuple[Month, ...]:
        """Every month of the window with judged batches."""
        rows = self._mask(window, filters)
        unique, place = np.unique(self._slices[rows].astype("datetime64[M]"), return_inverse=True)
        sums = {name: np.bincount(place, weights=values[rows], minlength=len(unique)).astype(int).tolist() for name, values in self._counts.items()}
        counts = (measured({name: values[i] for name, values in sums.items()}, measure) for i in range(len(unique)))
        starts = unique.astype("datetime64[D]").tolist()
        return tuple(Month(start, passed, judged) for start, (passed, judged) in zip(starts, counts, strict=True) if judged)

    def last_counted(self, window: Window) -> date | None:
        """The latest counting date in the county among the rows with a denominator; None without one."""
        days = self.frame["last_counted"].to_numpy(dtype="datetime64[D]")[self._mask(window, {})]
        days = days[~np.isnat(days)]
        return days.max().item() if len(days) else None

    def splits(self, day: date) -> bool:
        """Whether what happened until that day can be told from what happened later."""
        latest = self.frame["latest"].to_numpy(dtype="datetime64[D]")
        return not bool(np.any((self._slices <= np.datetime64(day)) & (latest > np.datetime64(day))))

    def present(self, column: str, window: Window, **filters: Sequence[str] | None) -> tuple[str | None, ...]:
        """The values of a column among the judged batches of a selection."""
        rows = self._mask(window, filters) & ((self._counts["passed"] + self._counts["failed"]) > 0)
        codes = np.unique(self._codes[column][0][rows])
        names = self._codes[column][1]
        return tuple(None if code < 0 else names[code] for code in codes)

    def _mask(self, window: Window | None, filters: Mapping[str, Sequence[str] | None]) -> NDArray[np.bool_]:
        slices = self._slices
        rows = np.isnat(slices) if window is None else (slices >= np.datetime64(window.start)) & (slices <= np.datetime64(window.end))
        for name, allowed in ({"places": ("own",)} | dict(filters)).items():
            if allowed is not None:
                codes, names = self._codes[name.removesuffix("s")]
                rows &= np.isin(codes, [place for place, each in enumerate(names) if each in allowed])
        return rows

    @cached_property
    def _slices(self) -> NDArray[np.datetime64]:
        return self.frame["slice"].to_numpy(dtype="datetime64[D]")

    @cached_property
    def _counts(self) -> dict[str, NDArray[np.int64]]:
        return {name: self.frame[name].to_numpy(dtype=np.int64) for name in COUNTS}

    @cached_property
    def _codes(self) -> dict[str, tuple[NDArray[np.int64], list[str]]]:
        return {
            name: (np.asarray(self.frame[name].cat.codes, dtype=np.int64), [str(each) for each in self.frame[name].cat.categories])
            for name in ("place", *GROUPS)
        }


def read(snapshot: Readable, *, first: date, last: date, cuts: Iterable[date], **parameters: Any) -> Cube:
    """The cube from `first` to `last` (both inclusive), cut at every month and at `cuts`. Parameters: those of sql/cube.sql."""
    starts = sorted({first, *months(first, last), *(cut for cut in cuts if first <= cut <= last)})
    frame = ask("cube", snapshot, first=first, last=last, cuts=starts, **parameters)
    frame["township"] = frame.pop("township_code").fillna(frame.pop("township_as_written"))
    for name in ("place", *GROUPS):
        frame[name] = frame[name].astype("category")
    return Cube(frame)


def months(first: date, last: date) -> list[date]:
    """The first day of every month that begins within the span."""
    found, month = [], first.replace(day=1)
    while month <= last:
        if month >= first:
            found.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    return found


Number = TypeVar("Number", int, "pd.Series[int]")


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


def _measured_frame(sums: pd.DataFrame, measure: str, keys: list[str]) -> pd.DataFrame:
    passed, judged = measured({name: sums[name] for name in COUNTS}, measure)
    return sums[keys].assign(passed=passed, judged=judged, not_judged=sums["not_judged"], failures_only=sums["failures_only"])
