"""One whole day in a text: 2007年7月18日, 2007.7.18, 20070718, 39281 (Excel), 二〇〇七年七月十八日, 18 Jul 2007."""

from __future__ import annotations

import re
from datetime import date, timedelta

from etl.tidy.text import plain, tidy
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
_JOINED = re.compile(rf"(\d{{4}})(\d{{2}})(\d{{2}})(?:\d{{4}}|\d{{6}})?(?:\.0+)?{_WEEKDAY}")
_SHORT = re.compile(r"'?(\d{2})([-./年])(\d{1,2})[-./月](\d{1,2})[日号]?")
_SHORT_OF_DASHES = re.compile(r"\d{2}-(?:\d-\d{1,2}|\d{2}-\d)")  # '07-8-9' is as good a number of a lot or a house
_AMERICAN = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
_ENGLISH = re.compile(r"(\d{1,2})[- /.]?([A-Za-z]{3,9})[- /.,]*(\d{4}|\d{2})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})[- /.]?(\d{1,2}),?[- /.]?(\d{4})")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_REMARK = re.compile(r"[(（][^()（）]*[)）]$")
_CHINESE_DIGITS = str.maketrans("〇○零Ｏ一二三四五六七八九", "0000123456789")
_MONTHS = {name: n for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)}


def bare(value: str) -> str:
    """A date as the patterns below know it: without time of day, remark, blanks, long dashes and a final stop."""
    text = _CLOCK.sub("", tidy(value) or "")
    text = _REMARK.sub("", western(plain(text))).rstrip(".,。、;")
    return _DASHES.sub(r"\1-\2-\3", text)


def western(text: str) -> str:
    """Chinese numerals in a date as digits: 二〇〇七年七月十八日 → 2007年7月18日."""
    if not re.search(r"[一二三四五六七八九十〇零]", text) or "年" not in text or "季" in text:
        return text
    return numerals(text)


def numerals(text: str) -> str:
    """Chinese numerals below a hundred, and years digit by digit, as digits: 十五 → 15. The day of a week (星期三) stays."""
    tens = re.sub(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)", lambda m: (m[1] or "一") + (m[2] or "〇"), text)
    return re.sub(r"(?<!期)(?<!周)[〇○零一二三四五六七八九]", lambda m: m[0].translate(_CHINESE_DIGITS), tens)


def one(text: str) -> date | Message | None:
    """One whole date in the text; None where it has another form; a Message where its day does not exist."""
    if m := _DAY.fullmatch(text):
        return day_of(int(m[1]), int(m[3]), int(m[4]), text)
    if m := _JOINED.fullmatch(text):
        return day_of(int(m[1]), int(m[2]), int(m[3]), text)
    if m := _AMERICAN.fullmatch(text):
        month, day = int(m[1]), int(m[2])
        if month > 12:
            month, day = day, month
        elif day <= 12 and month != day:
            return unfit(Message("“{value}” may be two different days.", value=text), Message("Write the year first, as in 2007-07-18."))
        return day_of(int(m[3]), month, day, text)
    if _SHORT_OF_DASHES.fullmatch(text):
        return unfit(Message("“{value}” may be two different days.", value=text), Message("Write the year first, as in 2007-07-18."))
    if m := _SHORT.fullmatch(text):
        return day_of(_century(int(m[1])), int(m[3]), int(m[4]), text)
    if (m := _ENGLISH.fullmatch(text)) and (named := _MONTHS.get(m[2][:3].lower())):
        return day_of(int(m[3]) if len(m[3]) == 4 else _century(int(m[3])), named, int(m[1]), text)
    if (m := _MONTH_FIRST.fullmatch(text)) and (named := _MONTHS.get(m[1][:3].lower())):
        return day_of(int(m[3]), named, int(m[2]), text)
    if (m := _SERIAL.fullmatch(text)) and int(m[1]) in _SERIALS:
        return _EXCEL_EPOCH + timedelta(days=int(m[1]))
    return None


def _century(year: int) -> int:
    return 2000 + year if year < 70 else 1900 + year


def day_of(year: int, month: int, day: int, text: str) -> date | Message:
    """That day, or the refusal of `text` where it does not exist or lies in no year that a bureau writes of."""
    try:
        found = date(year, month, day)
    except ValueError:
        return unfit(Message("“{value}” is a day that does not exist.", value=text), Message("Correct the date."))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return unfit(
            Message("“{value}” lies outside the years {first} to {last}.", value=text, first=FIRST_YEAR, last=LAST_YEAR), Message("Correct the date.")
        )
    return found
