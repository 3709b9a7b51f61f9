"""One table of followed records before it is written, and how its department writes a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from demo.laboratories import Cell


@dataclass
class Sheet:
    """Headers and rows with what the road must be told about them; `refused` rows are wrong on purpose."""

    dataset: str
    campaign: str
    format: str
    headers: Sequence[str]
    rows: list[list[Cell]] = field(default_factory=list)
    title: str = ""
    fill: Mapping[str, str] = field(default_factory=dict)
    refused: int = 0


def written_day(day: date | None, form: str) -> Cell:
    """A day as the file's department writes it: a true date in a workbook; empty where there is none."""
    if day is None:
        return ""
    if form == "xlsx":
        return day
    return f"{day.year}年{day.month}月{day.day}日" if form.startswith("gb") else f"{day.year}.{day.month}.{day.day}"
