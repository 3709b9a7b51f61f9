"""Numbers and dates as officials write them (GB/T 15835: both ends of a range carry their unit)."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from words import _, language

CHINA = timezone(timedelta(hours=8))  # the clock of bureaus, wherever the machine stands
NOTHING = "—"
MINUS = "\u2212"
NBSP = "\u00a0"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PLURAL = re.compile(r"(?<=[a-z])(?:ies|(?<=ch|sh|ss)es|(?<!s)s)\b")


def half_up(value: Fraction | Decimal | float | int, decimals: int = 1) -> Decimal:
    """Round half away from zero, exactly for fractions (84.45 → 84.5, where binary floats say 84.4)."""
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal):  # a decimal is rounded as one: a chart of thousands of units writes a hundred thousand
        return value.quantize(Decimal((0, (1,), -decimals)), ROUND_HALF_UP) + 0  # no minus before a zero
    exact = Fraction(value) * 10**decimals
    whole = (abs(exact) * 2 + 1) // 2  # floor(|x| + 1/2): half up on integers
    return Decimal(int(whole) if exact >= 0 else -int(whole)).scaleb(-decimals)


def decimals_for(value: Fraction, target: Fraction | None, decimals: int = 1, most: int = 6) -> int:
    """As many decimals as a miss needs in order not to look like the target (79.96 against 80 → 2)."""
    if target is None or value == target:
        return decimals
    while decimals < most and half_up(value, decimals) == half_up(target, decimals):
        decimals += 1
    return decimals


def rate(passed: int | None, judged: int | None, target: float | Fraction | None = None) -> str:
    """Passed of judged as a percentage, half up to one decimal ('87.1%'); `target` (a fraction of 1) adds decimals to a near miss.

    Nothing judged is '—', never 0 or 100.
    """
    if not judged or passed is None:
        return NOTHING
    value = Fraction(int(passed) * 100, int(judged))
    limit = None if target is None else Fraction(str(target)) * 100
    return f"{half_up(value, decimals_for(value, limit))}%"


def percent(value: float | None, decimals: int = 1) -> str:
    """A fraction of 1 as a percentage: 0.818 → '81.8%'."""
    if value is None or math.isnan(value):
        return NOTHING
    return f"{half_up(Decimal(repr(float(value))).scaleb(2), decimals)}%"


def signed(value: float | Decimal | None, decimals: int = 1) -> str:
    """A difference with its sign: '+1.8', '−5.3' (U+2212), '0.0'."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return NOTHING
    rounded = half_up(value, decimals)
    return f"{'+' if rounded > 0 else MINUS if rounded < 0 else ''}{abs(rounded):,}"


def points(value: float | Decimal, decimals: int = 1) -> str:
    """A size in percentage points, without a sign: '1.8 个百分点', '1.8 pp'."""
    return _("{points} pp", points=abs(half_up(value, decimals)))


def interval(low: float | None, high: float | None, decimals: int = 1) -> str:
    """Two fractions of 1: '78.7%～84.7%' in Chinese, '78.7–84.7%' in English."""
    if low is None or high is None or math.isnan(low) or math.isnan(high):
        return NOTHING
    if language() == "zh":
        return f"{percent(low, decimals)}～{percent(high, decimals)}"
    return f"{percent(low, decimals)[:-1]}–{percent(high, decimals)}"


def count(n: int | float | None) -> str:
    """'1,203'; '—' for nothing."""
    return NOTHING if n is None or (isinstance(n, float) and math.isnan(n)) else f"{int(n):,}"


def of_unit(amount: str, unit: str) -> str:
    """An amount with its unit: '2 起', '3 cases', and of one in English '1 case'; without a unit the amount alone."""
    if language() != "zh" and amount == "1" and not unit.startswith("per ") and not any(map(str.isdigit, unit)):
        unit = _PLURAL.sub(lambda plural: "y" if plural[0] == "ies" else "", unit)
    return f"{amount} {unit}".strip()


def number(value: float | None, decimals: int = 1) -> str:
    """A plain figure, half up: '98.9'; '—' for nothing."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return NOTHING
    return f"{half_up(value, decimals):,}".replace("-", MINUS)


def plain(value: float) -> str:
    """A figure as it was given, with its own decimals: '1,234,567', '0.65'."""
    return f"{value:,.12g}".replace("-", MINUS)


def money(wan: float | None) -> str:
    """An amount in 万元: below 1 亿 as '9,800 万元', from there as '26.80 亿元'; in English 'CNY 98 m', 'CNY 2.68 bn'.

    One just below a round amount, as the boundaries of sales tiers are, keeps decimals rather than look like it: '4,999.6 万元', 'CNY 49.8 m'.
    """
    if wan is None or math.isnan(wan):
        return NOTHING
    exact = Decimal(repr(float(wan)))
    if language() == "zh":
        small = _short_of(exact, 1_000, 0)
        return f"{small:,} 万元" if abs(small) < 10_000 else f"{_short_of(exact / 10_000, 1, 2):,} 亿元"
    small = _short_of(exact / 100, 10, 0)
    return f"CNY {small:,} m" if abs(small) < 1_000 else f"CNY {_short_of(exact / 100_000, 1, 2):,} bn"


def _short_of(exact: Decimal, step: int, decimals: int, most: int = 4) -> Decimal:
    """Rounded half up, with more decimals where it would be rounded up to a multiple of `step`, or something down to nothing."""
    for places in range(decimals, most + 1):
        rounded = half_up(exact, places)
        if rounded % step or (abs(rounded) <= abs(exact) and bool(rounded) == bool(exact)):
            return rounded
    return half_up(exact, decimals)


def date_long(day: date | None) -> str:
    """'2007年11月11日'; '11 Nov 2007'."""
    if day is None:
        return NOTHING
    if language() == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def date_short(day: date | None) -> str:
    """'2007-11-11', for tables."""
    return NOTHING if day is None else day.isoformat()


def date_range(start: date, end: date) -> str:
    """'2007年7月3日～11月11日'; '3 Jul 2007 – 11 Nov 2007'."""
    if language() == "zh":
        tail = date_long(end) if end.year != start.year else f"{end.month}月{end.day}日"
        return f"{date_long(start)}～{tail}"
    return f"{date_long(start)} – {date_long(end)}"


def month_label(day: date, first: bool) -> str:
    """An axis label: the year stands over its first month shown ('2006年<br>1月'), then '4月'."""
    if language() == "zh":
        return f"{day.year}年<br>{day.month}月" if first else f"{day.month}月"
    return f"{_MONTHS[day.month - 1]}<br>{day.year}" if first else _MONTHS[day.month - 1]


def sample_size(n: int) -> str:
    """'n = 490' with no-break spaces."""
    return f"n{NBSP}={NBSP}{n:,}"
