"""What persons have decided once, and the road remembers: words, townships, enterprises, mappings. Kept in the dataset `decisions`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from store import Lake

KINDS = ("word", "township", "enterprise", "mapping", "equal_lines")


@dataclass(frozen=True)
class Decided:
    """Every decision that stands, by what it is about."""

    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # dataset.field → word → value
    townships: Mapping[str, str] = field(default_factory=dict)  # 'county/name' → code, '' for 'leave as written'
    enterprises: Mapping[str, str] = field(default_factory=dict)  # 'key|key' → 'same as that key', '' for 'different'
    mappings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # header fingerprint → header → field
    equal_lines: frozenset[str] = frozenset()  # 'upload/row key' that a person has looked at

    def same_as(self) -> dict[str, str]:
        """Name key → the key it is the same enterprise as, chains followed to their end."""
        direct = {}
        for pair, keep in self.enterprises.items():
            if keep:
                direct |= {key: keep for key in pair.split("|") if key != keep}
        final = {}
        for key in direct:
            seen = {key}
            at = direct[key]
            while at in direct and at not in seen:
                seen.add(at)
                at = direct[at]
            final[key] = at
        return {key: at for key, at in final.items() if key != at}


def read(lake: Lake) -> Decided:
    """The decisions of a lake."""
    if lake.is_empty():
        return Decided()
    rows = lake.at().cursor().execute("SELECT kind, subject, answer FROM decisions").fetchall()
    by_kind: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for kind, subject, answer in rows:
        by_kind.setdefault(kind, {})[subject] = answer
    words: dict[str, dict[str, str]] = {}
    for subject, answer in by_kind["word"].items():
        where, _, word = subject.partition("=")
        words.setdefault(where, {})[word] = answer
    townships = {subject: "" if answer == LEAVE else answer for subject, answer in by_kind["township"].items()}
    enterprises = {subject: "" if answer == DIFFERENT else answer for subject, answer in by_kind["enterprise"].items()}
    mappings = {subject: json.loads(answer) for subject, answer in by_kind["mapping"].items()}
    return Decided(words, townships, enterprises, mappings, frozenset(by_kind["equal_lines"]))


LEAVE = "leave"  # a township that is left as written
DIFFERENT = "different"  # two enterprises that are not the same
