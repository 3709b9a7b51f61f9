"""Values that a person names for a whole file (--set): what a publication lacks, as its level or township."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

import datasets
from etl import columns, work
from etl.tidy.choices import yes_or_no
from etl.tidy.text import tidy
from etl.tidy.unfit import titled
from etl.work import Known, Work
from words import Message, Refusal

DENOMINATOR = "denominator"  # in --set: no field of the file, but what the file as a whole lists


def lists_all(dataset: datasets.Dataset, fill: Mapping[str, str]) -> tuple[Mapping[str, str], bool | None]:
    """The fill without `denominator`, and what it says: the file lists every sampled batch (True), failures only (False), nothing (None)."""
    if DENOMINATOR not in fill or DENOMINATOR not in {each.name for each in dataset.fields}:
        return fill, None
    said = yes_or_no(fill[DENOMINATOR])
    if not isinstance(said, bool):
        raise Refusal("--set denominator takes true (the file lists every sampled batch) or false (it lists failures only).")
    return {name: value for name, value in fill.items() if name != DENOMINATOR}, said


def check(dataset: datasets.Dataset, fill: Mapping[str, str], known: Known) -> None:
    """Raises Refusal for a field that the dataset lacks, and for a value that no row of the field could have."""
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
            raise Refusal("“{value}” cannot be given as {field} for all rows: {why}", field=name, value=text, why=trial.refusals.cells[0][3])


def fill_in(sheet: Work, fill: Mapping[str, str]) -> None:
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
            sheet.messages.append(
                Message("{n} empty cells of {field} were filled with {value}.", n=count, field=titled(sheet.dataset.field(name).title), value=text)
            )
