"""A matrix as pure data: a heat map or a table of transitions, which an office program has as a native table."""

from __future__ import annotations

from dataclasses import dataclass

from charts.areas import Fill


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, and what it is filled with (None: nothing)."""

    text: str
    fill: Fill | None = None
    strong: bool = False


@dataclass(frozen=True)
class CellsSpec:
    """Rows of cells under their heads; the first cell of a row names it, and `note` says what the signs mean.

    ValueError where a row has another length than the heads.
    """

    key: str
    title: str
    alt: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.heads):
                raise ValueError(f"{self.key}: a row has {len(row)} cells for {len(self.heads)} heads.")
