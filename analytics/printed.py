"""Answers on a terminal: a plain table whose columns line up in Chinese too, or JSON."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analytics.attainment import plain
from words.numbers import NOTHING


def as_json(answer: Any) -> str:
    """An answer as JSON text: frames as lists of rows, dates as text, missing as null."""
    return json.dumps(records(answer), ensure_ascii=False, indent=1)


def records(answer: Any) -> Any:
    """Frames as lists of rows, everything else as `plain` makes it; missing values are None."""
    if isinstance(answer, pd.DataFrame):
        return [{name: missing(value) for name, value in row.items()} for row in answer.to_dict("records")]
    if isinstance(answer, dict):
        return {name: records(value) for name, value in answer.items()}
    if isinstance(answer, (list, tuple)):
        return [records(value) for value in answer]
    return plain(answer)


def missing(value: Any) -> Any:
    """A cell as JSON knows it."""
    if isinstance(value, (list, dict, tuple)):
        return records(value)
    return None if value is None or pd.isna(value) else plain(value)


def cell(value: Any) -> str:
    """A cell as text: six digits of a fraction, '—' for what is missing."""
    value = missing(value)
    return NOTHING if value is None else f"{value:,.6g}" if isinstance(value, float) else str(value)


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Text in columns, padded by display width."""
    widths = [max(wide(line[place]) for line in [header, *rows]) for place in range(len(header))]
    lines = ["  ".join(text + " " * (width - wide(text)) for text, width in zip(line, widths, strict=True)).rstrip() for line in [header, *rows]]
    return "\n".join(lines)


def wide(text: str) -> int:
    """Columns that a text takes on a terminal: two a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
