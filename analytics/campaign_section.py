"""One table of a campaign file: each key read as what it must be, every complaint with the file and the place in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import isfinite
from typing import Any, NoReturn

from analytics.campaign import Text, Window
from words import Message, Refusal

FIRST_YEAR, LAST_YEAR = 1949, 2199
BEYOND = 10**15  # no count, rate or sum of a bureau is as large


class Section:
    """A table that was written under `place`. What it says wrongly raises Refusal with a sentence that tells what to write there."""

    def __init__(self, file: str, place: str, said: Any, known: set[str]) -> None:
        """`known`: the keys that it may have."""
        self.file, self.place, self.said = file, place, said
        if not isinstance(said, dict):
            self.complain(Message("it must be a table, written under [{place}] or as {{ … }}", place=place))
        if strange := set(said) - known:
            words = ", ".join(sorted(known))
            self.complain(Message("'{key}' is not a word of a campaign file; known are {known}", key=min(strange), known=words))

    def __contains__(self, key: str) -> bool:
        return key in self.said

    def under(self, key: str, place: str, known: set[str]) -> Section:
        """The table under a key; an empty one where it is not there."""
        return Section(self.file, place, self.said.get(key, {}), known)

    def each(self, key: str, place: str | None = None) -> list[dict[str, Any]]:
        """The list of tables under a key."""
        listed = self.said.get(key, [])
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            self.complain(Message("'{key}' must be a list of tables, each under [[{key}]]", key=key), place)
        return list(listed)

    def string(self, key: str) -> str:
        """A text that must be there."""
        value = self.said.get(key)
        if not isinstance(value, str) or not value:
            self.complain(Message("'{key}' is missing", key=key))
        return str(value)

    def text(self, key: str) -> Text:
        """A text in both languages."""
        value = self.said.get(key)
        if value is None:
            self.complain(Message("'{key}' is missing", key=key))
        if not isinstance(value, dict) or set(value) != {"zh", "en"} or not all(isinstance(one, str) for one in value.values()):
            self.complain(Message('\'{key}\' must be given in both languages: {{ zh = "…", en = "…" }}', key=key))
        return Text(value["zh"], value["en"])

    def maybe_text(self, key: str) -> Text | None:
        """The same, if it is there."""
        return self.text(key) if key in self.said else None

    def names(self, key: str) -> tuple[str, ...]:
        """A list of names with at least one."""
        value = self.said.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
            self.complain(Message("'{key}' must be a list of names", key=key))
        return tuple(value)

    def flag(self, key: str) -> bool:
        """True or false; false where it is not there."""
        value = self.said.get(key, False)
        if type(value) is not bool:
            self.complain(Message("'{key}' must be true or false, without quotes", key=key))
        return bool(value)

    def day(self, key: str) -> date:
        """A day of the years that a campaign can be in."""
        value = self.said.get(key)
        if type(value) is not date:
            self.complain(Message("'{key}' must be a date, written 2007-11-11 without quotes", key=key))
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            self.complain(Message("'{key}' must lie between {first} and {last}", key=key, first=FIRST_YEAR, last=LAST_YEAR))
        return value

    def window(self, key: str) -> Window:
        """The days of a table with a start and an end."""
        said = Section(self.file, self.place, self.said.get(key, {}), {"start", "end"})
        window = Window(said.day("start"), said.day("end"))
        if window.end < window.start:
            self.complain(Message("it ends before it starts"))
        return window

    def maybe_window(self, key: str) -> Window | None:
        """The same, if it is there."""
        return self.window(key) if key in self.said else None

    def exact(self, key: str, usual: float | None = None) -> Fraction:
        """A number as it is written."""
        figure = self.said.get(key, usual)
        if type(figure) not in (int, float) or not isfinite(figure) or abs(figure) >= BEYOND:
            self.complain(Message("'{key}' must be a number without quotes", key=key))
        return Fraction(str(figure))

    def maybe_exact(self, key: str) -> Fraction | None:
        """The same, if it is there."""
        return self.exact(key) if key in self.said else None

    def whole(self, key: str, usual: int) -> int:
        """A whole number from 1; the usual one where it is not there."""
        value = self.said.get(key, usual)
        if type(value) is not int or not 1 <= value < BEYOND:
            self.complain(Message("'{key}' must be a whole number from 1", key=key))
        return int(value)

    def one_of(self, key: str, allowed: Sequence[str], usual: str | None = None) -> str:
        """One of a few words."""
        value = self.said.get(key, usual)
        if value not in allowed:
            self.complain(Message("'{key}' must be one of {allowed}", key=key, allowed=", ".join(allowed)))
        return str(value)

    def maybe_one_of(self, key: str, allowed: Sequence[str]) -> str | None:
        """The same, if it is there."""
        return self.one_of(key, allowed) if key in self.said else None

    def some_of(self, key: str, allowed: Sequence[str]) -> tuple[str, ...] | None:
        """Several of them; None where it is not there."""
        if key not in self.said:
            return None
        value = self.names(key)
        for one in value:
            if one not in allowed:
                self.complain(Message("'{key}' must be one of {allowed}", key=key, allowed=", ".join(allowed)))
        return value

    def complain(self, what: Message, place: str | None = None) -> NoReturn:
        """Refuse the file for what it says here."""
        raise Refusal("Campaign file {file}, {place}: {what}.", file=self.file, place=place or self.place, what=what)
