"""A list with a column an item, as laboratories print them: 甲醛含量, pH值 and 色牢度 with 合格 or 不合格 below each.

The items that failed are a batch's failed items where no column names those, and its verdict where no column tells it. Words are taken only from
cells that speak of passing: 是 and 否 answer other questions too, and a tick counts only below a heading that says 项目, or where the verdicts of the
batches bear it out (see item_marks).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import datasets
from etl import item_marks
from etl.added import Table, added, in_rows
from etl.headers import Column
from etl.item_marks import CROSSES
from etl.tick_columns import is_tick
from etl.tidy import verdicts
from etl.tidy.choices import chooser, titles
from etl.tidy.text import plain, tidy
from etl.tidy.unfit import titled
from words import Message, Refusal

_OF_ITEM = re.compile(r"(?:单|各|分|本)项.{0,6}|(?:检验|检测)?(?:判定|结论|结果)")  # below the name of an item, which then heads it
_OTHER = re.compile(
    r"第?[一二三四五六七八九十\d]+批|批次|上次|上年|上期|去年|往年|历年|复查|整改|跟踪|许可|证|资质|台账|制度|验收|企业|单位|初检|复检|综合|总体|备注|自检|出厂检验|(?:抽查|抽检|检验|检测|监督)(?:结果|结论|判定)"
)
_HEADS = re.compile(r"项目|指标|参数")
_GOODS_AND_LABELS = re.compile(r"实物|内在质量"), re.compile(r"标签|标识|标志")
_FIGURES = {"failed_measured": "实测值", "failed_limit": "标准值"}
MOST_WIDE_ROWS = 500_000  # read item by item
_DIFFERENT_TEXTS = 100  # at the most, in a column of verdicts
_FEWEST_ITEMS = 2


def read(found: Table, dataset: datasets.Dataset) -> Table:
    """The table with the failed items, and where nothing tells it the verdict, that its columns of items say; else as it is.

    Raises Refusal for more than `MOST_WIDE_ROWS` such rows.
    """
    grid, laid, columns = found
    brought = {each.field for each in columns if each.used}
    if {"failed_items", "verdict"} <= brought or {"retest_verdict", "first_verdict"} & brought:
        return found
    items, data, rows = _items(found), laid.data(grid), laid.rows.to_pylist()
    few = len(rows) <= MOST_WIDE_ROWS
    said = {name: [_verdict(text) for text in data.column(each.index).to_pylist()] for name, each in items.items()} if few else {}
    stated = [each for each in columns if each.used and each.field == "verdict"]
    choose = chooser(dataset.field("verdict"))
    whole = [choose(text or "") for text in data.column(stated[0].index).to_pylist()] if stated and few else [None] * len(rows)
    marks = item_marks.found(_unread(found, items), laid, data, whole, list(said.values())) if stated and few else {}
    if len(items) + len(marks) < _FEWEST_ITEMS:
        return found
    if not few:
        raise Refusal("The list has {n} rows with a column an item ({names}); at most {most} such rows are read at a time. Split it.",
                      n=len(rows), names="、".join(items), most=MOST_WIDE_ROWS)  # fmt: skip
    items |= {name: each.column for name, each in marks.items()}
    said |= {name: each.answers for name, each in marks.items()}
    beside = {name: [(word, data.column(index).to_pylist()) for word, index in _figures(found, name)] for name in items}
    beside |= {name: each.figures for name, each in marks.items() if each.figures}
    failed = ["；".join(_told(name, row, beside[name]) for name, answers in said.items() if answers[row] == "fail") for row in range(len(rows))]
    told = {}
    if "failed_items" not in brought:
        told["failed_items"] = [text if not stated or verdict == "fail" else "" for text, verdict in zip(failed, whole, strict=True)]
    if not stated:
        words = {value: word for word, value in titles(dataset.field("verdict")).items()}
        whole_of = _of_goods_and_labels if _are_goods_and_labels(list(said)) else _of_all
        told["verdict"] = [whole_of([answers[row] for answers in said.values()], words) for row in range(len(rows))]
    loose = {index for name in items for _word, index in _figures(found, name)}
    table: Table = grid, laid, tuple(replace(each, state="ignored", field=None) if each.index in loose else each for each in columns)
    names = "、".join(items)
    for name, texts in told.items():
        field = dataset.field(name)
        why = Message("Each of the columns {names} tells of one item: {field} was read from them.", names=names, field=titled(field.title))
        column = Column(len(table[1].header), str(field), "known", name, why=why)
        table = added(table, list(items.values()), column, in_rows(texts, [row - 1 for row in rows], grid.cells.num_rows))
    return table


def _items(found: Table) -> dict[str, Column]:
    """The columns that nobody speaks for and whose cells pass or fail an item, by the item's name."""
    grid, laid, columns = found
    data = laid.data(grid)
    items: dict[str, Column] = {}
    for each in columns:
        if each.state not in ("unmatched", "suggested") or not each.header or each.index >= len(laid.header):
            continue
        header, group = laid.header[each.index], laid.groups[each.index]
        name = group if group and _OF_ITEM.fullmatch(plain(header)) else header
        different = data.column(each.index).unique()
        if len(different) > _DIFFERENT_TEXTS:
            continue
        texts = [text for text in different.to_pylist() if text and tidy(text) is not None]
        ticked = _HEADS.search(group) is not None and all(is_tick(text) or text.strip() in CROSSES for text in texts)
        if texts and not _OTHER.search(name) and not _OF_ITEM.fullmatch(plain(name)) and (ticked or all(map(verdicts.read, texts))):
            items.setdefault(name, each)
    return items


