"""Numbers with thousands separators, percent signs and counting words, and amounts of money in 元, 万元 or 亿元."""

from __future__ import annotations

import re
from decimal import Decimal

from etl.tidy.text import plain, shown, tidy
from etl.tidy.unfit import unfit
from words import Message

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?|[+-]?\.\d+")
_AMOUNT = re.compile(rf"(?:人民币|RMB|CNY|[¥￥])?({_NUMBER.pattern})(亿元|亿|千万元|百万元|万元|万|千元|元|圆)?")
_COUNTED = re.compile(rf"({_NUMBER.pattern})(?:项次|项|个|家|批次|批|台件|台|件|起|分|户|只)?")
# How many 万元 one of the unit is.
UNITS = {
    "亿元": Decimal(10_000),
    "亿": Decimal(10_000),
    "千万元": Decimal(1_000),
    "百万元": Decimal(100),
    "万元": Decimal(1),
    "万": Decimal(1),
    "千元": Decimal("0.1"),
    "元": Decimal("0.0001"),
    "圆": Decimal("0.0001"),
}


def parse_number(value: str) -> float | Message | None:
    """A figure: '1,234.5' → 1234.5, '91.5%' → 91.5 (percent stay percent), '5‰' → 0.5, '12 家' → 12."""
    if tidy(value) is None:
        return None
    text = plain(value)
    found = _COUNTED.fullmatch(text[:-1] if text.endswith(("%", "‰")) else text)
    if found is None:
        return unfit(Message("“{value}” is not a number.", value=shown(value)), Message("Write digits only, as in 1234.5."))
    number = _decimal(found[1])
    return float(number / 10 if text.endswith("‰") else number)  # shares are held in percent


def parse_whole(value: str) -> int | Message | None:
    """A count of 0 or more: '12', '12.0', '1,200 项'."""
    number = parse_number(value)
    if isinstance(number, Message) or number is None:
        return number
    if number < 0 or number != int(number) or number > 2_000_000_000:
        return unfit(Message("“{value}” is not a count.", value=shown(value)), Message("Write a whole number, 0 or more."))
    return int(number)


def parse_money(value: str, unit: str | None = None) -> float | Message | None:
    """An amount in 万元. A unit in the cell wins over the header's `unit`; without either it is 万元, as the form says."""
    if tidy(value) is None:
        return None
    found = _AMOUNT.fullmatch(plain(value).replace("，", ","))
    if found is None:
        return unfit(
            Message("“{value}” is not an amount of money.", value=shown(value)),
            Message("Write digits, with 元, 万元 or 亿元 behind them where the header does not say it."),
        )
    amount = _decimal(found[1]) * UNITS[found[2] or unit or "万元"]
    if amount < 0:
        return unfit(Message("“{value}” is negative.", value=shown(value)), Message("Write the amount as 0 or more, or leave it empty."))
    return float(amount)


def unit_of(text: str) -> str | None:
    """The unit of money that a header or a line above the table names: '年销售额（万元）' → 万元, '单位：元' → 元."""
    found = re.search(r"(?:[(（/、,，:：]|单位[:：为]?)(?:人民币)?(亿元|千万元|百万元|万元|千元|元)", plain(text))
    return found[1] if found else None


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("，", ""))
