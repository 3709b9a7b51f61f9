"""From the sheets of a file to one table of accepted rows, and the refused ones with their reasons."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa

import datasets
from etl import columns, ditto, work
from etl.found import Found
from etl.keys import add_keys
from etl.receipt import REFUSED, RefusedCell, Skipped, reason_json
from etl.receive import Received
from etl.rules import FINISH
from etl.rules.lists import ALL_FAILED
from etl.tidy.choices import yes_or_no
from etl.tidy.text import tidy
from etl.tidy.unfit import titled, why_and_mend
from etl.work import Known, Work
from words import Message, Refusal

DENOMINATOR = "denominator"  # in --set: no field of the file, but what the file as a whole lists


@dataclass
class Walked:
    """What the road made of a file, before anything is published."""

    rows: pa.Table
    read: int
    refused: int
    cells: list[RefusedCell]
    refused_rows: pa.Table
    skipped: list[Skipped]
    found: list[Found]
    denominator: bool
    messages: list[Message] = field(default_factory=list)


def walk(received: Received, found: list[Found], dataset: datasets.Dataset, known: Known, fill: Mapping[str, str]) -> Walked:
    """Tidy and check every sheet. Raises Refusal for values given with --set that no field takes, and what the dataset's rules raise."""
    fill, lists_all = _lists_all(dataset, fill)
    _check_fill(dataset, fill, known)
    parts = [_sheet(received, each, dataset, known, fill, lists_all) for each in found]
    if lists_all is None:
        parts = _complementary(parts)
    if len(parts) > 1 and any("pass" in part.verdicts for part in parts):
        parts = [replace(part, messages=[each for each in part.messages if each.template != ALL_FAILED]) for part in parts]
    read, refused = sum(part.read for part in parts), sum(part.refused.num_rows for part in parts)
    helpers = tuple(sorted({name for part in parts for name in part.helpers}))
    # Of rows that say the same the store keeps the first: a list that counts must not lose its failures to an extract that stands above it.
    tables = [part.table for part in sorted(parts, key=lambda part: not part.denominator)]
    whole = tables[0] if len(tables) == 1 else pa.concat_tables(map(columns.plain, tables), promote_options="default")
    messages = _summed([message for part in parts for message in part.messages])
    if read and read == refused:
        messages.insert(0, Message("No row was accepted: all {n} were refused. Look at the reasons; often one column was taken for another.", n=read))
    return Walked(
        rows=add_keys(whole, dataset, helpers),
        read=read,
        refused=refused,
        cells=[cell for part in parts for cell in part.cells],
        refused_rows=pa.concat_tables([part.refused for part in parts]),
        skipped=[each for part in parts for each in part.skipped],
        found=found,
        denominator=all(part.denominator for part in parts),
        messages=messages,
    )


def _summed(messages: list[Message]) -> list[Message]:
    """Each sentence once: what several tables say of so many rows each is said of all their rows."""
    counts: dict[Message, int | None] = {}
    for message in messages:
        count = message.values.get("n")
        bare = Message(message.template, **{name: value for name, value in message.values.items() if name != "n"})
        counts[bare] = (counts.get(bare) or 0) + count if isinstance(count, int) else None
    return [bare if count is None else Message(bare.template, **bare.values, n=count) for bare, count in counts.items()]


@dataclass(frozen=True)
class _Part:
    table: pa.Table
    helpers: frozenset[str]
    read: int
    cells: list[RefusedCell]
    refused: pa.Table
    skipped: list[Skipped]
    denominator: bool
    messages: list[Message]

    @property
    def verdicts(self) -> list[str | None]:
        """Which verdicts its rows have."""
        return self.table["verdict"].unique().to_pylist() if "verdict" in self.table.column_names else []


def _complementary(parts: list[_Part]) -> list[_Part]:
    """Tables of passes only beside tables of failures only are one list cut in two: both count, or the rate would be near 100 %.

    Beside a table that has failures of its own, a table of failures is an extract, and stays without a denominator.
    """
    listed = [part for part in parts if part.denominator]
    said = {verdict for part in parts for verdict in part.verdicts}
    if len(listed) == len(parts) or any("fail" in part.verdicts for part in listed) or not {"pass", "fail"} <= said:
        return parts
    told = Message("Passes and failures stand in tables of their own; together they are one list, and all of it counts.")
    return [part if part.denominator else _counting(part, told) for part in parts]


