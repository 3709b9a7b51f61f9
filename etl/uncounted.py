"""Rows that a list of failures brought before: they stay as it has them, without a denominator, and the person is told what to do."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from store import Lake
from words import Message


def told(lake: Lake, dataset: str, rows: pa.Table) -> list[Message]:
    """A message where rows that count (`denominator` true) equal rows of a list of failures in the store: those stand, and no rate has them.

    `rows`: with row_key and row_content, as they are to be admitted. See docs/decisions/store.md.
    """
    if dataset != "sampling_results" or not pc.any(rows["denominator"]).as_py():
        return []
    query = "SELECT row_key, row_content, upload FROM sampling_results WHERE denominator = false"
    listed = lake.at().cursor().sql(query).to_arrow_table()
    if not listed.num_rows:
        return []
    counting = rows.select(["row_key", "row_content"]).filter(rows["denominator"])
    same = listed.join(counting, ["row_key", "row_content"], join_type="left semi")
    if not same.num_rows:
        return []
    files = sorted({lake.entry(upload).file for upload in same["upload"].unique().to_pylist()})
    return [
        Message(
            "{n} rows stand already in a list of failures ({files}), which has no denominator, so no rate counts them. "
            "Withdraw that upload, and the rows of this file count in its place.",
            n=same.num_rows,
            files="、".join(files),
        )
    ]
