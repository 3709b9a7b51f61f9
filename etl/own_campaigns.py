"""The bureau's own campaigns: kept whole, every version with who, when and why, an earlier one restored, an own one removed.

    campaigns/<id>.toml                     the version in force; without one, the shipped campaign of that id
    campaigns/history/<id>/000001.toml      every version that was ever in force, the first line a comment that says who, when and why

A version is written into the history first and then put in force: after a power cut between the two, the earlier one is still in force,
nobody was told otherwise, and the next step goes on from there. A campaign is no data, so it has no data version.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import store
from access import Actor, needs
from datasets.tomls import fault
from etl.tidy.text import shown
from store import durable
from store.lock import writing
from words import Message, Refusal

LARGEST = 1 << 20
LONGEST_REASON = 500
SHIPPED = Path(__file__).resolve().parent.parent / "data" / "campaigns"
Check = Callable[[bytes, str], object]
"""Reads a campaign file (its bytes, its name) and raises Refusal for a mistake; the one there is lies right of this room (analytics)."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_OF_WINDOWS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_FIRST_LINE = "# dabiao "


@dataclass(frozen=True)
class Step:
    """One version: its number, what brought it ('shipped', 'found', 'new', 'edit', 'restore', 'remove'), who (''), when (None: not known), why.

    `text` is the file as it stood from then on; '' where the step removed an own campaign that no shipped one stands behind.
    """

    number: int
    action: str
    by: str
    at: datetime | None
    reason: str
    text: str


def identity(raw: bytes) -> tuple[str, str]:
    """The id that a campaign file gives itself, and its text without a byte-order mark. Raises Refusal for a file that cannot be one."""
    if len(raw) > LARGEST:
        raise Refusal("A campaign file is at most {n} MB; this one is larger.", n=LARGEST >> 20)
    text = ""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        said = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refusal("This file is no campaign file: {error}.", error=fault(text, error)) from None
    return named(said.get("id")), text


def named(id: object) -> str:
    """The id, where it can be the name of a file everywhere. Raises Refusal."""
    if not isinstance(id, str) or not _NAME.fullmatch(id) or _OF_WINDOWS.fullmatch(id):
        raise Refusal("An id is made of small letters, digits and hyphens, begins with a letter or digit, and has at most {n} signs.", n=60)
    return id


def history(id: str) -> tuple[Step, ...]:
    """Every version of a campaign that was edited here, the first one first; none where nobody ever edited it."""
    steps = (_read(path) for path in sorted(_steps(named(id)).glob("[0-9]*.toml")))
    return tuple(step for step in steps if step)


def standing(id: str) -> str | None:
    """The text in force: the own file, else the shipped one; None where there is neither."""
    path = next((path for path in (_own(named(id)), SHIPPED / f"{id}.toml") if path.exists()), None)
    return path.read_text(encoding="utf-8", errors="replace") if path else None


@needs("decide")
def keep(raw: bytes, reason: str, base: str | None, check: Check, *, actor: Actor) -> Message:
    """Check a campaign file and put it in force. `base`: the text from which the person began, None for a new campaign.

    Raises Refusal for a file with a mistake, without a reason, and where somebody else changed the campaign meanwhile; then nothing is changed.
    """
    id, text = identity(raw)
    check(text.encode(), f"{id}.toml")
    why = _why(reason)
    with writing(store.home()):
        before = standing(id)
        if before is not None and base is None:
            raise Refusal("There is a campaign “{id}” already. Choose another id.", id=id)
        if before != base:
            raise Refusal("Somebody else changed this campaign meanwhile. Open it again and repeat the change.")
        if before == text:
            raise Refusal("Nothing is different from what is in force.")
        _put(id, "edit" if before is not None else "new", why, text, actor)
    return Message("The campaign “{id}” is in force as version {n}.", id=id, n=history(id)[-1].number)


@needs("decide")
def restore(id: str, number: int, reason: str, check: Check, *, actor: Actor) -> Message:
    """Put an earlier version in force again, as a new one. Raises Refusal where there is none of that number or it can no longer be read."""
    why = _why(reason)
    with writing(store.home()):
        step = next((step for step in history(id) if step.number == number and step.text), None)
        if step is None:
            raise Refusal("There is no version {n} of this campaign.", n=number)
        if step.text == standing(id):
            raise Refusal("Version {n} is in force already.", n=number)
        check(step.text.encode(), f"{id}.toml")
        _put(id, "restore", why, step.text, actor)
    return Message("Version {n} of the campaign “{id}” is in force again.", n=number, id=id)


@needs("decide")
def remove(id: str, reason: str, *, actor: Actor) -> Message:
    """Remove the own campaign: the shipped one is in force again, where there is one. Its versions stay. Raises Refusal where there is no own one."""
    why = _why(reason)
    shipped = SHIPPED / f"{named(id)}.toml"
    with writing(store.home()):
        if not _own(id).exists():
            raise Refusal("There is no own campaign “{id}” to remove.", id=id)
        _put(id, "remove", why, None, actor)
    if shipped.exists():
        return Message("The own version was removed; the shipped campaign “{id}” is in force again.", id=id)
    return Message("The campaign “{id}” was removed. Its versions stay, and each can be restored.", id=id)


def _put(id: str, action: str, why: str, text: str | None, actor: Actor) -> None:
    """The next step: first what stood before, where the history lacks it; then the new version; then the file itself. Under the lock."""
    before, steps, own = standing(id), history(id), _own(id)
    if before is not None and (not steps or steps[-1].text != before):
        found = datetime.fromtimestamp(own.stat().st_mtime, UTC) if own.exists() else None
        _write(id, "found" if own.exists() else "shipped", "", found, "", before)
    shipped = SHIPPED / f"{id}.toml"
    stands = text if text is not None else shipped.read_text(encoding="utf-8") if shipped.exists() else ""
    _write(id, action, actor.name, datetime.now(UTC), why, stands)
    if text is None:
        own.unlink()
        durable.sync_folder(own.parent)
    else:
        durable.write(own, [text.encode()])


def _write(id: str, action: str, by: str, at: datetime | None, reason: str, text: str) -> None:
    folder = _steps(id)
    durable.make_folder(folder)
    number = max((int(path.stem) for path in folder.glob("[0-9]*.toml")), default=0) + 1
    said = {"action": action, "by": by, "at": at.isoformat(timespec="seconds") if at else None, "reason": reason}
    durable.write(folder / f"{number:06d}.toml", [f"{_FIRST_LINE}{json.dumps(said, ensure_ascii=False)}\n{text}".encode()])


def _read(path: Path) -> Step | None:
    try:
        first, text = path.read_text(encoding="utf-8").split("\n", 1)
        said = json.loads(first.removeprefix(_FIRST_LINE))
        at = datetime.fromisoformat(said["at"]) if said["at"] else None
        return Step(int(path.stem), said["action"], said["by"], at, said["reason"], text)
    except (OSError, ValueError, KeyError, TypeError):  # a file that somebody else laid there
        return None


def _why(reason: str) -> str:
    said = shown(reason, LONGEST_REASON + 1)
    if not said:
        raise Refusal("Say why: the reason stands in the history beside your name.")
    if len(said) > LONGEST_REASON:
        raise Refusal("The reason is too long: at most {n} characters.", n=LONGEST_REASON)
    return said


def _own(id: str) -> Path:
    return store.home() / "campaigns" / f"{id}.toml"


def _steps(id: str) -> Path:
    return store.home() / "campaigns" / "history" / id
