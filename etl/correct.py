"""One row or one class of rows corrected by a person: values as a file would write them, and what follows from them made anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

import datasets
import store
from access import Actor, needs
from etl import columns, decided, work
from etl.rules import common
from etl.tidy import failed_items
from etl.tidy.unfit import titled
from etl.work import Known, Work
from store import Lake
from words import Refusal


@needs("correct")
def correct(dataset: str, row_keys: Sequence[str], changes: Mapping[str, str], reason: str, *, actor: Actor, lake: Lake | None = None) -> int:
    """Give the live rows of these keys other values, in one commit that can be withdrawn. Returns the new data version.

    `changes`: field → text as a file would have it ('不合格', '2007年7月18日'; '' empties the field). Raises Refusal for a value that the field
    cannot hold, and without a reason.
    """
    house = lake or store.open(demo=False)
    declared = datasets.get(dataset)
    typed = _typed(declared, changes, Known(date.today(), townships=decided.read(house).townships))

    def rederive(rows: pa.Table) -> pa.Table:
        said = json.dumps({name: str(value) for name, value in typed.items()}, ensure_ascii=False, sort_keys=True)
        contents = [hashlib.md5(f"{was}{said}".encode()).hexdigest() for was in rows["row_content"].to_pylist()]
        rows = _set(rows, "row_content", pa.array(contents))
        return _follow(rows) if dataset == "sampling_results" else rows

    return house.correct(dataset, row_keys, typed, reason, actor=actor, rederive=rederive)


def _typed(dataset: datasets.Dataset, changes: Mapping[str, str], known: Known) -> dict[str, Any]:
    """The changes as the store holds them, with the codes that a place or the key that a name brings."""
    trial = Work(dataset, 1, known)
    for name, text in changes.items():
        if name not in {field.name for field in dataset.declared}:
            fields = ", ".join(field.name for field in dataset.declared)
            raise Refusal("{dataset} has no field {field}. Its fields are: {fields}.", dataset=titled(dataset.title), field=name, fields=fields)
        trial.coded[name] = columns.constant(text, 1)
    work.tidy(trial)
    if trial.refusals.cells:
        _row, name, value, why = trial.refusals.cells[0]
        raise Refusal("--set {field}={value} cannot be: {why}", field=name, value=value, why=why)
    typed = {name: trial.values[name][0].as_py() for name in changes if name in trial.values}
    for field in dataset.declared:
        if field.name in typed and field.required and typed[field.name] is None:
            raise Refusal("{field} is missing.", field=titled(field.title))
    if "failed_items" in changes:
        items = failed_items.parse(changes["failed_items"])
        typed["failed_items"] = [
            {"item": i.item, "measured": i.measured, "limit": i.limit, "class": i.class_, "labelling": i.labelling} for i in items
        ] or None
    if {"county", "township"} & set(changes):
        common.locate(trial)
        typed |= {name: trial.values[name][0].as_py() for name in ("county", "county_code", "township", "township_code")}
    for name, key in (("producer", "producer_key"), ("sampled_unit", "sampled_unit_key"), ("name", "name_key")):
        if name in typed and key in {field.name for field in dataset.fields}:
            common.name_keys(trial, name, "spelled", key)
            typed[key] = trial.values[key][0].as_py()
    return typed


def _follow(rows: pa.Table) -> pa.Table:
    """What follows from the values of a sampling result."""
    items = rows["failed_items"].to_pylist()
    verdicts = rows["verdict"].to_pylist()
    failed = [len(each) if each else (0 if verdict == "pass" else None) for each, verdict in zip(items, verdicts, strict=True)]
    labels = [
        bool(verdict == "fail" and each and all(item["labelling"] for item in each)) or (was and not each and verdict == "fail")
        for each, verdict, was in zip(items, verdicts, rows["labelling_only"].to_pylist(), strict=True)
    ]
    rows = _set(rows, "counted_on", pc.coalesce(rows["sampled_on"], rows["reported_on"]))
    return _set(_set(rows, "items_failed", pa.array(failed, pa.int32())), "labelling_only", pa.array(labels, pa.bool_()))


def _set(table: pa.Table, name: str, values: pa.Array | pa.ChunkedArray) -> pa.Table:
    return table.set_column(table.schema.get_field_index(name), table.schema.field(name), values)
