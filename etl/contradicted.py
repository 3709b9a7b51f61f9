"""One sample number with a pass and with a failure in the same file: the failure stands first, so that it counts until a person decides.

The store takes the first row of a key and sets the others aside as conflicts. A failure that only stands lower, or on a further sheet, must not be
the one that is set aside.
"""

from __future__ import annotations

from collections import defaultdict

import pyarrow as pa
import pyarrow.compute as pc

from etl import columns
from words import Message

_KEY, _WITHOUT_BODY = ("body", "sample_no"), ("sample_no", "producer_name", "product")  # as the dataset declares its keys


def failures_first(table: pa.Table) -> tuple[pa.Table, list[Message]]:
    """The rows with each such failure in the place of the first row of its sample and that in its own, and what to say of them.

    `table`: the accepted rows of all sheets, with the columns that keys are made of. Other rows stay where they are. Whether a sample is counted
    (`denominator`) is said of its place: a failure from an extract speaks for the sample of the list that it stands before.
    """
    twice = _contradicted(table)
    if not twice:
        return table, []
    order, told = list(range(table.num_rows)), 0
    for places in twice:
        first = places[0]
        verdicts = [table["verdict"][place].as_py() for place in places]
        if not {"pass", "fail"} <= set(verdicts):
            continue
        told += 1
        failed = places[verdicts.index("fail")]
        if verdicts[0] != "fail":
            order[first], order[failed] = failed, first
    if not told:
        return table, []
    message = (
        "{n} sample numbers stand in the file with a pass and with a failure. "
        "The failure counts; the pass waits as a conflict for a person to decide."
    )
    ordered = table.take(pa.array(order))
    if "denominator" in table.column_names:
        ordered = ordered.set_column(table.schema.get_field_index("denominator"), table.schema.field("denominator"), table["denominator"])
    return ordered, [Message(message, n=told)]


def _contradicted(table: pa.Table) -> list[list[int]]:
    """The rows of each sample whose number both passed and failed."""
    if not {"sample_no", "verdict"} <= set(table.column_names):
        return []
    numbers, verdicts = columns.texts(table["sample_no"].combine_chunks()), columns.texts(table["verdict"].combine_chunks())
    failed, passed = (numbers.filter(pc.equal(verdicts, said)).drop_null() for said in ("fail", "pass"))
    both = passed.filter(pc.is_in(passed, value_set=failed))
    if not len(both):
        return []
    rows = pc.indices_nonzero(pc.is_in(numbers, value_set=both))
    named = table.select([name for name in dict.fromkeys((*_KEY, *_WITHOUT_BODY)) if name in table.column_names]).take(rows).to_pylist()
    found: dict[tuple[str | None, ...], list[int]] = defaultdict(list)
    for row, said in zip(rows.to_pylist(), named, strict=True):
        key = _KEY if said.get("body") is not None else _WITHOUT_BODY
        found[(*key, *(said.get(name) for name in key))].append(row)
    return [places for places in found.values() if len(places) > 1]
