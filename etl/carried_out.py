"""What follows from a decision in the store: rows corrected in one commit a dataset, and files read again for the rows that they now bring."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

import datasets
from access import Actor
from etl import decided, enterprises, undo
from etl.load import load
from etl.tidy.choices import word_key
from store import Entry, Lake, Unconfirmed, new_upload
from store.correct import Rederive
from store.shape import quoted
from words import Refusal, _


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
    lake: Lake,
    dataset: str,
    where: str,
    values: Mapping[str, Any],
    changes: Mapping[str, Any],
    reason: str,
    actor: Actor,
    decision: str,
    rederive: Rederive | None = None,
) -> int:
    """Correct the live rows that a condition finds, in one commit that leaves with the decision; `rederive` as in `store.Lake.correct`."""
    # The dataset is a declared one; `where` is written in etl.decide, never typed: what a person says is bound.
    rows = lake.at().cursor().execute(f"SELECT row_key FROM {quoted(dataset)} WHERE {where}", dict(values)).fetchall()
    if rows:
        lake.correct(dataset, [row[0] for row in rows], changes, reason, actor=actor, rederive=rederive, follows=decision)
    return len(rows)


def call_the_same(lake: Lake, gone: str, keep: str, reason: str, actor: Actor, decision: str) -> int:
    """Give every row that carries the key `gone`, in whichever dataset and field, the key `keep`. Returns how many rows."""

    def renamed(rows: pa.Table, keys: Sequence[str]) -> pa.Table:
        for key in keys:
            column = rows[key]
            rows = rows.set_column(rows.schema.get_field_index(key), key, pc.if_else(pc.fill_null(pc.equal(column, gone), False), keep, column))
        contents = [hashlib.md5(f"{was}{gone}→{keep}".encode()).hexdigest() for was in rows["row_content"].to_pylist()]
        return rows.set_column(rows.schema.get_field_index("row_content"), "row_content", pa.array(contents))

    changed = 0
    for name in datasets.names():
        keys = list(enterprises.keys_of(datasets.get(name)).values())
        if keys:
            where = " OR ".join(f"{quoted(key)} = $gone" for key in keys)
            changed += correct(lake, name, where, {"gone": gone}, {}, reason, actor, decision, partial(renamed, keys=keys))
    return changed


@contextmanager
def decided_wholly(lake: Lake, kind: str, subject: str, answer: str, note: str, actor: Actor) -> Iterator[str]:
    """Remember a decision, give its upload, and let what follows from it be done: wholly or not at all.

    Where one of the commits fails, the decision leaves with those that were made. Raises what failed; or, where it cannot be taken back either,
    a Refusal that says how things stand.
    """
    upload = new_upload()
    try:
        decided.keep(lake, kind, subject, answer, note, upload=upload, actor=actor)
        yield upload
    except Exception as failed:
        try:
            if any(each.upload == upload for each in lake.ledger()):
                undo.undo(upload, _("It could not be carried out wholly."), actor=actor, lake=lake)
        except Exception as stuck:
            raise Refusal(
                "The decision could not be carried out wholly, nor taken back. If it stands among the decisions made before, "
                "take it back there, and decide again."
            ) from stuck
        if isinstance(failed, Unconfirmed):  # it was done then, and is undone now
            raise Refusal("The decision was taken back, since the disk did not confirm it: the rows say what they said before.") from failed
        raise


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
