"""A table that can leave: its name, its title, its columns, and how its frame is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

import pandas as pd

from reports.findings import Findings
from reports.tables.columns import Column
from words import _


@dataclass(frozen=True)
class Table:
    """`make` answers with a frame that has at least `columns`, in its order of rows. `title` and `rule` are msgids; the rule says what one row is."""

    name: str
    title: str
    rule: str
    columns: tuple[Column, ...]
    make: Callable[[Findings], pd.DataFrame]

    def without(self, names: Collection[str]) -> Table:
        """The same table without some of its columns."""
        return replace(self, columns=tuple(column for column in self.columns if column.name not in names))

    def heading(self) -> str:
        """Its title in the language now spoken."""
        return _(self.title)

    def said(self) -> str:
        """What one row is, in the language now spoken."""
        return _(self.rule)

    def frame(self, found: Findings) -> pd.DataFrame:
        """Its rows: exactly its columns, in their order; nothing is missing (None, NaN, NaT), never a word."""
        return self.make(found).reindex(columns=[column.name for column in self.columns]).reset_index(drop=True)
