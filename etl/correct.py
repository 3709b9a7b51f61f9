"""One row or one class of rows corrected by a person: values as a file would write them, and what follows from them made anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

import datasets
import store
from access import Actor, needs
from etl import impossible, typed
from store import Lake
from store.shape import quoted
from words import Refusal

_OF_THE_STORE = ("upload", "row_key", "row_content", "state", "source_sheet", "source_row")
_OF_KEYS = "row_key IN (SELECT unnest($keys::VARCHAR[]))"


@dataclass(frozen=True)
class Change:
    """One value of one row before and after a correction, as the store holds them."""

    row_key: str
    field: str
    old: Any
    new: Any


@needs("correct")
def correct(dataset: str, row_keys: Sequence[str], changes: Mapping[str, str], reason: str, *, actor: Actor, lake: Lake | None = None) -> int:
    """Give the live rows of these keys other values, in one commit that can be withdrawn. Returns the new data version.

    `changes`: field → text as a file would have it ('不合格', '2007年7月18日'; '' empties the field). Raises Refusal for a value that the field
    cannot hold, for one that the dataset's rules refuse of a file, without a reason, and where nothing would change.
    """
    house = lake or store.open(demo=False)
    differing = {each.row_key for each in foresee(dataset, row_keys, changes, lake=house)}
    if not differing:
        raise Refusal("Nothing would change: the rows say this already.")
    values = typed.values(datasets.get(dataset), _whole_place(house, dataset, row_keys, changes), typed.known(house))
    before = frozenset(impossible.faults(dataset, _live(house, dataset, row_keys)))
    return house.correct(dataset, sorted(differing), values, reason, actor=actor, rederive=lambda rows: _rederived(dataset, rows, values, before))


def foresee(dataset: str, row_keys: Sequence[str], changes: Mapping[str, str], *, lake: Lake | None = None) -> list[Change]:
    """What a correction would change, without changing anything: every value that differs, with what follows from it (codes, counts).

    Raises Refusal as `correct` does for a value that the field cannot hold, and for a row that is not there.
    """
    house = lake or store.open(demo=False)
    declared = datasets.get(dataset)
    values = typed.values(declared, _whole_place(house, dataset, row_keys, changes), typed.known(house))
    before = _live(house, dataset, row_keys)
    if before.num_rows < len(set(row_keys)):
        raise Refusal("A row to be corrected is not in the store any more. Reload the page.")
    after = before
    for name, value in values.items():
        after = _set(after, name, pa.array([value] * before.num_rows, after.schema.field(name).type))
    after = _rederived(dataset, after, values, frozenset(impossible.faults(dataset, before)))
    names = [each.name for each in declared.fields if each.name not in _OF_THE_STORE]
    pairs = zip(before["row_key"].to_pylist(), before.select(names).to_pylist(), after.select(names).to_pylist(), strict=True)
    return [Change(key, name, old[name], new[name]) for key, old, new in pairs for name in names if old[name] != new[name]]


def _whole_place(lake: Lake, dataset: str, row_keys: Sequence[str], changes: Mapping[str, str]) -> Mapping[str, str]:
    """A township means something only in its county: the one that is not changed is taken from the rows."""
    place = {"county", "township"}
    if len(place & set(changes)) != 1:
        return changes
    (other,) = place - set(changes)
    query = f"SELECT DISTINCT {quoted(other)} FROM {quoted(dataset)} WHERE {_OF_KEYS} LIMIT 2"
    found = [row[0] for row in lake.at().cursor().execute(query, {"keys": list(row_keys)}).fetchall()]
    if len(found) > 1:
        raise Refusal("These rows lie in several counties or townships: name county and township together.")
    return {**changes, other: found[0] or ""} if found else changes


def _live(lake: Lake, dataset: str, row_keys: Sequence[str]) -> pa.Table:
    schema = datasets.get(dataset).arrow_schema()
    # A table's name cannot be bound: it is a declared dataset's, quoted. The keys are bound.
    rows = lake.at().cursor().sql(f"SELECT * FROM {quoted(dataset)} WHERE {_OF_KEYS}", params={"keys": list(row_keys)})
    return rows.to_arrow_table().select(schema.names).cast(schema)


def _rederived(dataset: str, rows: pa.Table, values: Mapping[str, Any], before: frozenset[impossible.Fault]) -> pa.Table:
    """The changed rows with another content, and with what follows from their values. Raises Refusal for a fault that they did not have."""
    said = json.dumps({name: str(value) for name, value in values.items()}, ensure_ascii=False, sort_keys=True)
    contents = [hashlib.md5(f"{was}{said}".encode()).hexdigest() for was in rows["row_content"].to_pylist()]
    rows = _set(rows, "row_content", pa.array(contents))
    rows = _follow(rows) if dataset == "sampling_results" else rows
    impossible.refuse(dataset, rows, before)
    return rows


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
