"""'同上': a cell that says only that it is as the one above."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.columns import Coded

MARKS = pa.array(["同上", "同前", "同上行", "〃", "″", "＂", '"', "''", "ditto"])


def filled(column: Coded) -> tuple[Coded, int]:
    """The column with the value above in place of each such mark, and how many there were; a mark in the first row stays as it is."""
    marks = pc.is_in(pc.utf8_trim_whitespace(column.texts), value_set=MARKS).to_numpy(zero_copy_only=False)
    if not marks.any():
        return column, 0
    marked = marks[column.codes]
    above = np.maximum.accumulate(np.where(marked, -1, np.arange(column.rows)))
    taken = marked & (above >= 0)
    return Coded(column.texts, np.where(taken, column.codes[above], column.codes).astype(np.int32)), int(taken.sum())
