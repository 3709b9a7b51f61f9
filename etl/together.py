"""Columns that say one thing together: 生产日期 beside 批号, 规格 beside 型号, year, month and day, ticks below 合格 and 不合格.

What they say is added as a column on the right of the table, under a name of its own; the columns that it comes from are not read apart.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pyarrow as pa

import datasets
from etl import (
    class_column,
    day_parts,
    failed_rows,
    header_words,
    item_classes,
    itemised,
    items_of_failures,
    place_columns,
    tick_columns,
    ticked,
    wide_items,
)
from etl import columns as coded
from etl.added import Table, added
from etl.headers import Column
from etl.layout import Layout
from etl.receive import Grid
from etl.tidy.text import tidy
from etl.tidy.unfit import titled
from words import Message

_AND = "、"


def add(grid: Grid, table: Layout, columns: tuple[Column, ...], dataset: datasets.Dataset, left_out: Collection[str] = (), file: str = "") -> Table:
    """The table with a column for each thing that several columns say together, but for those named in `left_out`.

    What a person has said of a column stays. `file`: its name, which may say what the list holds.
    """
    found = grid, table, columns
    for group in day_parts.find(table, columns, dataset):
        found = _but(left_out, found, day_parts.joined(found, group, dataset))
    for field in dataset.declared:
        if field.parts:
            found = _but(left_out, found, _joined(found, field))
    if dataset.name == "sampling_results":
        found = items_of_failures.read(itemised.put_together(found, dataset), dataset, file)
        found = _but(left_out, found, class_column.joined(found, dataset.field("failed_items")))
        found = failed_rows.put_together(found, dataset)
        found = _but(left_out, found, item_classes.joined(found, dataset.field("failed_items")))
        found = _but(left_out, found, ticked.verdict(found, dataset.field("verdict")))
        found = _but(left_out, found, wide_items.read(found, dataset))
    found = _but(left_out, found, place_columns.read(found, dataset))
    for field in dataset.declared:
        if field.enum and not field.name.endswith("verdict"):
            found = _but(left_out, found, tick_columns.joined(found, field, dataset))
    return found


def is_name(text: str, header: Sequence[str], dataset: datasets.Dataset) -> bool:
    """Whether a text is the name of a column that `add` makes of such a header."""
    parts = text.split(_AND)
    return text not in header and (
        (len(parts) > 1 and set(parts) <= set(header)) or (dataset.name == "sampling_results" and text == str(dataset.field("verdict")))
    )


def _but(left_out: Collection[str], before: Table, after: Table) -> Table:
    return before if after[1].header[len(before[1].header) :] and after[1].header[-1] in left_out else after


def _joined(found: Table, field: datasets.Field) -> Table:
    """The parts of a field that stand in columns of their own, in the order in which they are declared: '2020-01-02' and '0102' are one lot."""
    grid, table, columns = found
    parts: list[Column] = []
    for words in field.parts:
        claims = [each for each in columns if each.header and each.state in ("known", "unmatched") and each.field == field.name]
        part = next((each for each in claims if header_words.is_one_of(each.header, words)), None)
        if part is not None and part not in parts:
            parts.append(part)
    if len(parts) < 2 or not any(part.used for part in parts):
        return found
    joined = coded.code(grid.cells.column(parts[0].index))
    for part in parts[1:]:
        joined = _with(joined, coded.code(grid.cells.column(part.index)))
    name = _AND.join(part.header for part in parts)
    why = Message("The columns {names} are read together as {field}.", names=name, field=titled(field.title))
    return added(found, parts, Column(len(table.header), name, "known", field.name, why=why), joined)


def _with(first: coded.Coded, second: coded.Coded) -> coded.Coded:
    firsts, seconds, inverse = coded.pairs(first, second)
    pairs = zip(first.texts.take(pa.array(firsts)).to_pylist(), second.texts.take(pa.array(seconds)).to_pylist(), strict=True)
    return coded.Coded(pa.array(["/".join(filter(None, map(tidy, dict.fromkeys(pair)))) for pair in pairs], pa.string()), inverse)
