"""Days by the calendar: the first and last day of a month, and the same day or the same period so many months earlier or later."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from analytics.campaign import Window

YEAR = 12


def first_of_month(day: date, later: int = 0) -> date:
    """The first day of the month so many months after that of `day` (negative: before it)."""
    count = day.year * YEAR + day.month - 1 + later
    return date(count // YEAR, count % YEAR + 1, 1)


def last_of_month(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def months_back(day: date, months: int) -> date:
    """The first day of the month that begins a span of so many months ending in that of `day`."""
    return first_of_month(day, 1 - months)


def moved(day: date, months: int) -> date:
    """The same day so many months later (negative: earlier), or the last one of a shorter month: 29 February becomes the 28th."""
    end = last_of_month(first_of_month(day, months))
    return end.replace(day=min(day.day, end.day))


def end_moved(day: date, months: int) -> date:
    """As `moved`, for the last day of a period: the end of a month stays the end of a month, 28 February 2009 becomes 29 February 2008."""
    there = moved(day, months)
    return last_of_month(there) if day == last_of_month(day) else there


def years_before(span: Window, years: int = 1) -> Window:
    """The same period so many years earlier; one that ends with a month ends with that month, so that a whole month meets the whole month."""
    return Window(moved(span.start, -YEAR * years), end_moved(span.end, -YEAR * years))
