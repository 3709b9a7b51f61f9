"""What the ledger says of each action. It lives in the commits themselves, so that data and ledger cannot disagree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import uuid4

import numpy as np
import numpy.typing as npt

from words import Message

Action = Literal["load", "withdraw", "correct", "settle", "decide", "compact"]


@dataclass(frozen=True)
class Draft:
    """What the road knows of an upload before it is published. Counts are rows."""

    upload: str
    dataset: str
    file: str = ""
    sha256: str = ""
    encoding: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    unmatched: Sequence[str] = ()
    read: int = 0
    refused: int = 0
    skipped_count: int = 0
    denominator: bool = True
    messages: Sequence[Message] = ()
    campaign: str | None = None
    by: str = ""
    action: Action = "load"
    follows: str = ""  # the decision that this carries out; it leaves with it


@dataclass(frozen=True)
class Entry(Draft):
    """One line of the ledger: the draft, and what became of it.

    `upload` of a withdrawal names what was withdrawn. `returned`: rows of others that a withdrawal brought back to life.
    """

    data_version: int = 0
    committed_at: datetime = datetime.min
    accepted: int = 0
    repeated: int = 0
    conflicts: int = 0
    replaced: int = 0
    returned: int = 0
    reason: str = ""
    withdrawn: bool = False

    @property
    def can_be_withdrawn(self) -> bool:
        """Whether it brought rows that still stand."""
        return not self.withdrawn and self.action not in ("withdraw", "compact")


@dataclass(frozen=True)
class Admission:
    """What became of the rows of one upload. `upload` names the earlier one where the file was known already."""

    upload: str
    accepted: int
    repeated: int
    conflicts: int
    data_version: int
    aside: npt.NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64), compare=False, repr=False)  # which rows: not accepted


def new_upload() -> str:
    """A name for an upload: the moment (UTC, its microseconds in hexadecimal) and a random tail, so that names sort by time and never meet."""
    now = datetime.now(UTC)
    return f"{now:%Y%m%d-%H%M%S}-{now.microsecond:05x}{uuid4().hex[:3]}"


def entry_of(draft: Draft, **more: Any) -> Entry:
    """The draft with its outcome."""
    return Entry(**{each.name: getattr(draft, each.name) for each in fields(Draft)}, **more)


def as_json(entry: Entry) -> dict[str, Any]:
    """What a commit keeps of an entry."""
    kept = {each.name: getattr(entry, each.name) for each in fields(Entry) if each.name != "withdrawn"}
    kept["committed_at"] = entry.committed_at.isoformat()
    kept["columns"] = dict(entry.columns)
    kept["unmatched"] = list(entry.unmatched)
    kept["messages"] = [message.as_json() for message in entry.messages]
    return kept


def from_json(kept: Mapping[str, Any]) -> Entry:
    """The entry that `as_json` kept; what an older or a newer version of the program wrote beyond it is passed over."""
    known = {each.name for each in fields(Entry)}
    said = {name: value for name, value in kept.items() if name in known}
    said["committed_at"] = datetime.fromisoformat(said["committed_at"])
    said["unmatched"] = tuple(said.get("unmatched", ()))
    said["messages"] = tuple(Message.from_json(each) for each in said.get("messages", ()))
    return Entry(**said)


def with_withdrawals(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, newest first, those that a later withdrawal names marked as withdrawn."""
    gone = {entry.upload for entry in entries if entry.action == "withdraw"}
    marked = [replace(each, withdrawn=True) if each.upload in gone and each.action != "withdraw" else each for each in entries]
    return sorted(marked, key=lambda each: (each.data_version, each.committed_at), reverse=True)
