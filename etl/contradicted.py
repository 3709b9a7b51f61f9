"""One sample number with a pass and with a failure in the same list: the failure stands first, so that it counts until a person decides.

The store takes the first row of a key and sets the others aside as conflicts. Where rows of one sample differ in nothing but what was found, a
failure that only stands lower must not be the one that is set aside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import pyarrow as pa
import pyarrow.compute as pc

from etl import columns
from words import Message

_KEY = ("body", "sample_no", "producer_name", "product")
_FOUND = {"verdict", "first_verdict", "retest_verdict", "failed_items", "failed_items_as_written", "failed_measured", "failed_limit"}
_FOUND |= {"items_tested", "items_failed", "labelling_only", "remark", "source_row"}
_MOST = 50_000  # rows: larger lists come out of systems, which keep a sample once


def failures_first(table: pa.Table) -> tuple[pa.Table, list[Message]]:
    """The rows with each such failure in the place of its pass and the pass in its own, and what to say of them. Other rows stay where they are."""
    twice = _twice(table)
    order = list(range(table.num_rows))
    told = 0
    for places in twice:
        first = places[0]
        passed, failed = (next((place for place in places if table["verdict"][place].as_py() == said), -1) for said in ("pass", "fail"))
        if min(passed, failed) < 0 or not _alike(table, (passed, failed)):
            continue
        told += 1
        if first == passed:
            order[passed], order[failed] = failed, passed
    if not told:
        return table, []
    message = (
        "{n} sample numbers stand in the list with a pass and with a failure. "
        "The failure counts; the pass waits as a conflict for a person to decide."
    )
    return table.take(pa.array(order)), [Message(message, n=told)]


def _twice(table: pa.Table) -> list[list[int]]:
    """The rows of each sample that has several."""
    if not {"sample_no", "verdict"} <= set(table.column_names) or not 1 < table.num_rows <= _MOST:
        return []
    counts = pc.value_counts(columns.texts(table["sample_no"].combine_chunks()).drop_null())
    often = counts.filter(pc.greater(counts.field("counts"), 1)).field("values")
    if not len(often):
        return []
    rows = pc.indices_nonzero(pc.is_in(columns.texts(table["sample_no"].combine_chunks()), value_set=often)).to_pylist()
    held = [table[name] for name in _KEY if name in table.column_names]
    found: dict[tuple[str | None, ...], list[int]] = defaultdict(list)
    for row in rows:
        found[tuple(column[row].as_py() for column in held)].append(row)
    return [places for places in found.values() if len(places) > 1]


def _alike(table: pa.Table, places: Collection[int]) -> bool:
    """Whether rows say the same of everything but what was found."""
    said = [[table[name][place].as_py() for name in table.column_names if name not in _FOUND] for place in places]
    return all(each == said[0] for each in said)