def _counting(part: _Part, told: Message) -> _Part:
    messages = [each for each in part.messages if "no denominator" not in each.template]
    return replace(part, denominator=True, table=_with_denominator(part.table), messages=[*messages, told])


def _with_denominator(table: pa.Table) -> pa.Table:
    place = table.schema.get_field_index("denominator")
    return table.set_column(place, table.schema.field(place), pa.repeat(True, table.num_rows))


def _sheet(received: Received, found: Found, dataset: datasets.Dataset, known: Known, fill: Mapping[str, str], lists_all: bool | None) -> _Part:
    data = found.layout.data(found.grid)
    source_rows = np.asarray(found.layout.rows.to_numpy(zero_copy_only=False))
    said = "\n".join((received.file, found.grid.name, found.layout.title))
    sheet = Work(dataset, data.num_rows, known, said)
    sheet.lists_all = lists_all
    sheet.likely = {column.field: column.header for column in found.columns if column.state == "suggested" and column.field}
    used = {column.field: column for column in found.columns if column.used and column.field}
    with ThreadPoolExecutor() as threads:
        coded = threads.map(columns.code, [data.column(column.index) for column in used.values()])
        sheet.coded = dict(zip(used, coded, strict=True))
    sheet.units = {name: found.unit(column) for name, column in used.items()}
    shells = _shells(sheet)
    if shells.any():
        kept = pa.array(~shells)
        data, gone, source_rows = data.filter(kept), source_rows[shells], source_rows[~shells]
        sheet.rows = data.num_rows
        sheet.coded = {name: columns.Coded(coded.texts, coded.codes[~shells]) for name, coded in sheet.coded.items()}
    else:
        gone = source_rows[:0]
    _ditto(sheet)
    _fill(sheet, fill)
    work.tidy(sheet)
    if dataset.name in FINISH:
        FINISH[dataset.name](sheet)
    bad = sheet.refusals.rows()
    held = {**sheet.values, **sheet.helpers, **_source(found, source_rows)}
    table = pa.table(held, schema=_schema(sheet, held))
    if len(bad):
        good = np.ones(sheet.rows, dtype=bool)
        good[bad] = False
        table = columns.filtered(table, pa.array(good))
    headers = {column.field: column.header for column in found.columns if column.used}
    name = found.grid.name
    cells = [
        RefusedCell(name, int(source_rows[row]), headers.get(field_name, ""), field_name, value, *why_and_mend(message))
        for row, field_name, value, message in sorted(sheet.refusals.cells, key=lambda cell: (cell[0], cell[1]))
    ]
    skipped = [Skipped(row, why, name) for row, why in found.layout.skipped] + [Skipped(int(row), _SHELL, name) for row in gone]
    skipped.sort(key=lambda each: each.row)
    refused = _refused_rows(cells, data.take(pa.array(bad)), source_rows[bad], found)
    return _Part(table, frozenset(sheet.helpers), sheet.rows, cells, refused, skipped, sheet.denominator, sheet.messages)


_SHELL = Message("An empty row: nothing stands in the columns that are read.")


def _shells(sheet: Work) -> columns.Mask:
    """Rows in which no column that is read says anything. Columns of few texts come first: mostly they settle it."""
    empty = np.ones(sheet.rows, dtype=bool)
    for coded in sorted(sheet.coded.values(), key=lambda each: len(each.texts)):
        if not empty.any():
            break
        rows = np.flatnonzero(empty)
        codes, which = np.unique(coded.codes[rows], return_inverse=True)
        says_nothing = np.asarray([tidy(text) is None for text in coded.texts.take(pa.array(codes)).to_pylist()], dtype=bool)
        empty[rows] = says_nothing[which]
    return empty


def _ditto(sheet: Work) -> None:
    """Put the value above in place of '同上', column by column."""
    for name, coded in sheet.coded.items():
        sheet.coded[name], count = ditto.filled(coded)
        if count:
            title = titled(sheet.dataset.field(name).title)
            sheet.messages.append(Message("{n} cells of {field} say “as above” (同上) and were given the value above them.", n=count, field=title))


