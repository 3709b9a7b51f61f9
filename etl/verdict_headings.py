"""A heading alone in a row that says what the rows below it were judged: '二、合格产品名单（12批次）', '不合格产品'."""

from __future__ import annotations

import re

_NUMBER = r"(?:附[件表]\d*[:、]?)?(?:[一二三四五六七八九十\d]+[、.]|\([一二三四五六七八九十\d]+\))?"
_LISTED = r"(?:(?:产品|样品|商品|食品|化妆品|药品|批次|企业|单位)+(?:名单|名录|信息|清单|情况|目录|明细)?|名单|名录|清单)(?:一览表|汇总表|表)?"
_COUNT = r"(?:\([^()]{1,20}\)|[:：]\D{0,6}\d+[批个家]次?)?"
_HEADING = re.compile(rf"{_NUMBER}.{{0,20}}?(?P<not>不)?(?:合格|符合(?:标准|规定))的?{_LISTED}{_COUNT}")
_BOTH = re.compile(r"合格.{0,6}不合格|不合格.{0,6}(?<!不)合格")
_NONE_FAILED = re.compile(r"(?:未发现|未检出|未见|无)不合格")


def judged(heading: str) -> str:
    """合格 or 不合格; '' for a text that is no such heading, or speaks of both. `heading`: plain text."""
    said = _HEADING.fullmatch(heading)
    if said is None or _BOTH.search(heading):
        return ""
    return "不合格" if said["not"] and not _NONE_FAILED.search(heading) else "合格"
