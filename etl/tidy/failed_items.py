"""Failed items as a cell lists them, and figures that a cell beside them tells of each."""

from __future__ import annotations

import re

from etl.tidy import item_cuts, locants, one_item
from etl.tidy.one_item import Item, is_labelling, is_like_an_item
from etl.tidy.text import tidy

__all__ = ["Item", "figures", "is_labelling", "is_like_an_item", "parse"]

_LEAD = re.compile(r"^(?:主要)?(?:不合格|不符合)(?:的)?(?:检验|检测)?(?:项目?|指标)?(?:为|是|有|[:：])+ ?")
_BARS = re.compile(r"[║‖∥]")  # the double bar of the food notices


def parse(value: str) -> list[Item]:
    """The items that a cell names, in its order; an empty list for nothing.

    >>> [i.item for i in parse("1.低温动力黏度,mPa.s;2.倾点，℃")]
    ['低温动力黏度，mPa.s', '倾点，℃']
    """
    if tidy(value) is None:
        return []
    return [item._replace(item=locants.shown(item.item)) for item in _items(locants.hidden(_BARS.sub("||", value)))]


def _items(value: str) -> list[Item]:
    if "||" in value:
        return [one_item.of_bars(item_cuts.unnumbered(part)) or Item(tidy(part) or part.strip()) for part in item_cuts.notices(value)]
    items: list[Item] = []
    class_: str | None = None
    pieces = item_cuts.pieces(_LEAD.sub("", value.strip()))
    for piece in pieces:
        said, rest = one_item.class_before(piece)
        class_ = said or class_
        found = [one_item.read(part) for part in item_cuts.parts(rest, several=len(pieces) > 1)]
        items += [item._replace(class_=item.class_ or class_) for item in found if item is not None]
    return items


def figures(value: str, count: int) -> list[str | None] | None:
    """What a cell beside the items (实测值, 标准值) tells of each of `count` items, in their order; None where it cannot be shared out.

    >>> figures("98；8.9", 2)
    ['98', '8.9']
    """
    if count == 1:
        return [tidy(value)]
    for parts in (item_cuts.pieces(value), item_cuts.cut(value, re.compile("、")), item_cuts.cut(value, re.compile("[,，]"))):
        if len(parts) == count:
            return [tidy(part) for part in parts]
    return None
