"""Figures that departments report: the one that answers for a target, a region and a day."""

from __future__ import annotations

import calendar
import unicodedata
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import pandas as pd

from analytics.campaigns import Target, Window
from analytics.context import Context
from analytics.labels import listing


@dataclass(frozen=True)
class Figure:
    """A reported figure: exact, with its parts where they were given. A percentage is a fraction of 1."""

    value: Fraction
    numerator: float | None
    denominator: float | None
    period_end: date
    department: str


def figure(context: Context, target: Target, region: str, as_of: date, *, percentage: bool, names: tuple[str, ...] | None = None) -> Figure | None:
    """The latest figure under one of the target's indicator names whose period overlaps the target's days and has ended.

    A period counts as ended in the month of `as_of`: records stop at the last sample, reports at the month's end. Of a target that counts several
    trades, figures filed trade by trade answer together once each of them has one of the same period.
    `percentage`: read '93.7', '93.7 %' and 0.937 as the same rate.
    """
    span = context.window(target, as_of)
    if span is None:
        return None
    wanted = {normal(name) for name in names or target.indicators}
    trades, levels = context.filters(target)["trades"], target.levels
    by_trade: dict[tuple[date | None, date | None], dict[str, Figure]] = {}
    for row in context.indicators:
        if normal(str(row.indicator)) in wanted and _fits(row, region, context.campaign.county_code, trades, levels) and _in_time(row, span, as_of):
            found, trade = _figure(row, percentage), _given(row, "trade")
            if found is not None and trade is not None and trades is not None and len(trades) > 1:
                of_period = by_trade.setdefault((_day(row, "period_start"), _day(row, "period_end")), {})
                of_period.setdefault(trade, found)
                found = _together(list(of_period.values()), target) if len(of_period) == len(trades) else None
            if found is not None:
                return found
    return None


def _together(figures: list[Figure], target: Target) -> Figure | None:
    """The figures of all trades as one: by their parts, or added up where they are counts; rates without their parts cannot be added."""
    end, department = figures[0].period_end, listing(dict.fromkeys(each.department for each in figures if each.department))
    above, below = [each.numerator for each in figures], [each.denominator for each in figures]
    if None not in above and None not in below:
        some, whole = (sum(exact(each or 0) for each in parts) for parts in (above, below))
        return Figure(some / whole, float(some), float(whole), end, department) if whole else None
    return Figure(sum((each.value for each in figures), Fraction(0)), None, None, end, department) if target.shape == "count" else None


def normal(name: str) -> str:
    """An indicator's name without the accidents of typing: width, blanks, punctuation."""
    return "".join(char for char in unicodedata.normalize("NFKC", name) if char.isalnum())


def _fits(row: object, region: str, county: str, trades: tuple[str, ...] | None, levels: tuple[str, ...] | None) -> bool:
    if (_given(row, "region") or "own") != region or _given(row, "township_code"):
        return False
    if region == "own" and _given(row, "county_code") not in (None, county):
        return False
    trade, level = _given(row, "trade"), _given(row, "level")
    return (trade is None or trades is None or trade in trades) and (level is None or levels is None or level in levels)


def _in_time(row: object, span: Window, as_of: date) -> bool:
    end, start = _day(row, "period_end"), _day(row, "period_start")
    last_known = as_of.replace(day=calendar.monthrange(as_of.year, as_of.month)[1])
    return end is not None and span.start <= end <= last_known and (start is None or start <= span.end)


def _figure(row: object, percentage: bool) -> Figure | None:
    above, below = _given(row, "numerator"), _given(row, "denominator")
    end = _day(row, "period_end")
    department = _given(row, "department") or ""
    assert end is not None, "A reported figure without a period came through."
    if above is not None and below:
        return Figure(exact(above) / exact(below), float(above), float(below), end, department)
    stated = _given(row, "value")
    if stated is None:
        return None
    value, unit = exact(stated), normal_unit(_given(row, "unit"))
    if percentage and (unit == "%" or value > 1):
        value /= 100
    return Figure(value, None, None, end, department)


def normal_unit(unit: str | None) -> str:
    """'％', '%', '百分比' → '%'."""
    text = unicodedata.normalize("NFKC", unit or "").strip()
    return "%" if text in ("%", "百分比", "百分数", "percent") else text


def exact(number: float) -> Fraction:
    """A number as the decimal it prints as."""
    return Fraction(repr(float(number)))


def _given(row: object, name: str) -> Any:
    value = getattr(row, name)
    return None if value is None or pd.isna(value) else value


def _day(row: object, name: str) -> date | None:
    value = _given(row, name)
    return None if value is None else value.date()
