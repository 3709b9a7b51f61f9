"""Texts that name months and no day: 2007年7月, 2007年三季度, 2010年上半年, 2011年."""

from __future__ import annotations

import re

from etl.tidy.one_day import FIRST_YEAR, LAST_YEAR

_MONTH = re.compile(r"(\d{4})[-./年](\d{1,2})月?(?:份)?")
_YEAR = re.compile(r"(\d{4})年?(?:度)?")
_QUARTER = re.compile(r"(\d{4})年?(?:第?([一二三四1-4])季度?|[Qq]([1-4])|(上半年|下半年|全年)|前([二三])季度)")
MONTHS_SPAN = re.compile(r"(\d{4})[-./年](\d{1,2})月?(?:至|到|~|—+|–|-)(?:(\d{4})[-./年])?(\d{1,2})月?(?:份)?")
MIXED_SPAN = re.compile(r"\d{4}[./]\d{1,2}-\d{1,2}")  # '2011.7-9': of periods, July to September


def names_no_day(text: str) -> bool:
    """Whether a plain text is a month, quarter, half or year."""
    return any(each.fullmatch(text) for each in (_MONTH, _QUARTER, _YEAR))


def first_month(text: str) -> tuple[int, int] | None:
    """Year and first month of a period without days."""
    if m := _QUARTER.fullmatch(text):
        if m[5]:
            return int(m[1]), 1
        if m[4]:
            return int(m[1]), 7 if m[4] == "下半年" else 1
        return int(m[1]), 3 * ("一二三四".find(m[2]) if m[2] and m[2] in "一二三四" else int(m[2] or m[3]) - 1) + 1
    if (m := _MONTH.fullmatch(text)) and 1 <= int(m[2]) <= 12:
        return int(m[1]), int(m[2])
    if (m := _YEAR.fullmatch(text)) and FIRST_YEAR <= int(m[1]) <= LAST_YEAR:
        return int(m[1]), 1
    return None


def length(text: str) -> int:
    """How many months the period of `first_month` has."""
    if "全年" in text or _YEAR.fullmatch(text):
        return 12
    if "半年" in text:
        return 6
    if first := re.search(r"前([二三])季", text):
        return 6 if first[1] == "二" else 9
    return 3 if _QUARTER.fullmatch(text) else 1
