"""The day something is due: one rule for orders, tasks, reports and targets (docs/decisions/the-due-day.md)."""

from __future__ import annotations

from datetime import date
from typing import Any


def over(due: Any, day: Any) -> Any:
    """Whether the time allowed is over on a day: from the day after the due day on. Days or columns of days; without a due day never."""
    return due < day


def come(due: date, day: date) -> bool:
    """Whether the due day has come: the verdict on a target is then final, whatever the day's end may still bring it."""
    return day >= due
