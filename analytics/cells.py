"""The cells of the cube: what each stands for, which of them a filter lets through, and how its batches count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.facts.columns import Column

KINDS = ("passed", "failed", "failed_on_labelling", "not_judged", "failures_only")
COUNTS = (*KINDS, "items_tested", "items_failed")
PLACES = ("own", "unknown", "elsewhere")

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Cells:
    """The cells of all facts as a campaign sees them.

    `frame`: their meaning (see sql/facts.sql); `columns`: the same as numbers (see facts.columns); `county`: whose places are 'own' (None: all).
    """

    frame: pd.DataFrame
    columns: dict[str, Column]
    county: str | None
    _masks: dict[tuple[str, tuple[str, ...]], Mask] = field(default_factory=dict, compare=False)
    _combined: dict[tuple[str, ...], tuple[NDArray[np.int64], pd.DataFrame]] = field(default_factory=dict, compare=False)

    def __len__(self) -> int:
        return len(self.frame)

    def among(self, column: str, allowed: tuple[str, ...]) -> Mask:
        """The cells with one of these values in a column; a missing value is none of them."""
        found = self._masks.get((column, allowed))
        if found is None:
            codes, names = self.column(column)
            there = np.array([name in allowed for name in names] + [False])  # the last one stands for missing
            found = self._masks[column, allowed] = there[codes]
        return found

    def named_among(self, column: str, allowed: tuple[str, ...]) -> Mask:
        """The same; a township may be named by its code or as it is written, whichever it has."""
        if column == "township":
            return self.among("township_code", allowed) | self.among("township_name", allowed)
        return self.among(column, allowed)

    def values(self, column: str, where: Mask) -> tuple[str | None, ...]:
        """The distinct values of a column in some cells, missing first, then by name."""
        codes, names = self.column(column)
        return tuple(None if code < 0 else names[code] for code in np.unique(codes[where]))

    def combined(self, columns: Sequence[str]) -> tuple[NDArray[np.int64], pd.DataFrame]:
        """For each cell the number of its combination of the columns, and the combinations in the order of the columns, missing ones last.

        Nobody changes either: they are kept.
        """
        found = self._combined.get(tuple(columns))
        if found is None:
            found = self._combined[tuple(columns)] = self._combine(columns)
        return found

    def _combine(self, columns: Sequence[str]) -> tuple[NDArray[np.int64], pd.DataFrame]:
        order, codes = np.zeros(len(self), dtype=np.int64), []
        for name in columns:
            code, names = self.column(name)
            codes.append(np.where(code < 0, len(names), code))
            order = np.unique(order * (len(names) + 1) + codes[-1], return_inverse=True)[1]
        first = np.unique(order, return_index=True)[1]
        names_of = {name: np.array([*self.column(name)[1], None], dtype=object) for name in columns}
        return order, pd.DataFrame({name: names_of[name][code[first]] for name, code in zip(columns, codes, strict=True)}, range(len(first)))

    def grouped(self, where: Mask, columns: Sequence[str], counts: dict[str, NDArray[np.int64]]) -> pd.DataFrame:
        """COUNTS of some cells added up, one row per combination of the columns that is there, in their order, missing ones last."""
        (group, frame), here = self.combined(columns), np.flatnonzero(where)
        group, size = group[here], len(frame)
        there = np.flatnonzero(np.bincount(group, minlength=size))
        sums = {name: np.bincount(group, counts[name][here], size)[there].astype(np.int64) for name in COUNTS}
        return pd.DataFrame({name: frame[name].array.take(there) for name in columns} | sums)

    def column(self, name: str) -> Column:
        """The code of each cell (-1: missing) and what the codes mean, by name."""
        return (self._place, list(PLACES)) if name == "place" else self.columns[name]

    def counted(self, batches: NDArray[np.int64]) -> dict[str, NDArray[np.int64]]:
        """Batches by cell as each of them counts."""
        return {name: batches * mask for name, mask in self.kinds.items()}

    @cached_property
    def has_denominator(self) -> Mask:
        """Of files that list passed batches too."""
        return self.frame["has_denominator"].to_numpy(dtype=bool)

    @cached_property
    def judged(self) -> Mask:
        """Batches with a verdict that a rate counts."""
        return self.has_denominator & self.among("verdict", ("pass", "fail"))

    @cached_property
    def kinds(self) -> dict[str, Mask]:
        """How a batch of each cell counts: a mask for each of KINDS."""
        fail = self.among("verdict", ("fail",))
        return {
            "passed": self.judged & ~fail,
            "failed": self.judged & fail,
            "failed_on_labelling": self.judged & fail & self.frame["labelling_only"].to_numpy(dtype=bool),
            "not_judged": self.has_denominator & ~self.judged & (self.column("verdict")[0] >= 0),
            "failures_only": ~self.has_denominator & fail,
        }

    @cached_property
    def _place(self) -> NDArray[np.int64]:
        """For each cell which of PLACES it lies in, seen from the county."""
        if self.county is None:
            return np.zeros(len(self.frame), dtype=np.int64)
        codes, names = self.columns["county_code"]
        own = names.index(self.county) if self.county in names else len(names)
        return np.where(codes == own, 0, np.where(codes < 0, 1, 2))
