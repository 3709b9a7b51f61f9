"""A list with a row an item as it is read: which of its columns name the items and judge them, and which tell of the sample."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

import datasets
from etl import class_column, header_words
from etl.headers import Column
from etl.item_rows import lists_items, name_several, runs_on
from etl.tidy.choices import chooser
from etl.tidy.text import plain
from words import Message

FIGURES = {"failed_measured": "实测值", "failed_limit": "标准值"}  # fields that tell of an item, as a cell of failed items words them
_OF_ITEMS = {*FIGURES, "items_tested", "failed_items", "standard"}  # may differ from item to item
_ITEM = re.compile(r"(?:检验|检测|抽检|检查|测试)?(?:项目|参数|指标)(?:名称)?")
_OF_ITEM = re.compile(r"(?:单|各|分|本)项(?:检验|检测)?(?:目)?(?:判定|结论|结果|评价|评定|判断|合格与否|是否合格)(?:结果|结论)?")

Verdicts = Sequence[str | Message | None]  # pass, fail or not_judged; a message for a word that is none; None for nothing


@dataclass(frozen=True)
class ItemList:
    """What its rows say, one value a row; `figures` by field, `of_sample` one list a column that tells of the sample.

    `class_texts` are empty where there is no column of classes.
    """

    item: Column
    judged: Column
    items: Sequence[str]
    judged_texts: Sequence[str]
    verdicts: Verdicts
    classes: Column | None
    class_texts: Sequence[str]
    figures: Mapping[str, Sequence[str]]
    of_sample: Sequence[Sequence[str]]
    numbers: Sequence[str] | None  # of samples
    several_a_cell: bool
    a_batch_a_row: bool  # told by running numbers that go on, or by cells that list several items each


def item_column(columns: Sequence[Column]) -> Column | None:
    """The column that names items, where there is just one."""
    return _only(columns, _ITEM)


def judges_items(columns: Sequence[Column]) -> bool:
    """Whether a column judges each item."""
    return _only(columns, _OF_ITEM) is not None


def is_item(header: str) -> bool:
    """Whether a header stands above the names of items."""
    return _ITEM.fullmatch(plain(header)) is not None


def read(columns: Sequence[Column], data: pa.Table, dataset: datasets.Dataset) -> ItemList | None:
    """The list below these columns; None where no column judges its items. `data`: the rows below the header."""
    item = item_column(columns)
    if item is None:
        return None
    texts = {each.index: data.column(each.index).to_pylist() for each in columns}
    choose = chooser(dataset.field("verdict"))
    verdicts = {
        each.index: [choose(text or "") for text in texts[each.index]] for each in columns if each.state == "known" and each.field == "verdict"
    }
    numbers = next((texts[each.index] for each in columns if each.used and each.field == "sample_no"), None)
    several = lists_items(texts[item.index])
    running = next((texts[each.index] for each in columns if header_words.is_running(each.header)), None)
    again = running if running is not None and not runs_on(running) else None
    judged = _only(columns, _OF_ITEM) or (None if several else _item_by_item(columns, numbers or again, texts[item.index], verdicts))
    if judged is None:
        return None
    own = verdicts.pop(judged.index, None) or [choose(text or "") for text in texts[judged.index]]
    if not any(isinstance(each, str) for each in own):
        return None
    of_sample = [texts[each.index] for each in columns if each.used and each is not judged and each.field not in _OF_ITEMS]
    goes_on = running is not None and again is None and not any(_passed_in_a_failed_batch(own, whole) for whole in verdicts.values())
    if again is not None:
        of_sample.append(again)
    classes = class_column.find(columns, data)
    return ItemList(
        item=item,
        judged=judged,
        items=texts[item.index],
        judged_texts=texts[judged.index],
        verdicts=own,
        classes=classes,
        class_texts=texts[classes.index] if classes else [""] * data.num_rows,
        figures={each.field: texts[each.index] for each in columns if each.used and each.field in FIGURES},
        of_sample=of_sample,
        numbers=numbers,
        several_a_cell=several,
        a_batch_a_row=numbers is None and (several or goes_on),
    )


def _only(columns: Sequence[Column], pattern: re.Pattern[str]) -> Column | None:
    found = [each for each in columns if each.state in ("unmatched", "suggested", "known") and pattern.fullmatch(plain(each.header))]
    return found[0] if len(found) == 1 else None


def _item_by_item(columns: Sequence[Column], numbers: Sequence[str] | None, items: Sequence[str], verdicts: Mapping[int, Verdicts]) -> Column | None:
    """The column of verdicts where rows of one sample or running number name several items: it tells of each, or in each of the whole sample."""
    column = next((each for each in columns if each.index in verdicts), None)
    return column if column is not None and numbers is not None and name_several(numbers, items) else None


def _passed_in_a_failed_batch(items: Verdicts, batches: Verdicts) -> bool:
    """Whether a row says that its item passed and the batch failed: then it is not the only row of its batch."""
    return any(item == "pass" and batch == "fail" for item, batch in zip(items, batches, strict=True))
