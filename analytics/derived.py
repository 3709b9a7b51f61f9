"""Tables that follow from the state of some datasets alone, kept with the data version (see store.kept), so that no process works them out twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pyarrow as pa

from analytics.ask import Readable

RULES = ("sql/**/*.sql", "facts/*.py", "makers.py", "register.py")  # where what is kept is worked out


def derived(snapshot: Readable, name: str, of: Sequence[str], make: Callable[[], pa.Table], *asked: object) -> pa.Table:
    """What `make` finds in the datasets `of`. `asked`: what else it depends on, as values whose repr tells them apart."""
    said = hashlib.md5(repr((_program(), asked)).encode()).hexdigest()[:12]
    return snapshot.derived(f"{name}-{said}", of, make)


@cache
def _program() -> str:
    """Differs where a rule does: another version of the program keeps tables of its own."""
    rules = sorted(path for each in RULES for path in Path(__file__).parent.glob(each))
    return hashlib.md5(b"".join(path.read_bytes() for path in rules)).hexdigest()
