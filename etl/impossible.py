"""What the rules of a dataset refuse of rows as the store holds them: a correction may bring in no more of it than a file may."""

from __future__ import annotations

from collections.abc import Set
from datetime import date

import pyarrow as pa

import datasets
from etl.rules import CHECK
from etl.work import Known, Work
from words import Message, Refusal

Fault = tuple[str, str, Message]  # row key, field, what is wrong


def faults(dataset: str, rows: pa.Table) -> list[Fault]:
    """What is wrong with rows of the store, which have the dataset's columns."""
    work = Work(datasets.get(dataset), rows.num_rows, Known(date.today()))
    work.values = {name: rows[name].combine_chunks() for name in rows.column_names}
    if dataset in CHECK:
        CHECK[dataset](work)
    keys = rows["row_key"].to_pylist()
    return [(keys[row], name, why) for row, name, _value, why in work.refusals.cells]


def refuse(dataset: str, rows: pa.Table, before: Set[Fault]) -> None:
    """Raise Refusal where corrected rows have a fault that they did not have `before`: what was wrong already may be mended step by step."""
    new = next((why for key, name, why in faults(dataset, rows) if (key, name, why) not in before), None)
    if new is not None:
        raise Refusal(new)
