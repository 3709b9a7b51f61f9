"""Dates as bureaus write them: 2007年7月18日, 2007.7.18, 2007/07/18, 20070718, 39281 (Excel), 二〇〇七年七月十八日, ranges."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from etl.tidy import one_day
from etl.tidy.months import names_no_day
from etl.tidy.pending import says_not_yet
from etl.tidy.text import shown, tidy
from etl.tidy.unfit import unfit
from words import Message

_RANGE = re.compile(r"(.+?)(?:至|到|~|～|—+|–|--|(?<=日)-(?=\d)|(?<=\d)-(?=\d{4}[年./-]))(.+)")
_SHORT_RANGE = re.compile(r"(\d{4}([./])\d{1,2}\2\d{1,2})-(\d{1,2}(?:\2\d{1,2})?)(?!\d)")  # a dash between days that points part
_NO_YEAR = re.compile(r"\d{1,2}(?:月\d{1,2}[日号]?|[./-]\d{1,2})")
_END_OF_MONTH = re.compile(r"((?:19|20)\d{2})[年./-](\d{1,2})月?(?:份)?[底末]")


def parse(value: str) -> date | Message | None:
    """The day a cell names, None for nothing, a Message where it cannot be read. A range of days is its last day.

    >>> parse("2007年7月18日")
    datetime.date(2007, 7, 18)
    """
    if tidy(value) is None or says_not_yet(value):
        return None
    text = one_day.bare(value)
    found = one_day.one(text)
    if found is None:
        found = _last_of_range(text)
    if found is None and (ended := _END_OF_MONTH.fullmatch(text)) and 1 <= int(ended[2]) <= 12:
        found = date(int(ended[1]), int(ended[2]), monthrange(int(ended[1]), int(ended[2]))[1])
    if found is None and names_no_day(text):
        return unfit(Message("“{value}” names no day.", value=shown(value)), Message("Write the day as well, as in 2007-07-18."))
    if found is None and _NO_YEAR.fullmatch(text):
        return unfit(Message("“{value}” names no year.", value=shown(value)), Message("Write the year as well, before the month."))
    if found is None:
        return unfit(Message("“{value}” cannot be read as a date.", value=shown(value)), Message("Write it as 2007-07-18."))
    return found


def of_lot(value: str) -> date | None:
    """The production date that a lot begins with ('2017-04-10/2017041001', '17/08/24/17/08/24/01'), or None.

    Only what is plainly a date counts: '120101601（批号）' names none.
    """
    text = re.sub(r"^(?:标称)?(?:生产)?日期[:：]? ?", "", tidy(value) or "")
    for pattern in (r"\d{4}([-./])\d{1,2}\1\d{1,2}(?!\d)", r"\d{4}年\d{1,2}月\d{1,2}日?", r"\d{8}(?!\d)", r"\d{2}/\d{2}/\d{2}(?!\d)"):
        found = re.match(pattern, text)
        if found is not None:
            day = one_day.one(found[0])
            return day if isinstance(day, date) else None
    return None


def _last_of_range(text: str) -> date | Message | None:
    """The end of '2017.3.1-2017.3.5', '2017年3月1日至5日', '2017年3月1日~4月2日', '2017.3.1-5'."""
    text = _SHORT_RANGE.sub(r"\1~\3", text)
    parts = _RANGE.fullmatch(text)
    if parts is None:
        return None
    start, end = one_day.one(parts[1]), parts[2]
    if not isinstance(start, date):
        return start
    if m := re.fullmatch(r"(\d{1,2})[日号]?", end):
        last = one_day.day_of(start.year, start.month, int(m[1]), text)
    elif m := re.fullmatch(r"(\d{1,2})[-./月](\d{1,2})[日号]?", end):
        last = one_day.day_of(start.year, int(m[1]), int(m[2]), text)
    else:
        other = one_day.one(end)
        if other is None:
            return None
        last = other
    if isinstance(last, date) and last < start:
        return unfit(Message("“{value}” ends before it begins.", value=text), Message("Correct the dates."))
    return last
