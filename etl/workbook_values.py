"""The values of a workbook's cells as text.

Numbers become text as a person reads them ('123', '0.87'); a number of 16 digits or more has lost digits in Excel and shows it
('9.13302007133457E+17'), so that the checks can refuse it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_EXACT = 10**15  # Excel keeps 15 digits


def texts(column: Sequence[Any]) -> pa.Array:
    """The cells of a column as text."""
    kinds = set(map(type, column))
    if kinds == {str}:
        return pa.array(column, pa.string())
    if kinds == {float}:  # running numbers and counts
        numbers = pa.array(column, pa.float64())
        if pc.all(pc.and_(pc.equal(pc.round(numbers), numbers), pc.less(pc.abs(numbers), _EXACT))).as_py():
            return numbers.cast(pa.int64()).cast(pa.string())
    return pa.array([value if type(value) is str else as_text(value) for value in column], pa.string())


def as_text(value: float | int | str | bool | dt.date | dt.datetime | dt.time | dt.timedelta) -> str:
    """A cell's value as a person reads it; dates as 2007-07-18, with the time only where there is one."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "seconds") if value.time() != dt.time() else value.date().isoformat()
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def _number(value: float | int) -> str:
    if abs(value) >= _EXACT:
        mantissa, exponent = f"{value:.14E}".split("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"
    if value == int(value):
        return str(int(value))
    text = f"{value:.15g}"
    return format(Decimal(text), "f") if "e" in text else text
