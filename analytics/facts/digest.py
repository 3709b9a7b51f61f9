"""The digest of one data file: its rows of sql/facts.sql as numbers, alike ones added up, sorted by day."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

CELL = (
    "county_code", "township_code", "township", "trade", "level", "kind", "link", "product_category", "campaign",
    "has_denominator", "verdict", "labelling_only", "severities",
)  # fmt: skip
CELL_OF_ITEMS = (*(name for name in CELL if name != "severities"), "item", "class")
MAKER = ("producer_uscc", "maker", "maker_name", "county_code")
MEASURES = ("batches", "items_tested", "items_failed")
UNDATED = np.iinfo(np.int32).max  # sorts behind every day


def digest(rows: pa.Table, columns: Sequence[str] = CELL) -> pa.Table:
    """Day (since 1970), cell (a combination of the columns) and maker as numbers with their meaning in a dictionary, and the three measures."""
    cell, cells = coded(rows, columns)
    maker, makers = coded(rows, MAKER)
    day = rows["counted_on"].cast(pa.int32()).fill_null(UNDATED).to_numpy().astype(np.int64)
    _days, day_place = np.unique(day, return_inverse=True)
    key = (day_place * max(1, cells.num_rows) + cell) * max(1, makers.num_rows) + maker
    unique, first, place = np.unique(key, return_index=True, return_inverse=True)
    tested, failed = (np.bincount(place, rows[name].to_numpy(), len(unique)) for name in ("items_tested", "items_failed"))
    return pa.table(
        {
            "day": day[first].astype(np.int32),
            "cell": pa.DictionaryArray.from_arrays(narrow(cell[first]), struct_of(cells)),
            "maker": pa.DictionaryArray.from_arrays(narrow(maker[first]), struct_of(makers)),
            "batches": narrow(np.bincount(place, minlength=len(unique))),
            "items_tested": narrow(tested),
            "items_failed": narrow(failed),
        }
    )


def coded(rows: pa.Table, columns: Sequence[str]) -> tuple[NDArray[np.int64], pa.Table]:
    """A number for each distinct combination of the columns, by row, and the combinations in the order of their numbers."""
    code, size = np.zeros(rows.num_rows, dtype=np.int64), 1
    for name in columns:
        column = rows[name].combine_chunks().dictionary_encode()
        column = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        width = len(column.dictionary) + 1
        if size * width > 2**62:
            code, names = pd.factorize(code)
            size = len(names)
        code = code * width + column.indices.fill_null(width - 1).to_numpy(zero_copy_only=False)
        size *= width
    code, unique = pd.factorize(code)
    first = np.full(len(unique), rows.num_rows, dtype=np.int64)
    first[code[::-1]] = np.arange(rows.num_rows - 1, -1, -1)
    return code.astype(np.int64), rows.select(list(columns)).take(pa.array(first))


def struct_of(table: pa.Table) -> pa.StructArray:
    """The rows of a table as one column."""
    return pa.StructArray.from_arrays([table[name].combine_chunks() for name in table.column_names], names=table.column_names)


def narrow(values: NDArray[np.generic]) -> pa.Array:
    """Whole numbers in the narrowest type that holds them."""
    whole = values.astype(np.int64)
    kind = np.min_scalar_type(int(whole.max(initial=0))) if whole.min(initial=0) >= 0 else np.dtype(np.int64)
    return pa.array(whole.astype(kind))
