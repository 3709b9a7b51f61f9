"""Which column may bring a field that the file must have and no header names: by what its cells say, else by the likeness of its header.

A guess is only ever a suggestion: it stands in the refusal and in the mapping that a person confirms.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

import datasets
from etl import header_words, item_list, mistaken
from etl.headers import Column
from etl.tidy.choices import chooser
from etl.tidy.text import tidy
from etl.tidy.unfit import titled
from words import Message

BY_CONTENT = 100.0  # the score of a column whose cells hold the few words of a field; no header that is only alike has it
_ALIKE = 50.0  # of 100: less than a suggestion needs elsewhere, for here a person has to choose anyway
_LOOKED_AT = 200  # rows
_GENERIC = re.compile(r"(?:企业|单位|产品|经营)?(?:类别|类型|分类|种类|性质|状态|等级|级别)")  # headers that stand above anything
_ITEM_FIRST = re.compile(r"\s*(?:[（(]?\d{1,2}[)）.、．]\s*)?(?!未检出|合格|符合|[无不]?泄漏)[\u4e00-\u9fff]{2}")  # 壁厚：4.1, and no 0.79g/kg
_MOSTLY = 0.8  # of the cells that say anything


def suggest(columns: Sequence[Column], data: pa.Table, dataset: datasets.Dataset) -> tuple[Column, ...]:
    """The columns, those suggested that may bring what the dataset needs and nothing brings. `data`: the rows below the header."""
    found = list(columns)
    for field in _needed(dataset):
        brought = {column.field for column in found if column.used or column.state == "suggested"}
        if field.name in brought or (field.name == "verdict" and {"first_verdict", "retest_verdict"} & brought):
            continue
        free = [each for each in found if each.state == "unmatched" and each.field is None and each.index < data.num_columns]
        free = [each for each in free if not (mistaken.is_count(each.header) or item_list.is_item(each.header))]
        best = max(((_score(each, data, field, dataset), -each.index, each) for each in free), default=None, key=lambda scored: scored[:2])
        if best is not None and best[0] >= _ALIKE:
            why = Message("“{header}” may be {field}; it is read only once a person confirms it.", header=best[2].header, field=titled(field.title))
            found[found.index(best[2])] = replace(best[2], state="suggested", field=field.name, score=best[0], why=why)
    return tuple(found)


def settle(columns: Sequence[Column], data: pa.Table, dataset: datasets.Dataset) -> tuple[Column, ...]:
    """Where two headers claim one field of few words, the column whose cells hold them has it: 检验结果 may be a figure beside 结论."""
    found = list(columns)
    for winner in [each for each in columns if each.state == "known" and each.field]:
        field = dataset.field(winner.field or "")
        rivals = [each for each in found if each.state == "unmatched" and each.field == field.name]
        if field.enum and rivals and winner.index < data.num_columns and not _holds_words(winner, data, field):
            better = next((each for each in rivals if each.index < data.num_columns and _holds_words(each, data, field)), None)
            if better is not None:
                why = Message("{header} is read as {field}: its cells hold the words, those of {rival} do not.", header=better.header,
                              field=titled(field.title), rival=winner.header)  # fmt: skip
                found[found.index(better)] = replace(better, state="known", why=why)
                found[found.index(winner)] = replace(winner, state="unmatched", field=None)
    found = [_figures_of_items(_of_other_words(each, data, dataset), found, data, dataset) for each in found]
    return tuple(_items_with_figures(each, found, data, dataset) for each in found)


def _of_other_words(column: Column, data: pa.Table, dataset: datasets.Dataset) -> Column:
    """A column with a header for anything, 类别 or 企业类型, whose cells hold not one word of the field: it is another one's, and not read."""
    if column.state != "known" or dataset.name == "sampling_results" or column.index >= data.num_columns or not _GENERIC.fullmatch(column.header):
        return column
    field = dataset.field(column.field or "")
    choose = chooser(field)
    cells = [text for text in data.column(column.index).unique().to_pylist() if text and tidy(text)]
    if not field.enum or field.required or not cells or any(isinstance(choose(text), str) for text in cells):
        return column
    why = Message("{header} is not read as {field}: none of its cells holds a word of it.", header=column.header, field=titled(field.title))
    return replace(column, state="unmatched", field=None, why=why)


def _figures_of_items(column: Column, columns: Sequence[Column], data: pa.Table, dataset: datasets.Dataset) -> Column:
    """A column of verdicts that holds not one, beside failed items: what was measured of them, as lists of failures have it."""
    brought = {each.field for each in columns if each.used}
    if column.state != "known" or column.field != "verdict" or "failed_items" not in brought or "failed_measured" in brought:
        return column
    choose = chooser(dataset.field("verdict"))
    cells = [text for text in data.column(column.index).to_pylist() if text and tidy(text)] if column.index < data.num_columns else []
    if not cells or any(isinstance(choose(text), str) for text in cells) or sum(map(_is_figure, cells)) < _MOSTLY * len(cells):
        return column
    field = titled(dataset.field("failed_measured").title)
    return replace(column, field="failed_measured", why=Message("{header} is read as {field}: its cells hold figures and no verdict.",
                   header=column.header, field=field))  # fmt: skip


def _items_with_figures(column: Column, columns: Sequence[Column], data: pa.Table, dataset: datasets.Dataset) -> Column:
    """A column 不合格项目检验结果 whose cells name the items themselves, where no other column does: the failed items, with what was measured."""
    brought = {each.field for each in columns if each.used}
    wanted = column.state == "known" and column.field == "failed_measured" and "不合格项目" in column.header and "failed_items" not in brought
    if not wanted or column.index >= data.num_columns:
        return column
    cells = [text for text in data.column(column.index).to_pylist() if text and tidy(text)]
    if sum(bool(_ITEM_FIRST.match(text)) for text in cells) < _MOSTLY * len(cells):
        return column
    title = titled(dataset.field("failed_items").title)
    return replace(
        column, field="failed_items", why=Message("{header} is read as {field}: its cells name the items.", header=column.header, field=title)
    )


def _is_figure(text: str) -> bool:
    return any(letter.isdigit() for letter in text) or "检出" in text


def _holds_words(column: Column, data: pa.Table, field: datasets.Field) -> bool:
    cells = [text for text in data.column(column.index).slice(0, _LOOKED_AT).to_pylist() if text and tidy(text)]
    choose = chooser(field)
    return bool(cells) and sum(isinstance(choose(text), str) for text in cells) >= _MOSTLY * len(cells)


def _needed(dataset: datasets.Dataset) -> list[datasets.Field]:
    return [field for field in dataset.declared if field.required or field.name == "verdict"]


def _score(column: Column, data: pa.Table, field: datasets.Field, dataset: datasets.Dataset) -> float:
    """`BY_CONTENT` where the cells hold the few words of the field, else how alike the header is to its words."""
    if field.enum and _holds_words(column, data, field):
        return BY_CONTENT
    return header_words.likeness(column.header, field.name, dataset)
