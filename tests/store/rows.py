"""Rows to store, from a few letters: key and content are what the store looks at."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

import datasets
import store
from access import LOCAL_OPERATOR

SAMPLING = "sampling_results"


def md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


def rows(said: Iterable[tuple[str, str]]) -> pa.Table:
    """A row for each (key, content); the key stands in sample_no, the content in product, so that a reader sees them."""
    said = list(said)
    schema = datasets.get(SAMPLING).arrow_schema()
    given = {
        "sample_no": [key for key, _ in said],
        "product": [content for _, content in said],
        "verdict": ["pass" if content != "b" else "fail" for _, content in said],
        "failed_items": [[{"item": "a,b", "measured": "1", "limit": "2", "class": None, "labelling": False}] for _ in said],
        "source_row": list(range(2, len(said) + 2)),
        "row_key": [md5(key) for key, _ in said],
        "row_content": [md5(content) for _, content in said],
    }
    return pa.table(
        {name: pa.array(given.get(name, [None] * len(said)), schema.field(name).type) for name in schema.names if name not in ("upload", "state")}
    )


def words(text: str) -> list[tuple[str, str]]:
    """'1a 2b' → [('1', 'a'), ('2', 'b')]"""
    return [(each[:-1], each[-1]) for each in text.split()]


def load(lake: store.Lake, upload: str, text: str, *, replace: bool = False, file: str | None = None) -> store.Admission:
    """Admit the rows of '1a 2b' under that upload. `file`: what the bytes are known by; the upload's own name where it is not said."""
    draft = store.Draft(upload, SAMPLING, file=f"{upload}.csv", sha256=md5(file or upload), read=len(words(text)))
    return lake.admit(SAMPLING, rows(words(text)), draft, actor=LOCAL_OPERATOR, replace=replace)


def shown(lake: store.Lake, version: int | None = None, every: bool = False) -> list[tuple[str, ...]]:
    """What stands: (key, content, upload), or with `every` (key, content, upload, state)."""
    view, more = (f"{SAMPLING}_all", ", state") if every else (SAMPLING, "")
    found = lake.at(version).cursor().execute(f"SELECT sample_no, product, upload{more} FROM {view} ORDER BY ALL").fetchall()
    return [tuple(row) for row in found]


def lake_at(path: Path) -> store.Lake:
    return store.Lake(path)
