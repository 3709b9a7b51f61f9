"""Sampling results as numbers, of one data version: how many batches and items in each cell of the cube, of each maker, within any days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial
from itertools import pairwise

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analytics.campaigns import Window
from analytics.facts.digest import MAKER, MEASURES, UNDATED, narrow
from analytics.facts.names import Ints, Keep, Names

COUNTED = 32_000_000  # bytes of counts kept for windows that are asked for again
DAY_ZERO = date(1970, 1, 1)

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Rows:
    """Batches alike in day, cell and maker, sorted by day (days since 1970). `cells`: the common number of each of the own ones."""

    day: Ints
    cell: Ints
    maker: Ints
    counts: dict[str, Ints]
    cells: Ints

    def between(self, first: int, last: int) -> slice:
        """The rows of these days, both inclusive."""
        kind = self.day.dtype.type  # another type would copy all days first
        return slice(int(np.searchsorted(self.day, kind(first), "left")), int(np.searchsorted(self.day, kind(last), "right")))

    def last_day(self, span: slice, own: Mask) -> int | None:
        """The day of the last row of a span whose cell (by its number here) is one of `own`; mostly one of the very last rows."""
        end, many = span.stop, 1_024
        while end > span.start:
            begin = max(span.start, end - many)
            there = np.flatnonzero(own[self.cell[begin:end]])
            if len(there):
                return int(self.day[begin + there[-1]])
            end, many = begin, 4 * many
        return None

    def add_up(self, first: int, last: int, name: str, into: NDArray[np.int64]) -> None:
        """Add a measure of some days to the sums by common cell."""
        span = self.between(first, last)
        if span.stop > span.start:
            into[self.cells] += np.bincount(self.cell[span], self.counts[name][span], len(self.cells)).astype(np.int64)


@dataclass(frozen=True, eq=False)
class Facts:
    """Every batch of one data version, by cell, maker and day; and the same by month, which answers for whole months.

    The numbers of cells and makers are its own: facts of the same version read again (after a compaction) may number them in another order.
    """

    parts: tuple[Rows, ...]
    cells: Names
    makers: Names
    keep: Keep

    def counts(self, window: Window | None, name: str = "batches") -> NDArray[np.int64]:
        """A measure by cell within a window; None: of the undated batches."""
        found = self._counted.get((window, name))
        if found is None:
            found = self._counted[window, name] = self._count(window, name)
            while len(self._counted) * found.nbytes > COUNTED and len(self._counted) > 1:
                self._counted.pop(next(iter(self._counted)), None)
        return found

    def rows(self, window: Window, cells: Mask) -> dict[str, Ints]:
        """The rows within a window whose cell is one of `cells` (a mask): day, cell, maker (common numbers) and the measures."""
        found: list[dict[str, Ints]] = []
        for number, part in enumerate(self.parts):
            here = self._there(part, window, cells)
            keys = {"day": part.day[here], "cell": part.cells[part.cell[here]], "maker": self.makers.numbers[number][part.maker[here]]}
            found.append(keys | {name: part.counts[name][here] for name in MEASURES})
        none = np.zeros(0, dtype=np.int64)
        return {name: np.concatenate([none, *(each[name] for each in found)]) for name in ("day", "cell", "maker", *MEASURES)}

    def last_day(self, window: Window, cells: Mask) -> date | None:
        """The latest day within a window with a batch in one of the cells (a mask)."""
        days = [day for part in self.parts if (day := part.last_day(self._span_of(part, window), cells[part.cells])) is not None]
        return DAY_ZERO + timedelta(days=max(days)) if days else None

    def clipped(self, window: Window) -> Window | None:
        """The days of a window from the first to the last batch of all; None where it has none of them."""
        if self._span is None:
            return None
        first, last = (DAY_ZERO + timedelta(days=day) for day in self._span)
        start, end = max(window.start, first), min(window.end, last)
        return Window(start, end) if start <= end else None

    def of_makers(self, wanted: Mask) -> Facts:
        """Only the batches of these makers (a mask)."""
        parts = []
        for number, part in enumerate(self.parts):
            here = np.flatnonzero(wanted[self.makers.numbers[number]][part.maker])
            counts = {name: values[here] for name, values in part.counts.items()}
            parts.append(Rows(part.day[here], part.cell[here], part.maker[here], counts, part.cells))
        return Facts(tuple(parts), self.cells, self.makers, _not_kept)

    @staticmethod
    def _span_of(part: Rows, window: Window) -> slice:
        return part.between(numbered(window.start), min(numbered(window.end), UNDATED - 1))

    def _there(self, part: Rows, window: Window, cells: Mask) -> NDArray[np.intp]:
        span = self._span_of(part, window)
        own: Mask = cells[part.cells]
        there: NDArray[np.intp] = np.flatnonzero(own[part.cell[span]]) + span.start
        return there

    def _count(self, window: Window | None, name: str) -> NDArray[np.int64]:
        sums = np.zeros(len(self.cells.frame), dtype=np.int64)
        spans = [(UNDATED, UNDATED)] if window is None else []
        if window is not None and self._span is not None:
            first, last = max(numbered(window.start), self._span[0]), min(numbered(window.end), self._span[1])
            months, starts = self._months
            # The months that lie whole within the window, then the days before and after them.
            low, high = int(np.searchsorted(starts, first, "left")), int(np.searchsorted(starts, last + 1, "right")) - 1
            if low < high:
                months.add_up(low, high - 1, name, sums)
                spans = [(first, int(starts[low]) - 1), (int(starts[high]), last)]
            else:
                spans = [(first, last)]
        for part in self.parts:
            for begin, end in spans:
                part.add_up(begin, end, name, sums)
        return sums

    @cached_property
    def _span(self) -> tuple[int, int] | None:
        """The first and the last day with a batch; None without a dated one."""
        dated = [part.day[: part.between(UNDATED, UNDATED).start] for part in self.parts]
        edges = [int(day[place]) for day in dated if len(day) for place in (0, -1)]
        return (min(edges), max(edges)) if edges else None

    @cached_property
    def _months(self) -> tuple[Rows, Ints]:
        """The rows by month (`day` is its number) and cell, and the first day of each month and of the one after the last."""
        assert self._span is not None, "Without a dated batch there are no months."
        edges = np.array(self._span, dtype="datetime64[D]").astype("datetime64[M]")
        starts = np.arange(edges[0], edges[1] + 2).astype("datetime64[D]").astype(np.int64)
        sums = self.keep(f"{self.cells.facts}-months", partial(self._by_month, starts))
        month, cell, *counts = (sums[name].chunk(0).to_numpy() for name in ("month", "cell", *MEASURES))
        return Rows(month, cell, month, dict(zip(MEASURES, counts, strict=True)), np.arange(len(self.cells.frame))), starts

    def _by_month(self, starts: Ints) -> pa.Table:
        """One row per month (by its place in `starts`) and cell with a batch, with the measures."""
        found: list[tuple[Ints, ...]] = []
        for number, (start, after) in enumerate(pairwise(starts.tolist())):
            sums = [np.zeros(len(self.cells.frame), dtype=np.int64) for _ in MEASURES]
            for part in self.parts:
                for name, into in zip(MEASURES, sums, strict=True):
                    part.add_up(start, after - 1, name, into)
            there = np.flatnonzero(sums[0])
            found.append((np.full(len(there), number), there, *(each[there] for each in sums)))
        columns = (narrow(np.concatenate(column)) for column in zip(*found, strict=True))
        return pa.table(dict(zip(("month", "cell", *MEASURES), columns, strict=True)))

    @cached_property
    def _counted(self) -> dict[tuple[Window | None, str], NDArray[np.int64]]:
        return {}


def joined(name: str, digests: Sequence[pa.Table], columns: Sequence[str], keep: Keep) -> Facts:
    """The digests of several data files as one, whose cells are combinations of the columns; their rows stay on the disk, mapped."""
    cells, makers = Names(name, "cell", columns, digests, keep), Names(name, "maker", MAKER, digests, keep)
    parts = []
    for number, digest in enumerate(digests):
        cell, maker = (digest[name].chunk(0).indices.to_numpy() for name in ("cell", "maker"))
        counts = {name: digest[name].chunk(0).to_numpy() for name in MEASURES}
        parts.append(Rows(digest["day"].chunk(0).to_numpy(), cell, maker, counts, cells.numbers[number]))
    return Facts(tuple(parts), cells, makers, keep)


def _not_kept(_name: str, make: Callable[[], pa.Table]) -> pa.Table:
    """For a part of the facts, such as one tier's: it is soon added up."""
    return make()


def numbered(day: date) -> int:
    """Days since 1970."""
    return (day - DAY_ZERO).days
