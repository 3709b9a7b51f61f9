"""What follows from a decision in the store: rows corrected in one commit a dataset, and files read again for the rows that they now bring."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import datasets
from access import Actor
from etl.load import load
from etl.tidy.choices import word_key
from store import Entry, Lake
from store.shape import quoted


def correct_everywhere(
    lake: Lake,
    needed: tuple[str, ...],
    where: str,
    values: Mapping[str, Any],
    changes: Mapping[str, Any],
    reason: str,
    actor: Actor,
    decision: str,
) -> int:
    """Correct the rows of every dataset that has the fields."""
    having = [name for name in datasets.names() if set(needed) <= {field.name for field in datasets.get(name).fields}]
    return sum(correct(lake, name, where, values, changes, reason, actor, decision) for name in having)


def correct(
    lake: Lake, dataset: str, where: str, values: Mapping[str, Any], changes: Mapping[str, Any], reason: str, actor: Actor, decision: str
) -> int:
    """Correct the live rows that a condition finds, in one commit that leaves with the decision."""
    # The dataset is a declared one; `where` is written in etl.decide, never typed: what a person says is bound.
    rows = lake.at().cursor().execute(f"SELECT row_key FROM {quoted(dataset)} WHERE {where}", dict(values)).fetchall()
    if rows:
        lake.correct(dataset, [row[0] for row in rows], changes, reason, actor=actor, follows=decision)
    return len(rows)


def refusing(lake: Lake, dataset: str, name: str, word: str) -> list[Entry]:
    """The uploads that stand and refused rows for that word, one a file."""
    found: dict[str, Entry] = {}
    for entry in lake.ledger():
        if entry.action == "load" and not entry.withdrawn and entry.dataset == dataset and entry.refused and entry.sha256 not in found:
            kept = lake.refused(entry.upload)
            cells = [reason for reasons in (kept["reasons"].to_pylist() if kept is not None else []) for reason in reasons]
            if any(cell["field"] == name and word_key(cell["value"] or "") == word_key(word) for cell in cells):
                found[entry.sha256] = entry
    return list(found.values())


def read_again(lake: Lake, entry: Entry, actor: Actor, decision: str) -> int:
    """Read a kept file once more, as it was asked for then: rows that came in are known, those refused for the word come in now."""
    asked = lake.receipt(entry.upload).get("asked", {})
    receipt = load(
        lake.raw(entry.sha256), entry.dataset, actor=actor, name=entry.file, campaign=asked.get("campaign"), sheet=asked.get("sheet"),
        mapping=asked.get("mapping"), fill=asked.get("fill"), lake=lake, follows=decision,
    )  # fmt: skip
    return receipt.accepted
