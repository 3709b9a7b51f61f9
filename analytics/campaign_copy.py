"""A new campaign made from one there is: another id and title, another county, every date moved along with the start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from analytics import months
from analytics.campaign_toml import Said, read, rewrite
from words import Refusal

_OF_THE_PLACE = ("townships", "township", "synthetic_place")


@dataclass(frozen=True)
class Copy:
    """What a copy says otherwise than its model. `start`: its first day."""

    id: str
    zh: str
    en: str
    county_code: str
    county: str
    start: date


def copied(text: str, new: Copy) -> str:
    """The text of the copy. In another county the townships of the model are left out: they are that county's in the official table.

    Where the new start is the same day of another year, every date keeps its day and changes its year; else all move by the same number of
    days. Raises Refusal where a date would leave the calendar.
    """
    said = read(text)
    try:
        moved: Said = _dated(said, _mover(said["start"], new.start))
    except (OverflowError, ValueError):
        raise Refusal("With this start some dates of the copy would lie outside of the calendar.") from None
    title = {"zh": new.zh, "en": new.en}
    moved |= {"id": new.id, "title": title, "county_code": new.county_code, "county": new.county}
    if "short" in moved:
        moved["short"] = title
    if new.county_code != said["county_code"]:
        moved = {key: value for key, value in moved.items() if key not in _OF_THE_PLACE}
    return rewrite(text, moved)


def _mover(old: date, new: date) -> Callable[[date], date]:
    if (old.month, old.day) != (new.month, new.day):
        days = new - old
        return lambda day: day + days
    return partial(months.moved, months=(new.year - old.year) * months.YEAR)


def _dated(it: Any, move: Callable[[date], date]) -> Any:
    if isinstance(it, dict):
        return {key: _dated(value, move) for key, value in it.items()}
    if isinstance(it, list):
        return [_dated(value, move) for value in it]
    return move(it) if isinstance(it, date) else it
