"""Tables that hold no record a row: rows and columns swapped, or counts of batches instead of batches. Seen, and said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from etl.head import tidy_text
from etl.receive import Grid
from etl.tidy.text import plain

_LOOKED_AT = 60  # rows in which a header may stand from top to bottom
_FEWEST = 3
_COMMON = frozenset("序号产品名称样商标规格型生企业单位日期批抽检验结论果合不项目标准值机构地址县市区乡镇街道行类别级备注年月编时间量数额")
_COUNTS = re.compile(
    r"(?:批次?|产品|企业|样品|抽样|综合)?(?:合格|不合格|问题发现|不合格发现)率(?:\(%\))?"
    r"|(?:抽查|抽检|抽样|检验|检测|合格|不合格|监督抽查)(?:产品|样品)?(?:批次|批数|批次数|总批次|企业数|企业家数|家数|组数|数量?)(?:\([批家组个次]+\))?"
)


def stands_upright(grid: Grid, known: Callable[[str], bool], hits: int) -> bool:
    """Whether the words of a header stand below one another in one of the first columns, more of them than in any row (`hits`)."""
    for column in grid.cells.columns[:_FEWEST]:
        texts = {tidy_text(text).rstrip(":：") for text in column.slice(0, _LOOKED_AT).to_pylist() if text}
        if sum(map(known, texts)) > max(hits, _FEWEST - 1):
            return True
    return False


def looks_foreign(text: str) -> bool:
    """Whether what was decoded as GB18030 is full of characters that no header of a bureau has: kana, halves of words, rare signs."""
    beyond = sum(not (each.isascii() or "\u4e00" <= each <= "\u9fff" or each in "（）、，。：；“”·％／") for each in text)
    common = sum(each in _COMMON for each in text)
    return beyond > 0 or common * 5 < len(text)


def counts(header: Sequence[str]) -> list[str]:
    """The columns that count batches or enterprises, where there are several; else nothing."""
    found = [text for text in header if is_count(text)]
    return found if len(found) > 1 else []


def is_count(text: str) -> bool:
    """Whether a header counts batches or enterprises, or is a rate of them: 抽查批次, 合格率."""
    return _COUNTS.fullmatch(plain(text)) is not None
