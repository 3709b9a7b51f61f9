"""A short list that everybody at this store shares, beside the lake: one JSON file, written whole or not at all.

Such a list is no data: as an action of the lake it would raise the data version, and with it empty every kept answer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from store import durable
from store.home import home
from store.lock import writing

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")
Stamp = tuple[int, int, int]


@dataclass(frozen=True)
class Listed(Generic[T]):
    """The list in `file` of the store's folder. `entry` makes one entry of what JSON says; ValueError, TypeError or KeyError: it is none."""

    file: str
    entry: Callable[[Any], T]

    def path(self) -> Path:
        """Where it lies."""
        return home() / self.file

    def every(self) -> tuple[T, ...]:
        """The entries as they were written. None where there is no list, or one that cannot be read."""
        path = self.path()
        try:
            said = path.stat()
            entries: tuple[T, ...] | None = _kept(path, self.entry, (said.st_mtime_ns, said.st_size, said.st_ino))
        except OSError:
            return ()
        return entries or ()

    @contextmanager
    def changing(self) -> Iterator[list[T]]:
        """The entries to change, read afresh while nobody else may write; they are written where the block ends without an error.

        A list that nobody can read is set aside, since perhaps somebody can mend it. Raises Refusal where somebody else keeps the writing place
        for minutes, OSError of the disk: then the entries stay as they were.
        """
        durable.make_folder(home())
        with writing(home()):
            path = self.path()
            known = _read(path, self.entry) if path.exists() else ()
            entries = list(known or ())
            yield entries
            if known is None:
                path.replace(_free(path))
            durable.write(path, [_said(entries)])


@lru_cache(maxsize=8)
def _kept(path: Path, entry: Callable[[Any], Any], _stamp: Stamp) -> tuple[Any, ...] | None:
    return _read(path, entry)


def _read(path: Path, entry: Callable[[Any], T]) -> tuple[T, ...] | None:
    """The entries; None for a list written by hand, and wrongly. Raises OSError."""
    content = path.read_bytes()
    try:
        listed = json.loads(content.decode("utf-8"))
        return tuple(entry(each) for each in listed) if isinstance(listed, list) else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _said(entries: Sequence[T]) -> bytes:
    return json.dumps([asdict(each) for each in entries], ensure_ascii=False, indent=1).encode()


def _free(path: Path) -> Path:
    """A name beside the list that nothing has: what was set aside before stays too."""
    aside, n = path.with_suffix(".unread.json"), 1
    while aside.exists():
        n += 1
        aside = path.with_suffix(f".unread-{n}.json")
    return aside
