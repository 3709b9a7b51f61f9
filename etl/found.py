"""A table of a file with what each of its columns is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.headers import Column
from etl.layout import Layout
from etl.receive import Grid
from etl.tidy.numbers import unit_of


@dataclass(frozen=True)
class Found:
    """A sheet with its table and its columns."""

    grid: Grid
    layout: Layout
    columns: tuple[Column, ...]
    width: int  # the columns that the file itself has; those behind were made of them

    def unit(self, column: Column) -> str | None:
        """The unit of money of a column: its own, else the one that a line above the table names for all."""
        return column.unit or unit_of(self.layout.title)

    @property
    def fields(self) -> frozenset[str]:
        """The fields that its columns bring."""
        return frozenset(column.field for column in self.columns if column.used and column.field)


def named(headers: Sequence[str], most: int = 30) -> str:
    """Some headers as a sentence names them."""
    return "、".join(name[:30] for name in headers[:most]) + ("…" if len(headers) > most else "")
