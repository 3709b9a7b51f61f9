"""What a person writes beside a file, as the store holds it: '不合格' → fail, '瓯北镇' → its official name and code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import datasets
from etl import columns, decided, enterprises, work
from etl.rules import common
from etl.tidy import failed_items
from etl.tidy.unfit import titled
from etl.work import Known, Work
from store import Lake
from words import Refusal


def known(lake: Lake) -> Known:
    """What persons have decided, for values that they write now."""
    decisions = decided.read(lake)
    return Known(date.today(), townships=decisions.townships, enterprises=enterprises.same_as(lake, decisions))


def tidied(dataset: datasets.Dataset, said: Mapping[str, str], known: Known) -> Work:
    """One row of texts (field → text) as the road tidies it. Raises Refusal for a field that is not there or cannot hold its text."""
    trial = Work(dataset, 1, known)
    for name, text in said.items():
        if name not in {field.name for field in dataset.declared}:
            fields = ", ".join(field.name for field in dataset.declared)
            raise Refusal("{dataset} has no field {field}. Its fields are: {fields}.", dataset=titled(dataset.title), field=name, fields=fields)
        trial.coded[name] = columns.constant(text, 1)
    work.tidy(trial)
    if trial.refusals.cells:
        _row, name, value, why = trial.refusals.cells[0]
        raise Refusal("“{value}” cannot stand under {field}: {why}", field=titled(dataset.field(name).title), value=value, why=why)
    return trial


def values(dataset: datasets.Dataset, changes: Mapping[str, str], known: Known) -> dict[str, Any]:
    """The changes as the store holds them, with the codes that a place or the key that a name brings."""
    trial = tidied(dataset, changes, known)
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
    for name, key in enterprises.keys_of(dataset).items():
        if name in typed:
            common.name_keys(trial, name, "spelled", key)
            typed[key] = trial.values[key][0].as_py()
    return typed
