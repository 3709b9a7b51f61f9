"""What persons have decided once, and the road remembers: words, townships, enterprises, mappings. Kept in the dataset `decisions`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa

import datasets
from access import Actor
from etl.keys import add_keys
from etl.tidy.text import shown
from store import Draft, Lake, new_upload
from words import Message

LEAVE = "leave"  # a township that is left as written
DIFFERENT = "different"  # two enterprises that are not the same
KINDS = ("word", "township", "enterprise", "mapping", "equal_lines")


@dataclass(frozen=True)
class Decided:
    """Every decision that stands, by what it is about."""

    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # dataset.field → word → value
    townships: Mapping[str, str] = field(default_factory=dict)  # 'county/name' → code, '' for 'leave as written'
    enterprises: Mapping[str, str] = field(default_factory=dict)  # 'key|key' → 'same as that key', '' for 'different'
    mappings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # dataset/header fingerprint → header → field
    equal_lines: frozenset[str] = frozenset()  # 'upload/row key' that a person has looked at

    def same_as(self) -> dict[str, str]:
        """Name key → the key it is the same enterprise as, chains followed to their end."""
        direct: dict[str, str] = {}
        for pair, keep in self.enterprises.items():
            if keep:
                direct |= {key: keep for key in pair.split("|") if key != keep}
        final: dict[str, str] = {}
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


def keep(lake: Lake, kind: str, subject: str, answer: str, note: str = "", *, by: str = "", upload: str = "", actor: Actor) -> str:
    """Remember a decision; a new one about the same subject takes the place of the old one. Returns its upload, which `etl.undo` takes back.

    `upload`: the name that it is to have (else a new one).
    """
    dataset = datasets.get("decisions")
    said = {"kind": kind, "subject": subject, "answer": answer, "note": note or None, "by": by or actor.name, "decided_on": date.today()}
    row = pa.table({name: pa.array([value], dataset.arrow_schema().field(name).type) for name, value in said.items()})
    rows = add_keys(row.append_column("source_row", pa.array([1], pa.int32())), dataset, ())
    draft = Draft(
        upload or new_upload(),
        "decisions",
        by=by or actor.name,
        read=1,
        action="decide",
        messages=(Message("{kind}: {subject} → {answer}", **said_shortly(kind, subject, answer)),),
    )
    lake.admit("decisions", rows, draft, actor=actor, replace=True)
    return draft.upload


def said_shortly(kind: str, subject: str, answer: str) -> dict[str, str]:
    """A decision for the ledger."""
    return {"kind": kind, "subject": shown(subject), "answer": shown(answer)}
