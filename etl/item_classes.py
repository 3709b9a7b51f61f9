"""Failed items in a column for each class: A类, B类 and C类 below 不合格项目, or A类不合格项目 beside B类不合格项目."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyarrow as pa

import datasets
from etl import columns as coded
from etl.added import Table, added
from etl.columns import Coded
from etl.headers import Column
from etl.layout import Layout
from etl.tidy import verdicts
from etl.tidy.text import plain, tidy
from etl.tidy.unfit import titled
from words import Message

_CLASS = r"(?P<{0}>[ABC])[类级]|(?P<{1}>极重要|重要|一般)"
_ITEMS = r"(?:主要|质量|不合格|不符合|检验|项目|项|指标|名称)*"
_HEADER = re.compile(rf"(?:{_CLASS.format('a', 'b')}){_ITEMS}|{_ITEMS}\(?(?:{_CLASS.format('c', 'd')})\)?{_ITEMS}")
_LETTERS = {"极重要": "A", "重要": "B", "一般": "C"}
_FAILED = re.compile(r"不合格|不符合")
_COUNTS = re.compile(r"[\d.,√×]*")
_NUMBERED = re.compile(r"(?:^|[;；\n])\s*(?:\d{1,2}(?:[、)]|[.](?!\d))|[①-⑳])\s*")
_AND = "、"


def joined(found: Table, field: datasets.Field) -> Table:
    """The table with the items of all classes in one column: 'A类：壳体强度；B类：壁厚'. Columns that only count items stay as they are."""
    grid, laid, columns = found
    free = [each for each in columns if each.state in ("unmatched", "suggested") or (each.state == "known" and each.field == field.name)]
    classes = {letter: each for each in free if (letter := _class(laid, each))}
    if len(classes) < 2 or all(_counts(found, each) for each in classes.values()):
        return found
    if any(each.used and each.field == field.name and each not in classes.values() for each in columns):
        return found
    first, *others = (_named(coded.code(grid.cells.column(each.index)), letter) for letter, each in classes.items())
    together = first
    for other in others:
        together = _with(together, other)
    name = _AND.join(each.header for each in classes.values())
    why = Message("The columns {names} are read together as {field}.", names=name, field=titled(field.title))
    return added(found, list(classes.values()), Column(len(laid.header), name, "known", field.name, why=why), together)


def _class(laid: Layout, column: Column) -> str | None:
    """The class whose failed items a column lists; None for any other column."""
    if column.index >= len(laid.header):
        return None
    text, group = plain(laid.header[column.index]), plain(laid.groups[column.index])
    read = _HEADER.fullmatch(text)
    if read is None or not _FAILED.search(text + group):
        return None
    return read["a"] or read["c"] or _LETTERS[read["b"] or read["d"]]


def _counts(found: Table, column: Column) -> bool:
    grid, laid, _columns = found
    return all(_COUNTS.fullmatch(plain(text)) for text in laid.data(grid).column(column.index).unique().to_pylist() if text and tidy(text))


def _named(items: Coded, letter: str) -> Coded:
    texts = ["" if _none(text) else _NUMBERED.sub("；", text).strip("；;") for text in items.texts.to_pylist()]
    return Coded(pa.array([text and f"{letter}类：{text.replace('；', f'；{letter}类：')}" for text in texts], pa.string()), items.codes)


def _none(text: str) -> bool:
    """Whether a cell names no item: it is empty, or says that the batch passed in this class."""
    said = verdicts.read(text) if tidy(text) else None
    return not tidy(text) or (said is not None and said.final == "pass")


def _with(first: Coded, second: Coded) -> Coded:
    firsts, seconds, inverse = coded.pairs(first, second)
    pairs: Sequence[tuple[str, str]] = list(
        zip(first.texts.take(pa.array(firsts)).to_pylist(), second.texts.take(pa.array(seconds)).to_pylist(), strict=True)
    )
    return Coded(pa.array(["；".join(filter(None, pair)) for pair in pairs], pa.string()), inverse)
