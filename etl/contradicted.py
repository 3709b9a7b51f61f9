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


def failures_first(table: pa.Table) -> tuple[pa.Table, list[Message]]:
    """The rows with each such failure in the place of the first row of its sample and that in its own, and what to say of them. Other rows stay
    where they are."""
    order = list(range(table.num_rows))
    told = 0
    for places in _contradicted(table):
        first = places[0]
        passed, failed = (next((place for place in places if table["verdict"][place].as_py() == said), -1) for said in ("pass", "fail"))
        if min(passed, failed) < 0 or not _alike(table, {first, passed, failed}):
            continue
        told += 1
        order[first], order[failed] = failed, first
    if not told:
        return table, []
    message = (
        "{n} sample numbers stand in the list with a pass and with a failure. "
        "The failure counts; the pass waits as a conflict for a person to decide."
    )
    return table.take(pa.array(order)), [Message(message, n=told)]


def _contradicted(table: pa.Table) -> list[list[int]]:
    """The rows of each sample whose number both passed and failed."""
    if not {"sample_no", "verdict"} <= set(table.column_names):
        return []
    numbers, verdicts = columns.texts(table["sample_no"].combine_chunks()), columns.texts(table["verdict"].combine_chunks())
    failed, passed = (numbers.filter(pc.equal(verdicts, said)).drop_null() for said in ("fail", "pass"))
    both = passed.filter(pc.is_in(passed, value_set=failed))
    if not len(both):
        return []
    held = [table[name] for name in _KEY if name in table.column_names]
    found: dict[tuple[str | None, ...], list[int]] = defaultdict(list)
    for row in pc.indices_nonzero(pc.is_in(numbers, value_set=both)).to_pylist():
        found[tuple(column[row].as_py() for column in held)].append(row)
    return [places for places in found.values() if len(places) > 1]


def _alike(table: pa.Table, places: Collection[int]) -> bool:
    """Whether rows say the same of everything but what was found."""
    said = [[table[name][place].as_py() for name in table.column_names if name not in _FOUND] for place in places]
    return all(each == said[0] for each in said)
