"""The bytes of a file as it came: in memory, or mapped from the page cache without a copy."""

from __future__ import annotations

import mmap
from pathlib import Path

Raw = bytes | mmap.mmap
_PIECE = 1 << 20


def mapped(path: Path) -> Raw:
    """The whole file. Raises OSError."""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""


def count(raw: Raw, letter: bytes) -> int:
    """How often one byte stands in it."""
    return sum(raw[at : at + _PIECE].count(letter) for at in range(0, len(raw), _PIECE))
