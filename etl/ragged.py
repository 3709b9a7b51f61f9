"""Records of another length than the rest: kept aside by Arrow's reader, put back where they stood."""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.csv as arrow_csv

_FEW = 200  # so many are put back by slicing; more of them by one gather


def records(text: str, delimiter: str) -> Iterator[list[str]]:
    """The records of a text as Python's csv reads them."""
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def widened(table: pa.Table, width: int) -> pa.Table:
    """The table with empty columns on the right up to `width`."""
    blank = pa.repeat(pa.scalar(""), table.num_rows)
    columns = [*table.columns, *[blank] * (width - table.num_columns)]
    return pa.table(columns, names=[f"c{i}" for i in range(width)])


class Ragged:
    """The records that have more or fewer cells than the rest, by their number (from 1)."""

    def __init__(self, delimiter: str) -> None:
        """None has been met yet."""
        self.delimiter = delimiter
        self.records: list[tuple[int, list[str]]] = []

    def __call__(self, row: arrow_csv.InvalidRow) -> str:
        """What Arrow asks for each of them: keep it here, and skip it there."""
        cells = next(records(row.text, self.delimiter), [])
        while cells and not cells[-1]:
            cells.pop()
        self.records.append((row.number, cells))
        return "skip"

    def back_into(self, table: pa.Table) -> pa.Table:
        """The table with every ragged record where it stood, short ones filled with ''."""
        if not self.records:
            return table
        width = max(table.num_columns, max(len(cells) for _number, cells in self.records))
        regular = widened(table, width)
        odd = pa.table(
            [pa.array([cells[i] if i < len(cells) else "" for _number, cells in self.records], pa.string()) for i in range(width)],
            names=regular.column_names,
        )
        if len(self.records) > _FEW:
            return pa.concat_tables([regular, odd]).take(pa.array(self._order(table.num_rows), pa.int64())).combine_chunks()
        pieces, taken = [], 0
        for at, (number, _cells) in enumerate(self.records):
            before = number - 1 - at  # regular records that stand above this one
            pieces += [regular.slice(taken, before - taken), odd.slice(at, 1)]
            taken = before
        return pa.concat_tables([*pieces, regular.slice(taken)])

    def _order(self, regular: int) -> array[int]:
        order, taken = array("q"), 0
        for at, (number, _cells) in enumerate(self.records):
            before = number - 1 - at
            order.extend(range(taken, before))
            order.append(regular + at)
            taken = before
        order.extend(range(taken, regular))
        return order
