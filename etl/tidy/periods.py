"""Periods and terms: a year, half, quarter, month or several months, and so many days from another date."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from etl.tidy import dates, one_day
from etl.tidy.months import MIXED_SPAN, MONTHS_SPAN, first_month, length
from etl.tidy.text import plain, tidy
from words import Message

_TERM = re.compile(r"(?:限期?|自?(?:接到)?通知(?:书)?(?:之日)?起)?(\d{1,3})(?:(个月)|[天日])(?:[之以]?内)?(?:整改)?(?:完成|完毕|到位)?")
_UP_TO = re.compile(r"^(?:截至|截止到?|至)|(?<=[年月季度])(?:底|末|止)$")  # '截至2011年9月底'
_NAMED = re.compile(
    r"(?:19|20)\d{2}年(?:度|上半年|下半年|全年|第?[一二三四1-4]季度|前[二三]季度|\d{1,2}月?[-—~至到]\d{1,2}月|\d{1,2}月(?:\d{1,2}日)?)?(?:底|末)?"
)


def parse_period(value: str, *, end: bool) -> date | Message | None:
    """As `parse`, but a year, a half, a quarter or a month is its last day (`end`) or its first."""
    if tidy(value) is None:
        return None
    text = _UP_TO.sub("", one_day.bare(value))
    day = None if MIXED_SPAN.fullmatch(text) else one_day.one(text)
    if day is not None:
        return day
    months = first_month(text)
    if months is not None:
        (year, first), last = months, months[1] + length(text) - 1
        return date(year, last, monthrange(year, last)[1]) if end else date(year, first, 1)
    if m := MONTHS_SPAN.fullmatch(text):
        year, month = (int(m[3] or m[1]), int(m[4])) if end else (int(m[1]), int(m[2]))
        if 1 <= month <= 12:
            return date(year, month, monthrange(year, month)[1] if end else 1)
    return dates.parse(value)


def named_in(text: str) -> str:
    """The first period that a title names: '2010年上半年' of '2010年上半年产品质量情况通报'; '' where none does."""
    said = (found[0] for found in _NAMED.finditer(plain(text)))
    return next((each for each in said if isinstance(parse_period(each, end=True), date)), "")


def parse_deadline(value: str) -> date | Message | None:
    """As `parse`, but a term such as '30天' names no day by itself: see `days_of`."""
    return None if days_of(value) is not None else dates.parse(value)


def days_of(value: str) -> int | None:
    """How many days a term gives: '30天' and '限60日内' as they say, a month 30. None for anything else, working days too."""
    found = _TERM.fullmatch(one_day.numerals(plain(value)))
    return None if found is None else int(found[1]) * (30 if found[2] else 1)
