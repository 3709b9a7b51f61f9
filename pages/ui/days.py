"""A day in a table."""

from __future__ import annotations

from typing import Any

import pandas as pd

from words import numbers


def day_of(day: Any) -> str:
    """A day (a date, a timestamp) as a table shows it; '—' for none."""
    return numbers.NOTHING if pd.isna(day) else numbers.date_short(pd.Timestamp(day).date())
