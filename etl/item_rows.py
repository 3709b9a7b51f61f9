"""Which rows of a list with a row an item tell of one sample, and what its later rows say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from etl import ditto
from etl.receive import Grid
from etl.tidy import failed_items
from etl.tidy.text import tidy

_AS_ABOVE = frozenset(ditto.MARKS.to_pylist())


@dataclass
class _Sample:
    """Its rows (from 0), what they say of it, and its items."""

    rows: list[int]
    says: list[str | None]
    items: set[str]

    def agrees(self, here: Sequence[str | None]) -> bool:
        """Whether a row that says this may tell of it."""
        return all(text is None or before is None or text == before for text, before in zip(here, self.says, strict=True))

    def add(self, row: int, here: Sequence[str | None], item: str) -> None:
        """One row more."""
        self.rows.append(row)
        self.says = [before or text for before, text in zip(self.says, here, strict=True)]
        self.items.add(item)


def samples_of(of_sample: Sequence[Sequence[str]], items: Sequence[str], numbers: Sequence[str] | None) -> list[list[int]]:
    """The rows (from 0) of each sample, in the order of their first ones: another begins where something else is said, or an item comes again.

    `of_sample`: the columns that tell of the sample; `numbers`: the one of sample numbers, if there is one.
    """
    found: list[_Sample] = []
    numbered: dict[str, _Sample] = {}
    one: _Sample | None = None
    said = [_owns(column) for column in of_sample]
    by_row = _owns(numbers) if numbers else [None] * len(items)
    for row, (item, number) in enumerate(zip(items, by_row, strict=True)):
        here = [column[row] for column in said]
        one = numbered.get(number) if number else one
        if one is None or item in one.items or not one.agrees(here):
            one = _Sample([], [None] * len(here), set())
            found.append(one)
        one.add(row, here, item)
        if number:
            numbered[number] = one
    return [each.rows for each in found]


def runs_on(running: Sequence[str | None]) -> bool:
    """Whether a column of running numbers gives every row one of its own."""
    said = [tidy(text or "") for text in running]
    return None not in said and len(set(said)) == len(said)


def lists_items(items: Sequence[str | None]) -> bool:
    """Whether cells of items mostly list several each, as a list with a row a batch has them."""
    filled = Counter(text for text in items if text)
    listed = {text: "、" in text or len(failed_items.parse(text)) > 1 for text in filled if tidy(text)}
    return sum(filled[text] for text, several in listed.items() if several) * 2 > sum(filled[text] for text in listed)


def name_several(numbers: Sequence[str | None], items: Sequence[str | None]) -> bool:
    """Whether rows of one sample number name different items."""
    said: dict[str, set[str]] = {}
    for number, item in zip(_owns(numbers), _owns(items), strict=True):
        if number and item:
            said.setdefault(number, set()).add(item)
    return any(len(each) > 1 for each in said.values())


def carried(grid: Grid, indices: Sequence[int], places: Sequence[Sequence[int]]) -> Grid:
    """The grid in which the first row of each sample (its places in the whole sheet) says what only a later one does."""
    cells = grid.cells
    for index in indices:
        column = cells.column(index)
        texts, changed = column.to_pylist(), False
        for first, *later in places:
            if later and tidy(texts[first] or "") is None:
                said = next((texts[place] for place in later if _own(texts[place]) is not None), None)
                texts[first], changed = (said, True) if said is not None else (texts[first], changed)
        if changed:
            cells = cells.set_column(index, cells.schema.field(index), pa.array(texts, column.type))
    return replace(grid, cells=cells)


def _own(text: str | None) -> str | None:
    """What a cell says by itself; None for one that is empty or says that it is as the one above."""
    return None if text is None or text.strip() in _AS_ABOVE else tidy(text)


def _owns(column: Iterable[str | None]) -> list[str | None]:
    """What each cell says by itself; equal texts are looked at once."""
    texts = list(column)
    said = {text: _own(text) for text in set(texts)}
    return [said[text] for text in texts]
