"""Tables that follow from the state of some datasets alone, kept with the data version (see store.kept), so that no process works them out twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from analytics.ask import Readable, ask

RULES = ("sql/**/*.sql", "ask.py", "facts/*.py", "makers.py", "register.py")  # where what is kept is worked out


def derived(snapshot: Readable, name: str, of: Sequence[str], make: Callable[[], pa.Table], *asked: object) -> pa.Table:
    """What `make` finds in the datasets `of`. `asked`: what else it depends on, as values whose repr tells them apart."""
    said = hashlib.md5(repr((_program(), asked)).encode()).hexdigest()[:12]
    return snapshot.derived(f"{name}-{said}", of, make)


def answer(question: str, snapshot: Readable, of: Sequence[str], **parameters: Any) -> pd.DataFrame:
    """What a question finds in the datasets `of`, as `ask` gives it."""
    table = derived(snapshot, question, of, partial(_told, question, snapshot, **parameters), *sorted(parameters.items()))
    rows: pd.DataFrame = table.to_pandas(date_as_object=False)
    return rows


def _told(question: str, snapshot: Readable, **parameters: Any) -> pa.Table:
    return pa.Table.from_pandas(ask(question, snapshot, **parameters), preserve_index=False)


@cache
def _program() -> str:
    """Differs where a rule does: another version of the program keeps tables of its own."""
    rules = sorted(path for each in RULES for path in Path(__file__).parent.glob(each))
    return hashlib.md5(b"".join(path.read_bytes() for path in rules)).hexdigest()
