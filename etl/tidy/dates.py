"""Dates as bureaus write them: 2007年7月18日, 2007.7.18, 2007/07/18, 20070718, 39281 (Excel), 二〇〇七年七月十八日, ranges."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from etl.tidy.pending import says_not_yet
from etl.tidy.text import plain, shown, tidy
from etl.tidy.unfit import unfit
from words import Message

FIRST_YEAR, LAST_YEAR = 1950, 2099
_EXCEL_EPOCH = date(1899, 12, 30)  # day 0 of the 1900 system, with Excel's 29 February 1900 behind it
_SERIALS = range(18_264, 73_051)  # 1950-01-01 … 2099-12-31

_HALF = r"(?:上午|下午|中午|早上|晚上|凌晨|[AaPp]\.?[Mm]\.?)"
# The time of day, cut off while blanks still tell it from the day: '2007/8/9 10:30', '2007年8月9日 上午'.
_CLOCK = re.compile(
    rf"(?:(?<=\d)[ T]|(?<=[日号)）]) ?){_HALF}? ?"
    rf"(?:\d{{1,2}}[:：]\d{{1,2}}(?:[:：]\d{{1,2}}(?:\.\d+)?)?(?:Z|[+-]\d{{2}}:?\d{{2}})?|\d{{1,2}}[时点](?:\d{{1,2}}分?)?(?:\d{{1,2}}秒)?|(?<=午)|(?<=[上晨]))"
    rf"(?: ?{_HALF})?(?![\d:：])"
)
_DASHES = re.compile(r"(?<!\d)(\d{4})[—–−‐‑―]+(\d{1,2})[—–−‐‑―]+(\d{1,2})(?!\d)")
_WEEKDAY = r"(?:\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?"
_DAY = re.compile(rf"(\d{{4}})([-./\\年_、,。])(\d{{1,2}})[-./\\月_、,。](\d{{1,2}})[日号]?{_WEEKDAY}")
_JOINED = re.compile(rf"(\d{{4}})(\d{{2}})(\d{{2}})(?:\d{{6}})?(?:\.0+)?{_WEEKDAY}")
_SHORT = re.compile(r"'?(\d{2})([-./年])(\d{1,2})[-./月](\d{1,2})[日号]?")
_SHORT_OF_DASHES = re.compile(r"\d{2}-(?:\d-\d{1,2}|\d{2}-\d)")  # '07-8-9' is as good a number of a lot or a house
_AMERICAN = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
_ENGLISH = re.compile(r"(\d{1,2})[- /.]?([A-Za-z]{3,9})[- /.,]*(\d{4}|\d{2})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})[- /.]?(\d{1,2}),?[- /.]?(\d{4})")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_MONTH = re.compile(r"(\d{4})[-./年](\d{1,2})月?(?:份)?")
_YEAR = re.compile(r"(\d{4})年?(?:度)?")
_QUARTER = re.compile(r"(\d{4})年?(?:第?([一二三四1-4])季度?|[Qq]([1-4])|(上半年|下半年|全年))")
_MONTHS_SPAN = re.compile(r"(\d{4})[-./年](\d{1,2})月?(?:至|到|~|—+|–|-)(?:(\d{4})[-./年])?(\d{1,2})月?(?:份)?")
_MIXED_SPAN = re.compile(r"\d{4}[./]\d{1,2}-\d{1,2}")  # '2011.7-9': of periods, July to September
_RANGE = re.compile(r"(.+?)(?:至|到|~|～|—+|–|--|(?<=日)-(?=\d)|(?<=\d)-(?=\d{4}[年./-]))(.+)")
_TERM = re.compile(r"(?:限期?|自?(?:接到)?通知(?:书)?(?:之日)?起)?(\d{1,3})(?:(个月)|[天日])(?:[之以]?内)?(?:整改)?(?:完成|完毕|到位)?")
_REMARK = re.compile(r"[(（][^()（）]*[)）]$")
_CHINESE_DIGITS = str.maketrans("〇○零Ｏ一二三四五六七八九", "0000123456789")
_MONTHS = {name: n for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)}


def parse(value: str) -> date | Message | None:
    """The day a cell names, None for nothing, a Message where it cannot be read. A range of days is its last day.

    >>> parse("2007年7月18日")
    datetime.date(2007, 7, 18)
    """
    if tidy(value) is None or says_not_yet(value):
        return None
    text = _plain(value)
    found = _one(text)
    if found is None:
        found = _last_of_range(text)
    if found is None and (_MONTH.fullmatch(text) or _QUARTER.fullmatch(text) or _YEAR.fullmatch(text)):
        return unfit(Message("“{value}” names no day.", value=shown(value)), Message("Write the day as well, as in 2007-07-18."))
    if found is None:
        return unfit(Message("“{value}” cannot be read as a date.", value=shown(value)), Message("Write it as 2007-07-18."))
    return found


def parse_deadline(value: str) -> date | Message | None:
    """As `parse`, but a term such as '30天' names no day by itself: see `days_of`."""
    return None if days_of(value) is not None else parse(value)


def days_of(value: str) -> int | None:
    """How many days a term gives: '30天' and '限60日内' as they say, a month 30. None for anything else, working days too."""
    text = re.sub(r"([二三四五六七八九]?)十", lambda m: str(10 * ("一二三四五六七八九".find(m[1] or "一") + 1)), plain(value))
    found = _TERM.fullmatch(text.translate(_CHINESE_DIGITS))
    return None if found is None else int(found[1]) * (30 if found[2] else 1)


def parse_period(value: str, *, end: bool) -> date | Message | None:
    """As `parse`, but a year, a half, a quarter or a month is its last day (`end`) or its first."""
    if tidy(value) is None:
        return None
    text = _plain(value)
    day = None if _MIXED_SPAN.fullmatch(text) else _one(text)
    if day is not None:
        return day
    months = _months(text)
    if months is not None:
        (year, first), last = months, months[1] + _length(text) - 1
        return date(year, last, monthrange(year, last)[1]) if end else date(year, first, 1)
    if m := _MONTHS_SPAN.fullmatch(text):
        year, month = (int(m[3] or m[1]), int(m[4])) if end else (int(m[1]), int(m[2]))
        if 1 <= month <= 12:
            return date(year, month, monthrange(year, month)[1] if end else 1)
    return parse(value)


def of_lot(value: str) -> date | None:
    """The production date that a lot begins with ('2017-04-10/2017041001', '17/08/24/17/08/24/01'), or None.

    Only what is plainly a date counts: '120101601（批号）' names none.
    """
    text = re.sub(r"^(?:标称)?(?:生产)?日期[:：]? ?", "", tidy(value) or "")
    for pattern in (r"\d{4}([-./])\d{1,2}\1\d{1,2}(?!\d)", r"\d{4}年\d{1,2}月\d{1,2}日?", r"\d{8}(?!\d)", r"\d{2}/\d{2}/\d{2}(?!\d)"):
        found = re.match(pattern, text)
        if found is not None:
            day = _one(found[0])
            return day if isinstance(day, date) else None
    return None


def _plain(value: str) -> str:
    """A date as the patterns below know it: without time of day, remark, blanks, long dashes and a final stop."""
    text = _CLOCK.sub("", tidy(value) or "")
    text = _REMARK.sub("", _western(plain(text))).rstrip(".,。、;")
    return _DASHES.sub(r"\1-\2-\3", text)


def _western(text: str) -> str:
    """Chinese numerals in a date as digits: 二〇〇七年七月十八日 → 2007年7月18日."""
    if not re.search(r"[一二三四五六七八九十〇零]", text) or "年" not in text or "季" in text:
        return text
    tens = re.sub(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)", lambda m: (m[1] or "一") + (m[2] or "〇"), text)
    return re.sub(r"(?<!期)(?<!周)[〇○零一二三四五六七八九]", lambda m: m[0].translate(_CHINESE_DIGITS), tens)


def _one(text: str) -> date | Message | None:
    """One whole date in the text; None where it has another form; a Message where its day does not exist."""
    if m := _DAY.fullmatch(text):
        return _day(int(m[1]), int(m[3]), int(m[4]), text)
    if m := _JOINED.fullmatch(text):
        return _day(int(m[1]), int(m[2]), int(m[3]), text)
    if m := _AMERICAN.fullmatch(text):
        month, day = int(m[1]), int(m[2])
        if month > 12:
            month, day = day, month
        elif day <= 12 and month != day:
            return unfit(Message("“{value}” may be two different days.", value=text), Message("Write the year first, as in 2007-07-18."))
        return _day(int(m[3]), month, day, text)
    if _SHORT_OF_DASHES.fullmatch(text):
        return unfit(Message("“{value}” may be two different days.", value=text), Message("Write the year first, as in 2007-07-18."))
    if m := _SHORT.fullmatch(text):
        return _day(_century(int(m[1])), int(m[3]), int(m[4]), text)
    if (m := _ENGLISH.fullmatch(text)) and (named := _MONTHS.get(m[2][:3].lower())):
        return _day(int(m[3]) if len(m[3]) == 4 else _century(int(m[3])), named, int(m[1]), text)
    if (m := _MONTH_FIRST.fullmatch(text)) and (named := _MONTHS.get(m[1][:3].lower())):
        return _day(int(m[3]), named, int(m[2]), text)
    if (m := _SERIAL.fullmatch(text)) and int(m[1]) in _SERIALS:
        return _EXCEL_EPOCH + timedelta(days=int(m[1]))
    return None


def _century(year: int) -> int:
    return 2000 + year if year < 70 else 1900 + year


def _day(year: int, month: int, day: int, text: str) -> date | Message:
    try:
        found = date(year, month, day)
    except ValueError:
        return unfit(Message("“{value}” is a day that does not exist.", value=text), Message("Correct the date."))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return unfit(
            Message("“{value}” lies outside the years {first} to {last}.", value=text, first=FIRST_YEAR, last=LAST_YEAR), Message("Correct the date.")
        )
    return found


def _last_of_range(text: str) -> date | Message | None:
    """The end of '2017.3.1-2017.3.5', '2017年3月1日至5日', '2017年3月1日~4月2日'."""
    parts = _RANGE.fullmatch(text)
    if parts is None:
        return None
    start, end = _one(parts[1]), parts[2]
    if not isinstance(start, date):
        return start
    if m := re.fullmatch(r"(\d{1,2})[日号]?", end):
        last = _day(start.year, start.month, int(m[1]), text)
    elif m := re.fullmatch(r"(\d{1,2})[-./月](\d{1,2})[日号]?", end):
        last = _day(start.year, int(m[1]), int(m[2]), text)
    else:
        other = _one(end)
        if other is None:
            return None
        last = other
    if isinstance(last, date) and last < start:
        return unfit(Message("“{value}” ends before it begins.", value=text), Message("Correct the dates."))
    return last


def _months(text: str) -> tuple[int, int] | None:
    """Year and first month of a period without days."""
    if m := _QUARTER.fullmatch(text):
        if m[4]:
            return int(m[1]), 7 if m[4] == "下半年" else 1
        return int(m[1]), 3 * ("一二三四".find(m[2]) if m[2] and m[2] in "一二三四" else int(m[2] or m[3]) - 1) + 1
    if (m := _MONTH.fullmatch(text)) and 1 <= int(m[2]) <= 12:
        return int(m[1]), int(m[2])
    if (m := _YEAR.fullmatch(text)) and FIRST_YEAR <= int(m[1]) <= LAST_YEAR:
        return int(m[1]), 1
    return None


def _length(text: str) -> int:
    """How many months the period of `_months` has."""
    if "全年" in text or _YEAR.fullmatch(text):
        return 12
    if "半年" in text:
        return 6
    return 3 if _QUARTER.fullmatch(text) else 1
