"""The class of failed items in a column beside them: 不合格项目 '壁厚', 不合格项目类别 'B类'.

Without it the index would weigh every such failure as critical. Only a column whose every cell is a class, or one for each of several items, is one;
of labelling it may say so instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyarrow as pa

import datasets
from etl import columns as coded
from etl.added import Table, added
from etl.columns import Coded
from etl.headers import Column
from etl.tidy import failed_items, one_item
from etl.tidy.text import plain, tidy
from etl.tidy.unfit import titled
from words import Message

_HEADER = re.compile(
    r"(?:不合格|不符合)?(?:检验|检测|质量)?(?:项目|项|参数|指标)(?:的?重要)?(?:类别|分类|类型|等级|分级|级别|程度|性质)(?:[(]?A[/、,]?B[/、,]?C[类级]?[)]?)?"
    r"|(?:不合格|不符合|缺陷)的?(?:类别|分类|类型|等级|分级|级别)|(?:质量特性|重要)(?:程度|性)?(?:类别|分类|等级|分级|级别)?|(?:A[/、,]?B[/、,]?C)类别?"
)


def headed(columns: Sequence[Column]) -> list[Column]:
    """The columns that nothing else reads and whose header says that they hold classes."""
    return [each for each in columns if each.state in ("unmatched", "suggested") and _HEADER.fullmatch(plain(each.header))]


def find(columns: Sequence[Column], data: pa.Table) -> Column | None:
    """The column of classes; None where no column, or more than one, is such. `data`: the rows below the header."""
    free = headed(columns)
    found = [each for each in free if _are_classes(data.column(each.index).unique().to_pylist())]
    return found[0] if len(found) == 1 else None


def joined(found: Table, field: datasets.Field) -> Table:
    """The table with each failed item's class before it: 'B类：壁厚'. Cells whose classes cannot be shared out among their items stay as they are.

    `field`: the failed items.
    """
    grid, laid, columns = found
    items = [each for each in columns if each.used and each.field == field.name]
    classes = find(columns, laid.data(grid))
    if len(items) != 1 or classes is None:
        return found
    told = [coded.code(grid.cells.column(each.index)) for each in (items[0], classes)]
    firsts, seconds, inverse = coded.pairs(*told)
    texts, beside = (each.texts.take(pa.array(places)).to_pylist() for each, places in zip(told, (firsts, seconds), strict=True))
    together = Coded(pa.array([_with(text, words) for text, words in zip(texts, beside, strict=True)], pa.string()), inverse)
    name = f"{items[0].header}、{classes.header}"
    why = Message("The columns {names} are read together as {field}.", names=name, field=titled(field.title))
    return added(found, [items[0], classes], Column(len(laid.header), name, "known", field.name, why=why), together)


def before(item: str, words: str) -> str:
    """An item with its class before it, as a cell of failed items has it; as it is where the words are no class."""
    class_ = one_item.class_of(words)
    return f"{class_}类：{item}" if class_ is not None and item else item


def _with(items: str | None, words: str | None) -> str:
    text = items or ""
    named = failed_items.parse(text)
    if not named or tidy(words or "") is None or any(each.class_ for each in named):
        return text
    classes = failed_items.figures(words or "", len(named)) if one_item.class_of(words or "") is None else [words] * len(named)
    parts = failed_items.figures(text, len(named)) if classes else None
    if classes is None or parts is None:
        return text
    return "；".join(before(part or "", each or "") for part, each in zip(parts, classes, strict=True))


def _are_classes(texts: Sequence[str | None]) -> bool:
    """Whether cells hold classes and nothing else, at least one of them."""
    said = [part for text in texts if tidy(text or "") is not None for part in re.split(r"[;；、,，/\s]+", text or "") if part]
    known = [one_item.class_of(part) is not None for part in said]
    return any(known) and all(is_class or one_item.is_labelling(part) for part, is_class in zip(said, known, strict=True))
