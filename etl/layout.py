"""Where the table lies in a sheet: title rows above, the header of one to three rows, the data, and what below the header is no data.

Every non-blank row below the header is either data or in `skipped` with its reason. What cannot be told surely stays data: the checks
refuse it in sight, while a row called a note would vanish.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl import furniture, mistaken, summaries
from etl.head import Head, Known
from etl.receive import Grid
from words import Message

_MOST_SLICES = 500
_PART = 131_072  # rows that one processor looks at
_TAIL = 60  # rows at the end that are looked at one by one: signatures and notes stand there


@dataclass(frozen=True)
class Layout:
    """The table in a grid. Row numbers count from 1, as a spreadsheet shows them.

    `header` is one text a column ('' where none), `groups` what stands above it in a header of several rows; `rows` are the numbers of the
    data rows, blank and skipped ones left out; `last_row` is the last row that is not blank.
    """

    title: str
    header_rows: tuple[int, ...]
    header: list[str]
    groups: list[str]
    first_row: int
    last_row: int
    skipped: list[tuple[int, Message]]
    rows: pa.Int32Array

    def data(self, grid: Grid) -> pa.Table:
        """The data rows of the grid, in the order of `rows`. Nothing is copied unless the data are broken off very often."""
        breaks = pc.indices_nonzero(pc.not_equal(pc.subtract(self.rows[1:], self.rows[:-1]), 1)) if len(self.rows) > 1 else []
        if len(breaks) > _MOST_SLICES:
            return grid.cells.take(pc.subtract(self.rows, 1))
        starts = [0, *(at.as_py() + 1 for at in breaks)]
        ends = [*starts[1:], len(self.rows)]
        slices = [grid.cells.slice(self.rows[start].as_py() - 1, end - start) for start, end in zip(starts, ends, strict=True) if end > start]
        return pa.concat_tables(slices) if slices else grid.cells.slice(0, 0)


def find(grid: Grid, known: Known) -> Layout:
    """The layout of one sheet; `known` says whether a text is a header word of the dataset.

    Without any known word the first row that looks like a header is taken, so that the person sees what was read.
    """
    head = Head(grid, known)
    start, end = head.header()
    header, groups = head.merged(start, end), head.groups(start, end)
    below = _Below(grid.cells, end, furniture.Table(header, tuple(head.rows[start:end]), tuple(head.texts_above(start)), known))
    skipped, rows = below.judge()
    return Layout(
        title=" ".join(head.texts_above(start)),
        header_rows=tuple(range(start + 1, end + 1)),
        header=header,
        groups=groups,
        first_row=end + 1,
        last_row=below.last_row,
        skipped=skipped,
        rows=rows,
    )


def below(grid: Grid, before: Layout) -> Layout:
    """The layout of a sheet without a header whose rows go on with those of another: all of its rows stand below that header."""
    rest = _Below(grid.cells, 0, furniture.Table(before.header, (before.header,), (before.title,)))
    skipped, rows = rest.judge()
    return replace(before, header_rows=(), first_row=1, last_row=rest.last_row, skipped=skipped, rows=rows)


def choose(sheets: Sequence[Grid], known: Known) -> Grid:
    """The sheet that holds the data among cover sheets: the one with most known header words, then with most rows."""
    if len(sheets) == 1:
        return sheets[0]
    return max(sheets, key=lambda grid: (Head(grid, known).score(), grid.cells.num_rows))


class _Below:
    """The rows below the header: which of them few, found for all at once, are to be looked at one by one, and what they are."""

    def __init__(self, cells: pa.Table, end: int, table: furniture.Table) -> None:
        self.end = end
        self.table = table
        self.cells = cells.slice(end)
        self.filled = _filled(self.cells)
        filled = pc.indices_nonzero(self.filled)
        self.nonblank: pa.UInt64Array = filled
        self.last_row = end + (filled[-1].as_py() + 1 if len(filled) else 0)

    def judge(self) -> tuple[list[tuple[int, Message]], pa.Int32Array]:
        """What is skipped and why, and the numbers of the data rows."""
        skipped: list[tuple[int, Message]] = []
        candidates = self._candidates()
        looked_at = self.cells.take(candidates).to_pydict() if len(candidates) else {}
        rows = zip(*looked_at.values(), strict=True)
        after_note = -2  # the row before the first is -1, and no note
        previous = self._previous(candidates)
        for index, before, row in zip(candidates.to_pylist(), previous, rows, strict=True):
            why = furniture.why_no_data(list(row), self.table, after_note=before == after_note)
            if why:
                skipped.append((self.end + index + 1, why))
                if why == furniture.NOTE:
                    after_note = index
        counted = {} if mistaken.counts(self.table.header) else summaries.find(self.cells)  # a list of counts has them for its rows
        if counted:
            others = [(row, why) for row, why in skipped if row - self.end - 1 not in counted]
            skipped = sorted([*others, *((self.end + row + 1, why) for row, why in counted.items())], key=lambda each: each[0])
        gone = pa.array([row - self.end - 1 for row, _why in skipped], pa.uint64())
        kept = self.nonblank.filter(pc.invert(pc.is_in(self.nonblank, value_set=gone))) if skipped else self.nonblank
        return skipped, pc.add(kept.cast(pa.int32()), pa.scalar(self.end + 1, pa.int32()))

    def _previous(self, candidates: pa.UInt64Array) -> list[int]:
        """The non-blank row before each candidate."""
        places = np.searchsorted(self.nonblank.to_numpy(), candidates.to_numpy()).tolist()  # both go upwards
        return [self.nonblank[place - 1].as_py() if place else -1 for place in places]

    def _candidates(self) -> pa.UInt64Array:
        ends = [self.nonblank.slice(0, 2), self.nonblank.slice(max(0, len(self.nonblank) - _TAIL))]
        found = [*furniture.suspects(self.cells, self.filled, self.table), *ends, self._below_headings()]
        return pc.unique(pa.concat_arrays([part.cast(pa.uint64()) for part in found])).sort()

    def _below_headings(self) -> pa.Array:
        """The rows below those of one cell: a heading, and the header of a further table below it."""
        headings = np.flatnonzero(np.asarray(self.filled.take(self.nonblank)) == 1)
        after = headings[:_MOST_SLICES] + 1
        return self.nonblank.take(pa.array(after[after < len(self.nonblank)]))


def _filled(cells: pa.Table) -> pa.ChunkedArray:
    """How many cells of each row hold more than white space; counted in several parts at once."""
    parts = [cells.slice(start, _PART) for start in range(0, max(1, cells.num_rows), _PART)]
    with ThreadPoolExecutor() as threads:
        return pa.chunked_array([chunk for counts in threads.map(_filled_of, parts) for chunk in counts.chunks], pa.int16())


def _filled_of(cells: pa.Table) -> pa.ChunkedArray:
    total = pa.chunked_array([pa.repeat(pa.scalar(0, pa.int16()), cells.num_rows)])
    for column in cells.columns:
        length = pc.binary_length(column)
        blank = pc.or_(pc.equal(length, 0), pc.utf8_is_space(column))
        total = pc.add(total, pc.invert(blank).cast(pa.int16()))
    return total
