"""The common numbers of cells or makers: each data file numbers its own, and what a number means is worked out once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from analytics.facts.digest import coded, narrow, struct_of
from store.kept import files

NOT_TEXT = {"has_denominator": pa.bool_(), "labelling_only": pa.bool_(), "severities": pa.int32()}

Ints = NDArray[np.integer]
Keep = Callable[[str, Callable[[], pa.Table]], pa.Table]
"""Keeps under a name what follows from all digests together, so that it is worked out once for each data version."""


class Names:
    """The common numbers of cells or makers that several digests number each in its own way."""

    def __init__(self, facts: str, name: str, columns: Sequence[str], digests: Sequence[pa.Table], keep: Keep) -> None:
        """`facts`: what is counted. Nothing is read yet: makers are many, and most questions need none."""
        self.facts, self._name, self._columns, self._digests, self._keep = facts, name, columns, digests, keep

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The data files that are numbered here: others of the same rows may be numbered in another order."""
        return files(self._digests)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """What each common number means, one row each: text as categories in the order of the alphabet, null as missing."""
        frame: pd.DataFrame = pa.Table.from_struct_array(self._coded.dictionary).to_pandas()
        return frame

    @cached_property
    def numbers(self) -> list[Ints]:
        """For each digest the common number of each of its own."""
        sizes = [len(digest[self._name].chunk(0).dictionary) for digest in self._digests]
        return np.split(self._coded.indices.to_numpy(), np.cumsum(sizes)[:-1]) if sizes else []

    @cached_property
    def _coded(self) -> pa.DictionaryArray:
        """The own numbers of all digests one after the other, as common ones with their meaning."""
        table = self._keep(f"{self.facts}-{self._name}s", self._code) if self._digests else self._code()
        return table[self._name].chunk(0)

    def _code(self) -> pa.Table:
        schema = pa.schema([(name, NOT_TEXT.get(name, pa.string())) for name in self._columns])
        tables = [pa.Table.from_struct_array(digest[self._name].chunk(0).dictionary).cast(schema) for digest in self._digests]
        code, names = coded(pa.concat_tables([schema.empty_table(), *tables]), self._columns)
        meant = names.to_pandas().astype({name: "category" for name in names.column_names if name not in NOT_TEXT})
        return pa.table({self._name: pa.DictionaryArray.from_arrays(narrow(code), struct_of(pa.Table.from_pandas(meant, preserve_index=False)))})
