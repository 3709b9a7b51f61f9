"""Fields that a dataset needs and no column of a file brings: all of them in one sentence, with what to type for each."""

from __future__ import annotations

from functools import reduce

import datasets
from etl.found import Found, named
from etl.receive import Received
from etl.tidy import periods
from etl.tidy.unfit import titled
from words import Message, Refusal

_EXAMPLE = "2007年"


def refusal(received: Received, found: Found, dataset: datasets.Dataset, fields: frozenset[str]) -> Refusal | None:
    """Why the file cannot be read without them; None where nothing is missing. `fields`: what its columns or the person bring."""
    missing = [each for each in dataset.declared if each.required and each.name not in fields]
    if not missing:
        return None
    if dataset.name == "sampling_results" and not _says_what_passed(received, found, fields):
        missing.append(dataset.field("verdict"))  # asked for later where it is all that is missing: see etl.rules.lists
    seen = named([column.header for column in found.columns if column.header])
    if len(missing) == 1:
        return _one(received, found, dataset, missing[0], seen)
    told = [_what_to_type(received, found, each) for each in missing]
    return Refusal(
        "{file} lacks {n} columns that {dataset} needs: {each}. Say which columns they are, or give them for all rows (command "
        "line: --map HEADER=FIELD, --set FIELD=…). Its columns are: {seen}.",
        file=received.file, n=len(missing), dataset=titled(dataset.title), seen=seen,
        each=reduce(lambda one, other: Message("{one}; {other}", one=one, other=other), told),
    )  # fmt: skip


def _says_what_passed(received: Received, found: Found, fields: frozenset[str]) -> bool:
    """Whether a column tells the verdict, or a title may that speaks of passes or failures."""
    titles = received.file, found.grid.name, found.layout.title
    return bool({"verdict", "first_verdict", "retest_verdict"} & fields) or any("合格" in text for text in titles)


def _one(received: Received, found: Found, dataset: datasets.Dataset, field: datasets.Field, seen: str) -> Refusal:
    maybe = _maybe(found, field)
    if maybe is not None:
        return Refusal(
            "{file} has no column for {field}, which {dataset} needs. “{header}” may be it: confirm that (command line: --map "
            "{header}={name}). Its columns are: {seen}.",
            file=received.file, field=titled(field.title), dataset=titled(dataset.title), header=maybe, seen=seen, name=field.name,
        )  # fmt: skip
    if field.format == "period_end":
        return Refusal(
            "The figures of {file} name no period. Give it for all rows, a day, a month, a quarter or a year, as {period} (command "
            "line: --set {name}={period}), or add a column {field}. Its columns are: {seen}.",
            file=received.file, field=titled(field.title), seen=seen, name=field.name, period=_period(received, found),
        )  # fmt: skip
    return Refusal(
        "{file} has no column for {field}, which {dataset} needs. Its columns are: {seen}. Say which of them it is, or give it "
        "for all rows (command line: --map HEADER={name}, --set {name}=…).",
        file=received.file, field=titled(field.title), dataset=titled(dataset.title), seen=seen, name=field.name,
    )  # fmt: skip


def _what_to_type(received: Received, found: Found, field: datasets.Field) -> Message:
    maybe = _maybe(found, field)
    if maybe is not None:
        return Message("{field}, perhaps “{header}” (command line: --map {header}={name})", field=titled(field.title), header=maybe, name=field.name)
    if field.format == "period_end":
        return Message(
            "{field}, as {period} (command line: --set {name}={period})", field=titled(field.title), name=field.name, period=_period(received, found)
        )
    return Message("{field} (command line: --map HEADER={name})", field=titled(field.title), name=field.name)


def _maybe(found: Found, field: datasets.Field) -> str | None:
    """The header of a column that may bring it, once a person confirms."""
    return next((column.header for column in found.columns if column.state == "suggested" and column.field == field.name), None)


def _period(received: Received, found: Found) -> str:
    """The period that the title, the sheet or the file names, as one types it; '2007年' as an example where none does."""
    for text in (found.layout.title, found.grid.name, received.file):
        said = periods.named_in(text)
        if said:
            return said
    return _EXAMPLE
