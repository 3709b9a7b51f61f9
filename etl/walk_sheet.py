"""One sheet on the road: its columns coded, filled, tidied and checked; good rows and refused ones parted."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

import datasets
from etl import beside_party, columns, ditto, named_above, told_beside, work
from etl.filling import fill_in
from etl.found import Found
from etl.receipt import REFUSED, RefusedCell, Skipped, reason_json
from etl.receive import Received
from etl.rules import FINISH
from etl.tidy.text import tidy
from etl.tidy.unfit import titled, why_and_mend
from etl.walked import Part
from etl.work import Known, Work
from words import Message

_SHELL = Message("An empty row: nothing stands in the columns that are read.")


def walk_sheet(received: Received, found: Found, dataset: datasets.Dataset, known: Known, fill: Mapping[str, str], lists_all: bool | None) -> Part:
    """What one sheet gives. `lists_all`: what the person said of the whole file (None: nothing)."""
    data, source_rows = found.layout.data(found.grid), np.asarray(found.layout.rows.to_numpy(zero_copy_only=False))
    sheet = _coded(received, found, data, dataset, known)
    sheet.lists_all = lists_all
    shells = _shells(sheet)
    if shells.any():
        data = data.filter(pa.array(~shells))
        sheet.rows = data.num_rows
        sheet.coded = {name: columns.Coded(coded.texts, coded.codes[~shells]) for name, coded in sheet.coded.items()}
    gone, source_rows = source_rows[shells], source_rows[~shells]
    named_above.carry(sheet, found, data)
    _ditto(sheet)
    beside_party.withhold(sheet, found)
    fill_in(sheet, fill)
    work.tidy(sheet)
    sheet.messages += told_beside.units(sheet)
    if dataset.name in FINISH:
        FINISH[dataset.name](sheet)
    cells, bad = _refused_cells(sheet, found, source_rows), sheet.refusals.rows()
    refused = _refused_rows(cells, data.take(pa.array(bad)), source_rows[bad], found)
    skipped = [*found.layout.skipped, *((int(row), _SHELL) for row in gone)]
    return Part(
        table=_accepted(sheet, found, source_rows, bad),
        helpers=frozenset(sheet.helpers),
        read=sheet.rows,
        cells=cells,
        refused=refused,
        skipped=[Skipped(row, why, found.grid.name) for row, why in sorted(skipped, key=lambda each: each[0])],
        denominator=sheet.denominator,
        messages=[*sheet.messages, *told_beside.columns(data, found, dataset)],
    )


def _coded(received: Received, found: Found, data: pa.Table, dataset: datasets.Dataset, known: Known) -> Work:
    """The sheet with every column that is read as its different texts and their numbers."""
    said = "\n".join((received.file, found.grid.name, found.layout.title))
    sheet = Work(dataset, data.num_rows, known, said)
    sheet.likely = {column.field: column.header for column in found.columns if column.state == "suggested" and column.field}
    used = {column.field: column for column in found.columns if column.used and column.field}
    with ThreadPoolExecutor() as threads:
        coded = threads.map(columns.code, [data.column(column.index) for column in used.values()])
        sheet.coded = dict(zip(used, coded, strict=True))
    sheet.units = {name: found.unit(column) for name, column in used.items()}
    return sheet


def _accepted(sheet: Work, found: Found, source_rows: NDArray[np.int64], bad: NDArray[np.int64]) -> pa.Table:
    """The rows without a refused cell, with where they stood."""
    held = {**sheet.values, **sheet.helpers, **_source(found, source_rows)}
    table = pa.table(held, schema=_schema(sheet, held))
    if not len(bad):
        return table
    good = np.ones(sheet.rows, dtype=bool)
    good[bad] = False
    return columns.filtered(table, pa.array(good))


def _refused_cells(sheet: Work, found: Found, source_rows: NDArray[np.int64]) -> list[RefusedCell]:
    """Row by row what was refused, why, and how to mend it."""
    headers = {column.field: column.header for column in found.columns if column.used}
    return [
        RefusedCell(found.grid.name, int(source_rows[row]), headers.get(field_name, ""), field_name, value, *why_and_mend(message))
        for row, field_name, value, message in sorted(sheet.refusals.cells, key=lambda cell: (cell[0], cell[1]))
    ]


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
