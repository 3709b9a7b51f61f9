"""One sheet on the road: its raw columns, what the tidiers made of them, what was refused, and what the person should know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

import datasets
from etl import columns
from etl.columns import Coded, Refusals
from etl.tidy import choices, dates, failed_items, lists, numbers, periods, sources, uscc
from words import Message


@dataclass(frozen=True)
class Known:
    """What is known beside the file: the campaign, what persons have decided, and what day it is."""

    today: date
    campaign: str | None = None
    county_code: str | None = None
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # field → word → value
    townships: Mapping[str, str] = field(default_factory=dict)  # places.subject → code
    enterprises: Mapping[str, str] = field(default_factory=dict)  # name key → the key it is the same as
    codes: Mapping[str, str] = field(default_factory=dict)  # identifier → the key under which the store knows that enterprise


@dataclass
class Work:
    """The rows of one sheet. `values` has one array a field, one value a row; `helpers` are columns that only keys and contents need."""

    dataset: datasets.Dataset
    rows: int
    known: Known
    said: str = ""  # file name, sheet name and title: what they say about the whole
    coded: dict[str, Coded] = field(default_factory=dict)
    units: dict[str, str | None] = field(default_factory=dict)
    answers: dict[str, Sequence[Any] | pa.Array] = field(default_factory=dict)
    values: dict[str, pa.Array] = field(default_factory=dict)
    helpers: dict[str, pa.Array] = field(default_factory=dict)
    refusals: Refusals = field(default_factory=Refusals)
    messages: list[Message] = field(default_factory=list)
    denominator: bool = True
    lists_all: bool | None = None  # what the person says: every sampled batch (True), failures only (False); None: the file tells
    likely: Mapping[str, str] = field(default_factory=dict)  # field → a header that may bring it
    filled: frozenset[str] = frozenset()  # fields that the person gave for the whole file

    def text(self, name: str) -> Coded:
        """The raw column of a field; empty texts where the file has none."""
        return self.coded.get(name) or columns.constant("", self.rows)

    def value(self, name: str) -> pa.Array:
        """The tidied column of a field; nulls where the file has none."""
        if name not in self.values:
            return pa.nulls(self.rows, datasets.ARROW[self.dataset.field(name).type])
        return self.values[name]

    def there(self, name: str) -> columns.Mask:
        """Which rows have a value of that field."""
        return np.asarray(self.value(name).is_valid())

    def refuse(self, mask: columns.Mask, name: str, message: Message | Callable[[int], Message]) -> None:
        """Refuse a field of the marked rows, quoting what the file says there."""
        coded = self.text(name)
        rows = np.flatnonzero(mask)
        if len(rows):
            self.refusals.add(rows, name, lambda row: str(coded.texts[int(coded.codes[row])]), message)


def tidy(work: Work) -> None:
    """Run every column that the file brings through the tidier of its field, some at a time: Arrow works outside Python's lock."""
    brought = [field for field in work.dataset.declared if field.name in work.coded]
    with ThreadPoolExecutor() as threads:
        list(threads.map(lambda declared: _tidy_column(work, declared), brought))


def _tidy_column(work: Work, declared: datasets.Field) -> None:
    coded = work.coded[declared.name]
    tidier = _tidier(declared, work)
    if tidier is None:
        answers: Sequence[Any] | pa.Array = _as_said(coded) if declared.required else columns.tidied(coded)
    else:
        answers = columns.split(coded, coded.map(tidier), declared.name, work.refusals)
    work.answers[declared.name] = answers
    if declared.type == "array":
        return  # the dataset's own rules make the items, with what they say of the row
    work.values[declared.name] = coded.spread(answers, datasets.ARROW[declared.type])
    if declared.type in ("list", "licences"):
        work.helpers[f"{declared.name}_as_written"] = coded.spread(columns.tidied(coded), pa.string())


def _as_said(coded: Coded) -> Sequence[str | None] | pa.Array:
    """A required text: 'not marked on the sample' (未标注) is what the sample says, and no reason to lose the batch."""
    answers = columns.tidied(coded)
    if isinstance(answers, pa.Array):
        return answers
    return [said or _words(text) for said, text in zip(answers, coded.texts.to_pylist(), strict=True)]


def _words(text: str) -> str | None:
    return text.strip() if any("\u4e00" <= each <= "\u9fff" for each in text) else None


def _tidier(declared: datasets.Field, work: Work) -> Callable[[str], Any] | None:
    """The tidier of a field; None for plain text, which whole columns have a quicker way for."""
    if declared.name == "source" and declared.enum:
        return sources.chooser(declared, work.known.words.get(declared.name))
    if declared.enum:
        return choices.chooser(declared, work.known.words.get(declared.name))
    if declared.format == "uscc":
        return uscc.parse
    if declared.format == "money":
        unit = work.units.get(declared.name)
        return lambda text: numbers.parse_money(text, unit)
    if declared.format in ("period_start", "period_end"):
        return lambda text: periods.parse_period(text, end=declared.format == "period_end")
    if declared.format == "deadline":
        return periods.parse_deadline
    return _BY_TYPE.get(declared.type)


_BY_TYPE: Mapping[str, Callable[[str], Any]] = {
    "date": dates.parse,
    "integer": numbers.parse_whole,
    "number": numbers.parse_number,
    "boolean": choices.yes_or_no,
    "list": lists.parse_list,
    "licences": lists.parse_licences,
    "array": failed_items.parse,
}
