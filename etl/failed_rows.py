"""A list with a row a failed item: the 不合格项目 of one sample stand in several rows, below merged cells or under one sample number.

Its rows are put together to one row a sample, and only where nothing else can be meant: the further row names an item and says nothing of the
sample, or the same as the row above it under the same running number, or the same under the same sample number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

import datasets
from etl import header_words
from etl.added import Table
from etl.columns import Mask
from etl.itemised import FURTHER
from etl.tidy import failed_items
from etl.tidy.choices import chooser
from etl.tidy.text import tidy
from words import Message

_FIGURES = {"failed_measured": "实测值", "failed_limit": "标准值"}
_OF_ITEM = {*_FIGURES, "failed_items", "items_tested", "standard"}  # what may differ from item to item
_LONGEST = 500_000  # rows of a list that is looked at; in a longer one such rows wait as conflicts of their sample
_MOST = 100_000  # rows of which several may be one sample: where more are, the list has a row a batch


@dataclass
class _Rows:
    """The rows that may belong together, by their places in the list: what each says of its item and of its sample."""

    places: list[int]
    items: list[str | None]
    of_sample: list[list[str | None]]
    numbers: list[str | None]
    running: list[str | None]
    failed: list[bool]

    def samples(self) -> list[list[int]]:
        """The rows (from 0) of each sample."""
        found: list[list[int]] = []
        numbered: dict[str, int] = {}
        for row, item in enumerate(self.items):
            number = self.numbers[row]
            at = numbered.get(number, -1) if number else len(found) - 1
            if at >= 0 and item and self._goes_on(row, found[at]):
                found[at].append(row)
                continue
            found.append([row])
            if number:
                numbered[number] = len(found) - 1
        return found

    def _goes_on(self, row: int, sample: Sequence[int]) -> bool:
        first = sample[0]
        if not self.failed[first] or self.items[first] is None or self.items[row] in {self.items[each] for each in sample}:
            return False
        here, above = ([column[each] for column in self.of_sample] for each in (row, first))
        if self.numbers[row]:
            return all(text in (None, before) for text, before in zip(here, above, strict=True))
        if self.places[row] != self.places[sample[-1]] + 1:
            return False
        if self.running[row] is None:
            return not any(here)
        return self.running[row] == self.running[first] and here == above


def put_together(found: Table, dataset: datasets.Dataset) -> Table:
    """The table with one row a sample, which names all of its failed items with their figures; as it is where each row is a sample."""
    grid, laid, columns = found
    used = {each.field: each for each in columns if each.used}
    if dataset.name != "sampling_results" or "failed_items" not in used or len(laid.rows) > _LONGEST:
        return found
    data = laid.data(grid)
    if pa.types.is_dictionary(data.column(used["failed_items"].index).type):
        return found  # the road made the column of rows with an item each
    running = next((each.index for each in columns if header_words.is_running(each.header) and each.index < data.num_columns), None)
    number = used["sample_no"].index if "sample_no" in used else None
    places = np.flatnonzero(_may_belong_together(data, used["failed_items"].index, running, number))
    if not 1 < len(places) <= _MOST:
        return found
    few = data.take(pa.array(places))

    def texts(index: int | None) -> list[str | None]:
        return [tidy(text or "") for text in few.column(index).to_pylist()] if index is not None else [None] * few.num_rows

    cells = {name: texts(each.index) for name, each in used.items() if name in _OF_ITEM}
    choose = chooser(dataset.field("verdict"))
    failed = [choose(text or "") == "fail" for text in texts(used["verdict"].index)] if "verdict" in used else [True] * few.num_rows
    of_sample = [texts(each.index) for name, each in used.items() if name not in _OF_ITEM and name != "sample_no"]
    samples = _Rows(places.tolist(), cells["failed_items"], of_sample, texts(number), texts(running), failed).samples()
    several = [each for each in samples if len(each) > 1]
    if not several:
        return found
    numbers = laid.rows.take(pa.array(places)).to_pylist()  # of the sheet's rows, from 1
    written = {numbers[each[0]] - 1: "；".join(_with_figures(row, cells) for row in each) for each in several}
    table = grid.cells
    for name in cells.keys() & {"failed_items", *_FIGURES}:
        column = table.column(used[name].index).to_pylist()
        for place, text in written.items():
            column[place] = text if name == "failed_items" else ""
        table = table.set_column(used[name].index, table.schema.field(used[name].index), pa.array(column, pa.string()))
    further = [numbers[row] for each in several for row in each[1:]]
    laid = replace(
        laid,
        rows=laid.rows.filter(pc.invert(pc.is_in(laid.rows, value_set=pa.array(further, laid.rows.type)))),
        skipped=sorted([*laid.skipped, *((row, FURTHER) for row in further)], key=lambda each: each[0]),
    )
    why = Message("{n} samples stand in several rows, a failed item each; they were read as one sample each.", n=len(several))
    return replace(grid, cells=table), laid, tuple(replace(each, why=why) if each is used["failed_items"] else each for each in columns)


def _may_belong_together(data: pa.Table, items: int, running: int | None, number: int | None) -> Mask:
    """The rows that may belong to others, found for all at once, and those that they may belong to."""
    named = ~_blank(data.column(items))
    found = np.zeros(data.num_rows, dtype=bool)
    if number is not None:
        numbers = data.column(number)
        counted = pc.value_counts(numbers.filter(pa.array(named)))
        twice = counted.field("values").filter(pc.greater(counted.field("counts"), 1))
        if len(twice):
            found |= _of_several_items(np.asarray(pc.is_in(numbers, value_set=twice)) & ~_blank(numbers), numbers, data.column(items))
    for index in {running, number} - {None}:
        column = data.column(index)
        below = named[1:] & (_blank(column)[1:] | np.asarray(pc.equal(column[1:], column[:-1])))
        found[1:] |= below
        found[:-1] |= below
    return found


def _of_several_items(rows: Mask, numbers: pa.ChunkedArray, items: pa.ChunkedArray) -> Mask:
    """Those of the rows whose sample number stands with several items: a list that has rows twice says the same in both."""
    places = np.flatnonzero(rows)
    told: dict[str, set[str]] = {}
    said = numbers.take(pa.array(places)).to_pylist()
    for number, item in zip(said, items.take(pa.array(places)).to_pylist(), strict=True):
        told.setdefault(number, set()).add(item)
    found = np.zeros(len(rows), dtype=bool)
    found[[place for place, number in zip(places.tolist(), said, strict=True) if len(told[number]) > 1]] = True
    return found


def _blank(column: pa.ChunkedArray) -> Mask:
    return np.asarray(pc.or_(pc.equal(column, ""), pc.utf8_is_space(column)))


def _with_figures(row: int, cells: Mapping[str, list[str | None]]) -> str:
    """The failed item with its figures, as one cell has both; a cell of several items keeps them apart from figures that are not theirs."""
    item = cells["failed_items"][row] or ""
    if len(failed_items.parse(item)) != 1:
        return item
    figures = [f"{word}：{text}" for name, word in _FIGURES.items() if name in cells and (text := cells[name][row])]
    return "，".join([item, *figures])
