"""A day in columns of its own for year, month and day, as old forms have it, or a period in one for the year and one for the month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

import datasets
from etl import columns as coded
from etl import header_words
from etl.added import Table, added
from etl.columns import Coded
from etl.headers import Column
from etl.layout import Layout
from etl.tidy.text import plain, tidy
from etl.tidy.unfit import titled
from words import Message

_SIGNS = "年月日"
_PART = re.compile(r"(?P<of>.*?)\(?(?:(?P<year>年[份度]?)|(?P<month>月份?)|(?P<day>[日号]))\)?")
_BEHIND = re.compile(r"[年月日号份度]+$")
_COUNTING = {"sampling_results": "sampled_on"}  # what a bare 年、月、日 says where no required date is open
_AND = "、"


@dataclass(frozen=True)
class Group:
    """Columns side by side that name one day or month, and the field that they bring."""

    columns: tuple[Column, ...]
    field: datasets.Field


def find(laid: Layout, columns: Sequence[Column], dataset: datasets.Dataset) -> list[Group]:
    """The groups of a table of which nobody has said anything."""
    brought = {each.field for each in columns if each.used and _PART.fullmatch(plain(each.header)) is None}
    found: list[Group] = []
    for first in range(len(columns)):
        for count in (3, 2):
            group = tuple(columns[first : first + count])
            of = _said_of(group, laid) if len(group) == count else None
            field = None if of is None else _field(of, count, dataset, brought)
            if field is not None:
                brought.add(field.name)
                found.append(Group(group, field))
                break
    return found


def joined(found: Table, group: Group, dataset: datasets.Dataset) -> Table:
    """The table with the day or month in one column: 2007, 7 and 18 are 2007年7月18日."""
    grid, laid, _columns = found
    parts = [coded.code(grid.cells.column(each.index)) for each in group.columns]
    together = _signed(parts[0], _SIGNS[0])
    for part, sign in zip(parts[1:], _SIGNS[1:], strict=False):
        together = _with(together, _signed(part, sign))
    name = _AND.join(each.header for each in group.columns)
    why = Message("The columns {names} are read together as {field}.", names=name, field=titled(group.field.title))
    return added(found, group.columns, Column(len(laid.header), name, "known", group.field.name, why=why), together)


def _said_of(group: Sequence[Column], laid: Layout) -> str | None:
    """What the columns are year, month and day of ('' where no word says it); None where they are none."""
    read = [_PART.fullmatch(plain(laid.header[each.index])) for each in group]
    if any(each is None for each in read) or any(each.state in ("confirmed", "ignored") for each in group):
        return None
    found = [each for each in read if each is not None]
    wanted = ("year", "month", "day")
    if any(not each[name] for each, name in zip(found, wanted, strict=False)) or len({each["of"] for each in found}) > 1:
        return None
    return found[0]["of"] or plain(laid.groups[group[0].index])


def _field(of: str, count: int, dataset: datasets.Dataset, brought: set[str | None]) -> datasets.Field | None:
    """The date that the words name, or without words the one that the dataset counts by. Two columns name a period only."""
    open_ = [each for each in dataset.declared if each.type == "date" and each.name not in brought]
    if count == 2:
        return next((each for each in open_ if each.format == "period_end" and each.required and not of), None)
    if of:
        meant = set().union(*(header_words.fields(dataset, word) for word in (of, f"{of}日期", f"{of}时间")))
        return next((each for each in open_ if each.name in meant), None)
    return next((each for each in open_ if each.required or each.name == _COUNTING.get(dataset.name)), None)


def _signed(part: Coded, sign: str) -> Coded:
    texts = [_BEHIND.sub("", tidy(text) or "") for text in part.texts.to_pylist()]
    return Coded(pa.array([text and text + sign for text in texts], pa.string()), part.codes)


def _with(first: Coded, second: Coded) -> Coded:
    firsts, seconds, inverse = coded.pairs(first, second)
    pairs = zip(first.texts.take(pa.array(firsts)).to_pylist(), second.texts.take(pa.array(seconds)).to_pylist(), strict=True)
    return Coded(pa.array(["".join(pair) for pair in pairs], pa.string()), inverse)
