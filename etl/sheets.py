"""Which sheets of a file hold the records, where their tables lie, and which column is what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import datasets
from etl import cut, headers, layout, likely
from etl.headers import Column
from etl.layout import Layout
from etl.receive import Grid, Received
from etl.tidy.numbers import unit_of
from etl.tidy.unfit import titled
from words import Message, Refusal

_LOOKED_AT = 200  # rows below the header, for a guess at what a column says


@dataclass(frozen=True)
class Found:
    """A sheet with its table and its columns."""

    grid: Grid
    layout: Layout
    columns: tuple[Column, ...]

    def unit(self, column: Column) -> str | None:
        """The unit of money of a column: its own, else the one that a line above the table names for all."""
        return column.unit or unit_of(self.layout.title)


def find(received: Received, dataset: datasets.Dataset, mapping: Mapping[str, str], remembered: Mapping[str, Mapping[str, str]],
         fill: Mapping[str, str]) -> tuple[list[Found], list[Message]]:  # fmt: skip
    """The sheets to read: the one with most of the dataset's columns, and every other that has the same ones. The rest is named in a message.

    `remembered`: confirmed mappings by header fingerprint. Raises Refusal where no sheet has a column of the dataset.
    """
    known = {text for text, field in mapping.items() if field}
    searched = [grid for grid in received.sheets if grid.cells.num_rows and grid.cells.num_columns]
    if not searched:
        raise Refusal("The file {file} is empty.", file=received.file)
    best = layout.choose(searched, lambda text: text in known or headers.known_word(dataset, text))
    first = _look(best, dataset, mapping, remembered)
    _refuse_unreadable(received, first, dataset, fill)
    found, left = [first], []
    fields = _fields(first)
    for grid in searched:
        if grid is not best:
            other = _try(grid, dataset, mapping, remembered)
            if other is not None and _fields(other) == fields and len(other.layout.rows):
                found.append(other)
            elif other is None or (len(other.layout.rows) and len(_fields(other)) > 1):  # a cover sheet or instructions hold no table
                left.append(grid.name)
    found.sort(key=lambda each: searched.index(each.grid))
    messages = (
        [Message("These sheets were not read, for they have other columns: {names}. Name one with --sheet.", names="、".join(left))] if left else []
    )
    return found, messages


def _look(grid: Grid, dataset: datasets.Dataset, mapping: Mapping[str, str], remembered: Mapping[str, Mapping[str, str]]) -> Found:
    words = {text for text, field in mapping.items() if field}
    table = layout.find(grid, lambda text: text in words or headers.known_word(dataset, text))
    confirmed = remembered.get(headers.fingerprint(table.header), {})
    columns = headers.match(table.header, dataset, mapping, confirmed)
    return Found(grid, table, likely.suggest(columns, table.data(grid).slice(0, _LOOKED_AT), dataset))


def _try(grid: Grid, dataset: datasets.Dataset, mapping: Mapping[str, str], remembered: Mapping[str, Mapping[str, str]]) -> Found | None:
    try:
        return _look(grid, dataset, mapping, remembered)
    except Refusal:  # the mapping names a column of another sheet
        return None


def _fields(found: Found) -> frozenset[str]:
    return frozenset(column.field for column in found.columns if column.used and column.field)


def _refuse_unreadable(received: Received, found: Found, dataset: datasets.Dataset, fill: Mapping[str, str]) -> None:
    """Say what is missing where a file has no column of the dataset, lacks a required one, or has no row."""
    fields = _fields(found) | set(fill)
    seen = _names([column.header for column in found.columns if column.header])
    _refuse_uncut(received, found, dataset, fields)
    if not _fields(found):
        if cut.without_text(found.grid):
            raise Refusal("{file} holds nothing but separators and signs, no words. Check whether the right file was saved.", file=received.file)
        raise Refusal(
            "No column of {file} belongs to {dataset}. Row {row} was taken for the header: {seen}. "
            "Check the file, or name columns with --map HEADER=FIELD.",
            file=received.file,
            dataset=titled(dataset.title),
            row=found.layout.header_rows[-1] if found.layout.header_rows else 1,
            seen=seen,
        )
    for declared in dataset.declared:
        if declared.required and declared.name not in fields:
            maybe = next((column.header for column in found.columns if column.state == "suggested" and column.field == declared.name), None)
            if maybe is not None:
                raise Refusal(
                    "{file} has no column for {field}, which {dataset} needs. “{header}” may be it: --map {header}={name}. Its columns are: {seen}.",
                    file=received.file, field=titled(declared.title), dataset=titled(dataset.title), header=maybe, seen=seen, name=declared.name,
                )  # fmt: skip
            raise Refusal(
                "{file} has no column for {field}, which {dataset} needs. Its columns are: {seen}. Name the column with --map HEADER={name}.",
                file=received.file, field=titled(declared.title), dataset=titled(dataset.title), seen=seen, name=declared.name,
            )  # fmt: skip
    if not len(found.layout.rows):
        raise Refusal("{file} has a header and no row below it. Check whether the right sheet was saved.", file=received.file)


def _refuse_uncut(received: Received, found: Found, dataset: datasets.Dataset, fields: frozenset[str] | set[str]) -> None:
    """Where a needed column is missing, it may stand in a cell that was not cut: another sign parts the columns, or two do by turns."""
    needed = {each.name for each in dataset.declared if each.required or each.name == "verdict"}
    if needed <= fields:
        return
    rows = max(found.layout.header_rows, default=1)
    left = cut.uncut(found.grid, rows, lambda text: headers.fields(dataset, text) - fields, needed - fields)
    if left is None:
        return
    row, text, sign = left
    if received.kind in ("xlsx", "xls"):
        raise Refusal(
            "Row {row} of {file} holds several columns in one cell: “{text}”. "
            "Split it in Excel (Data, Text to Columns) at “{sign}” and load it again.",
            row=row, file=received.file, text=text[:60], sign=cut.NAMES.get(sign, sign),
        )  # fmt: skip
    raise Refusal(
        "The columns of {file} cannot be told apart: row {row}, “{text}”, parts them by “{sign}”, but the file was cut elsewhere. "
        "Part all rows by one sign (comma, semicolon, tab or |), or save the table as XLSX.",
        file=received.file, row=row, text=text[:60], sign=cut.NAMES.get(sign, sign),
    )  # fmt: skip


def _names(names: Sequence[str], most: int = 30) -> str:
    return "、".join(name[:30] for name in names[:most]) + ("…" if len(names) > most else "")
