"""One writer at a time, across threads and processes. Readers take no lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from words import Refusal

# A load of a million rows holds the lock for seconds; who waits longer than this stands behind something that hangs.
PATIENCE = 300.0


@contextmanager
def writing(home: Path) -> Iterator[None]:
    """Hold the store's one writing place. Raises Refusal when somebody else keeps it for minutes.

    The lock is the system's on an open file: it goes when its process dies, however that dies.
    """
    home.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(home / "store.lock", timeout=PATIENCE):
            yield
    except Timeout as error:
        raise Refusal("Another upload is still being written. Wait a moment and try again.") from error
