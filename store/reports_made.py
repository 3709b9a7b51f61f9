"""The reports that were made, and by which words they can be made again: who, when, arguments, data version, and what came of it (SHA-256).

    reports_made.json    the newest first, written at once

The files themselves are not kept: the same arguments at the same data version give the same bytes. See store.listed for how the list is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from access import Actor, needs
from store.listed import Listed

MOST = 1_000  # the oldest go; an office that makes three a day looks back a year
_VERSION = "--data-version"


@dataclass(frozen=True)
class Asked:
    """What was asked of `python -m reports`: what to make (word, slides, …), and the arguments that make it again, data version included."""

    what: str
    campaign: str
    kind: str
    language: str
    enterprise: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Made:
    """A report that was made: the file's name, SHA-256 and size in bytes, of which state of which store, by whom and when (ISO, UTC).

    `committed_at` tells two stores apart that both count from version 1: the demo made anew, a store restored from a copy.
    """

    id: str
    by: str
    at: str
    asked: Asked
    file: str
    sha256: str
    size: int
    data_version: int
    committed_at: str
    demo: bool


def every() -> tuple[Made, ...]:
    """The reports made, the newest first. None where none was made or the list cannot be read."""
    return _LIST.every()


@needs("view")
def keep(asked: Asked, file: str, sha256: str, size: int, data_version: int, committed_at: datetime, demo: bool, *, actor: Actor) -> Made:
    """Write down that a report was made. Raises Refusal where somebody else keeps the store's writing place for minutes, OSError of the disk."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made = Made(uuid4().hex[:12], actor.name, now, asked, file, sha256, size, data_version, committed_at.isoformat(), demo)
    with _LIST.changing() as listed:
        listed.insert(0, made)
        del listed[MOST:]
    return made


def at_version(arguments: Sequence[str], version: int) -> tuple[str, ...]:
    """The same arguments at another data version."""
    return (*without(arguments, _VERSION), f"{_VERSION}={version}")


def without(arguments: Sequence[str], *options: str) -> tuple[str, ...]:
    """The arguments without some options that take one value each: '--out FILE' and '--out=FILE' alike."""
    left: list[str] = []
    skipping = False
    for each in arguments:
        if skipping:
            skipping = False
        elif each in options:
            skipping = True
        elif each.partition("=")[0] not in options:
            left.append(each)
    return tuple(left)


def _entry(said: Any) -> Made:
    return Made(**{**said, "asked": Asked(**{**said["asked"], "arguments": tuple(said["asked"]["arguments"])})})


_LIST = Listed("reports_made.json", _entry)