def _unread(found: Table, items: Mapping[str, Column]) -> list[Column]:
    """The columns that may tell of an item by marks or figures: nothing reads them, and their header asks nothing else."""
    _grid, laid, columns = found
    free = [each for each in columns if each.state in ("unmatched", "suggested") and each.header and each.index < len(laid.header)]
    return [each for each in free if each not in items.values() and not _OTHER.search(each.header) and not _OF_ITEM.fullmatch(plain(each.header))]


def _figures(found: Table, item: str) -> list[tuple[str, int]]:
    """What a list tells of an item beside its verdict, below the item's name: the word for it, and the column."""
    _grid, laid, columns = found
    pairs = [(each.index, next(iter({"failed_measured", "failed_limit"} & {each.field}), "")) for each in columns if each.index < len(laid.header)]
    return [(_FIGURES[name], index) for index, name in pairs if name and laid.groups[index] == item]


def _told(item: str, row: int, figures: Sequence[tuple[str, Sequence[str]]]) -> str:
    """The item with its figures, as a cell of failed items has it."""
    return "，".join([item, *(f"{word}：{texts[row].strip()}" for word, texts in figures if tidy(texts[row] or "") is not None)])


def _verdict(text: str | None) -> str | None:
    if text is None or tidy(text) is None:
        return None
    if is_tick(text):
        return "pass"
    read = verdicts.read(text)
    return "fail" if text.strip() in CROSSES else read.final if read else None


def _of_all(answers: Sequence[str | None], words: dict[str, str]) -> str:
    """The batch failed where an item did, and passed where those that were tested did."""
    said = {each for each in answers if each}
    return words["fail"] if "fail" in said else words["pass"] if said == {"pass"} else ""


def _are_goods_and_labels(names: Sequence[str]) -> bool:
    """Whether the columns are two: what the goods were judged, and then what their labels were."""
    return len(names) == len(_GOODS_AND_LABELS) and all(pattern.search(plain(name)) for pattern, name in zip(_GOODS_AND_LABELS, names, strict=True))


def _of_goods_and_labels(answers: Sequence[str | None], words: dict[str, str]) -> str:
    """Both verdicts in one text, so that a batch that fails on its labels alone is known as one."""
    goods, labels = answers
    if goods is None or labels is None:
        return _of_all(answers, words)
    return f"实物{words[goods]}，标签{words[labels]}" if "not_judged" not in answers else _of_all(answers, words)
