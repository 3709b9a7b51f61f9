"""A table without a header that goes on with the one before it, as the pages of a printed list do: its columns must hold the same kinds of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import combinations

import pyarrow as pa

import datasets
from etl import header_words
from etl.headers import Column
from etl.tidy import choices, names, numbers, periods
from etl.tidy.text import tidy
from words import Message

_LOOKED_AT = 200  # rows
_MOSTLY, _HALF = 0.8, 0.5  # of the cells that say anything
_RUNNING = re.compile(r"\d{1,7}(?:\.0)?")
_GOODS = "product"
_FEWEST = 2  # columns that say something by their kind, 序号 and 抽样日期; one of a few declared words says as much alone


def goes_on(data: pa.Table, before: pa.Table, columns: Sequence[Column], width: int, dataset: datasets.Dataset) -> bool:
    """Whether rows may belong below a header of `width` columns: none is wider, every column of a kind holds that kind, and none holds what another
    has in the table `before`."""
    texts = [_said(column) for column in data.slice(0, _LOOKED_AT).columns]
    filled = [place for place, said in enumerate(texts) if said]
    if not filled or filled[-1] >= width:
        return False
    evidence = 0
    for column in columns:
        fits = _kind(column, dataset)
        said = texts[column.index] if column.index < len(texts) else []
        if fits is None or not said:
            continue
        if sum(map(fits, said)) < _MOSTLY * len(said):
            return False
        evidence += _weight(column, dataset)
    needed = {field.name for field in dataset.declared if field.required} | {"verdict"}
    missing = [each for each in columns if each.used and each.field in needed and not (each.index < len(texts) and texts[each.index])]
    return evidence >= _FEWEST and not missing and not _in_another_order(texts, [_said(column) for column in before.columns], columns)


def _in_another_order(texts: Sequence[list[str]], before: Sequence[list[str]], columns: Sequence[Column]) -> bool:
    """Whether a column holds the texts of another of the table before, or makers where that has none and none where it has them."""
    known = {each.index: set(before[each.index]) for each in columns if each.used and each.index < len(before)}
    here = {index: texts[index] if index < len(texts) else [] for index in known}
    days = {index for index, own in known.items() if own and sum(map(_is_day, own)) > _MOSTLY * len(own)}  # of lots too: 生产日期

    def moved(index: int, place: int) -> bool:
        elsewhere = _share(here[index], known[place] - known[index])
        return elsewhere >= _HALF and elsewhere > _share(here[index], known[index])

    for index in known:
        if any(place != index and moved(index, place) and not {index, place} <= days for place in known):
            return True
        firms = [sum(map(_is_firm, each)) / len(each) for each in (here[index], before[index]) if each]
        if len(firms) == 2 and abs(firms[0] - firms[1]) > _MOSTLY:
            return True
    # One day may be another's of the page before (made on the day on which others were sampled); both are only where the columns have changed.
    return any(moved(one, other) and moved(other, one) for one, other in combinations(sorted(days), 2))


def _share(texts: Sequence[str], among: set[str]) -> float:
    return sum(text in among for text in texts) / len(texts) if texts else 0.0


def _weight(column: Column, dataset: datasets.Dataset) -> int:
    """How much a column that fits speaks for it: declared words more than days and figures, and what is only no firm's name not at all."""
    if not (column.used and column.field):
        return 1
    return 0 if column.field == _GOODS else 2 if dataset.field(column.field).enum else 1


def _said(column: pa.ChunkedArray) -> list[str]:
    return [text for text in column.to_pylist() if text and tidy(text) is not None]


def _kind(column: Column, dataset: datasets.Dataset) -> Callable[[str], bool] | None:
    """Whether a text is of the column's kind; None for columns of any text."""
    if column.state == "ignored" and header_words.is_running(column.header):
        return lambda text: bool(_RUNNING.fullmatch(text.strip()))
    field = dataset.field(column.field) if column.used and column.field else None
    if field is None:
        return None
    if field.name == _GOODS:  # in a page with its columns in another order the makers would stand here
        return lambda text: not _is_firm(text)
    if field.enum:
        choose = choices.chooser(field)
        return lambda text: isinstance(choose(text), str)
    if field.type == "date":
        return _is_day
    if field.type in ("integer", "number"):
        return lambda text: not isinstance(numbers.parse_number(text), Message)
    return None


def _is_day(text: str) -> bool:
    return not isinstance(periods.parse_period(text, end=True), Message)


def _is_firm(text: str) -> bool:
    """Whether a name ends as those of enterprises do: 厂, 公司, 店."""
    key = names.key(text)
    return key is not None and names.core(key) != key
