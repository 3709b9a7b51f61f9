"""The frozen scope: the one argument that travels from the sidebar to SQL, the cache key, the link, the report and its footer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from words import LANGUAGES, Refusal

LEVELS = ("national", "provincial", "municipal", "county")
KINDS = ("routine", "periodic", "special", "comparable", "follow_up", "recheck", "risk_monitoring")
COUNTED_KINDS = ("routine", "periodic", "special", "comparable")
LINKS = ("production", "circulation")
TIERS = ("A", "B", "C")

_ALLOWED: Mapping[str, Sequence[str]] = {"levels": LEVELS, "kinds": KINDS, "links": LINKS, "tiers": TIERS}


@dataclass(frozen=True)
class Scope:
    """What is looked at. None means 'no filter' (for kinds: the counting rule's own four). Hashable, so it can key a cache.

    `townships` are 9-digit codes (or names as written where a place has no code), `trades` Chinese trade names, `tiers` sales tiers.
    `start` and `end` narrow a target's own window; `as_of` is the day whose records and register count (None: the default of the campaign).
    Raises Refusal for a value that no record can have.
    """

    campaign: str | None = None
    start: date | None = None
    end: date | None = None
    townships: tuple[str, ...] | None = None
    trades: tuple[str, ...] | None = None
    levels: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    links: tuple[str, ...] | None = None
    tiers: tuple[str, ...] | None = None
    as_of: date | None = None
    language: str = "zh"

    def __post_init__(self) -> None:
        for name, allowed in _ALLOWED.items():
            for value in getattr(self, name) or ():
                if value not in allowed:
                    raise Refusal("“{value}” is not one of {allowed}.", value=value, allowed=", ".join(allowed))
        if self.start and self.end and self.end < self.start:
            raise Refusal("The scope ends ({end}) before it starts ({start}).", start=self.start.isoformat(), end=self.end.isoformat())
        if self.language not in LANGUAGES:
            raise Refusal("“{value}” is not one of {allowed}.", value=self.language, allowed=", ".join(LANGUAGES))

    def but(self, **changes: Any) -> Scope:
        """The same scope with some of its fields changed."""
        return replace(self, **changes)

    def as_link(self) -> dict[str, str]:
        """What stands in a link or in JSON: only what is set, lists joined by commas, dates as 2007-11-11."""
        said: dict[str, str] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if value is None or value == each.default:
                continue
            said[each.name] = value.isoformat() if isinstance(value, date) else ",".join(value) if isinstance(value, tuple) else value
        return said


def day(text: str) -> date:
    """A date typed as 2007-11-11. Raises Refusal."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal("“{value}” is not a date. Write it as 2007-11-11.", value=text) from None


def narrowed(one: tuple[str, ...] | None, other: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """What both filters let through; None lets everything through, () nothing."""
    if one is None or other is None:
        return other if one is None else one
    return tuple(value for value in one if value in other)