def _fill(sheet: Work, fill: Mapping[str, str]) -> None:
    """Give the whole file, or its empty cells, the values that the person named."""
    for name, text in fill.items():
        given = columns.constant(text, sheet.rows)
        if name not in sheet.coded:
            sheet.coded[name] = given
            sheet.filled |= {name}
            continue
        there = sheet.coded[name]
        empty = [tidy(each) is None for each in there.texts.to_pylist()]
        count = int(there.mask(empty).sum())
        if count == sheet.rows:
            sheet.coded[name] = given
            sheet.filled |= {name}
        elif count:
            sheet.coded[name] = columns.Coded(
                pa.array([text if gone else old for old, gone in zip(there.texts.to_pylist(), empty, strict=True)]), there.codes
            )
            sheet.messages.append(Message("{n} empty cells of {field} were filled with {value}.", n=count, field=name, value=text))


def _lists_all(dataset: datasets.Dataset, fill: Mapping[str, str]) -> tuple[Mapping[str, str], bool | None]:
    """The fill without `denominator`, and what it says: the file lists every sampled batch (True), failures only (False), nothing (None)."""
    if DENOMINATOR not in fill or DENOMINATOR not in {each.name for each in dataset.fields}:
        return fill, None
    said = yes_or_no(fill[DENOMINATOR])
    if not isinstance(said, bool):
        raise Refusal("--set denominator takes true (the file lists every sampled batch) or false (it lists failures only).")
    return {name: value for name, value in fill.items() if name != DENOMINATOR}, said


def _check_fill(dataset: datasets.Dataset, fill: Mapping[str, str], known: Known) -> None:
    declared = {each.name for each in dataset.declared}
    for name, text in fill.items():
        if name not in declared:
            raise Refusal(
                "{dataset} has no field {field}. Its fields are: {fields}.",
                dataset=titled(dataset.title),
                field=name,
                fields=", ".join(sorted(declared)),
            )
        trial = Work(dataset, 1, known)
        trial.coded[name] = columns.constant(text, 1)
        work.tidy(trial)
        if trial.refusals.cells:
            raise Refusal("--set {field}={value} cannot be: {why}", field=name, value=text, why=trial.refusals.cells[0][3])


def _source(found: Found, rows: np.ndarray) -> dict[str, pa.Array]:
    return {"source_sheet": columns.same(found.grid.name, len(rows)), "source_row": pa.array(rows, pa.int32())}


def _schema(sheet: Work, held: Mapping[str, pa.Array]) -> pa.Schema:
    """The types of what a sheet has: declared for fields, text for helpers; a dictionary of texts is kept."""
    wanted = {each.name: each.type for each in sheet.dataset.arrow_schema()}
    return pa.schema(
        [pa.field(name, each.type if pa.types.is_dictionary(each.type) else wanted.get(name, pa.string())) for name, each in held.items()]
    )


def _refused_rows(cells: list[RefusedCell], data: pa.Table, rows: np.ndarray, found: Found) -> pa.Table:
    """The refused rows as the file has them, each with the reasons of its cells."""
    reasons: dict[int, list[dict[str, str]]] = {int(row): [] for row in rows}
    said: dict[tuple[str, str, str], dict[str, str]] = {}  # many cells say the same
    for cell in cells:
        kind = (cell.field, cell.value, cell.reason.template)
        if kind not in said:
            said[kind] = {"column": cell.column, "field": cell.field, "value": cell.value, "reason": reason_json(cell)}
        reasons[cell.row].append(said[kind])
    header = list(found.layout.header)
    texts = list(zip(*(column.to_pylist() for column in data.columns), strict=True)) if data.num_rows else []
    lists = [list(row[: len(header)]) for row in texts]
    return pa.table(
        {
            "row": pa.array(rows, pa.int32()),
            "sheet": pa.repeat(found.grid.name, len(rows)),
            "header": pa.array([header] * len(rows), pa.list_(pa.string())),
            "cells": pa.array(lists, pa.list_(pa.string())),
            "reasons": pa.array([reasons[int(row)] for row in rows], REFUSED.field("reasons").type),
        },
        schema=REFUSED,
    )
