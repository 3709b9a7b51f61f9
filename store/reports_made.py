"""The reports that were made, and by which words they can be made again: who, when, arguments, data version, and what came of it (SHA-256).

    reports_made.json    the newest first, written at once

The files themselves are not kept: the same arguments at the same data version give the same bytes. It is no data either: as an action of the
lake it would raise the data version, and with it empty every kept answer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from access import Actor, needs
from store import durable
from store.home import home
from store.lock import writing

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
    path = _path()
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError:
        return ()


@needs("view")
def keep(asked: Asked, file: str, sha256: str, size: int, data_version: int, committed_at: datetime, demo: bool, *, actor: Actor) -> Made:
    """Write down that a report was made. Raises Refusal where somebody else keeps the store's writing place for minutes, OSError of the disk."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made = Made(uuid4().hex[:12], actor.name, now, asked, file, sha256, size, data_version, committed_at.isoformat(), demo)
    with writing(home()):
        _read.cache_clear()  # another process may have written within one tick of the clock
        if not every() and _path().exists():  # nobody can read it; perhaps somebody can mend it
            _path().replace(_path().with_suffix(".unread.json"))
        listed = [asdict(each) for each in (made, *every())[:MOST]]
        durable.write(_path(), [json.dumps(listed, ensure_ascii=False, indent=1).encode()])
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


def _path() -> Path:
    return home() / "reports_made.json"


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> tuple[Made, ...]:
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))
        return tuple(Made(**{**each, "asked": Asked(**{**each["asked"], "arguments": tuple(each["asked"]["arguments"])})}) for each in listed)
    except (ValueError, TypeError, KeyError):  # written by hand, and wrongly
        return ()
