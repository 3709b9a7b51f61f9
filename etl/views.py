"""Views that people keep under a name: a page with all that its link says, for everybody at this store.

    views.json    the whole list, written at once

See store.listed for how the list is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as but
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from access import Actor, needs
from etl.tidy.text import shown
from store.listed import Listed
from words import Message, Refusal

MOST = 200
LONGEST_NAME, LONGEST_LINK = 60, 4_000
Said = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class View:
    """A page (its name in the link, '' for the first one) and what the link says of it; who kept it, and when (ISO, UTC)."""

    id: str
    name: str
    page: str
    said: Said
    by: str
    at: str


def every() -> tuple[View, ...]:
    """The views kept, by name. None where none is kept or the list cannot be read."""
    return tuple(sorted(_LIST.every(), key=lambda each: each.name.casefold()))


@needs("view")
def keep(name: str, page: str, said: Mapping[str, Sequence[str]], *, actor: Actor) -> Message:
    """Keep a view. Raises Refusal for an empty, long or taken name, and where the list is full."""
    link: Said = tuple((each, tuple(values)) for each, values in sorted(said.items()))
    if not re.fullmatch(r"[a-z_]*", page) or len(json.dumps(link)) > LONGEST_LINK:
        raise Refusal("This view cannot be kept: its link is too long.")
    with _LIST.changing() as views:
        if len(views) >= MOST:
            raise Refusal("At most {n} views are kept. Delete one that nobody needs.", n=MOST)
        view = View(uuid4().hex[:12], _named(name, views), page, link, actor.name, datetime.now(UTC).isoformat(timespec="seconds"))
        views.append(view)
    return Message("The view “{name}” was kept; everybody here finds it under Views.", name=view.name)


@needs("view")
def rename(view: str, name: str, *, actor: Actor) -> Message:
    """Give a view another name. Raises Refusal for an empty, long or taken name, an unknown view, and somebody else's view."""
    with _LIST.changing() as views:
        found = _own(view, views, actor)
        new = _named(name, [each for each in views if each is not found])
        views[views.index(found)] = but(found, name=new)
    return Message("The view “{old}” is now called “{new}”.", old=found.name, new=new)


@needs("view")
def delete(view: str, *, actor: Actor) -> Message:
    """Take a view from the list. Raises Refusal for an unknown view and somebody else's."""
    with _LIST.changing() as views:
        found = _own(view, views, actor)
        views.remove(found)
    return Message("The view “{name}” was deleted.", name=found.name)


def _named(name: str, others: Sequence[View]) -> str:
    said = shown(name, LONGEST_NAME + 1)
    if not said:
        raise Refusal("Give the view a name.")
    if len(said) > LONGEST_NAME:
        raise Refusal("The name is too long: at most {n} characters.", n=LONGEST_NAME)
    if said.casefold() in {each.name.casefold() for each in others}:
        raise Refusal("There is a view “{name}” already. Choose another name.", name=said)
    return said


def _own(view: str, views: Sequence[View], actor: Actor) -> View:
    """The view, where the actor kept it or may decide for others."""
    found = next((each for each in views if each.id == view), None)
    if found is None:
        raise Refusal("This view is gone: somebody deleted it.")
    if found.by != actor.name and not actor.may("decide"):
        raise Refusal("{name} kept this view. Ask them, or the administrator.", name=found.by)
    return found


def _entry(said: Any) -> View:
    return View(**{**said, "said": tuple((name, tuple(values)) for name, values in said["said"])})


_LIST = Listed("views.json", _entry)
