"""How Parquet packs the rows of an upload: pyarrow writes them in a third of DuckDB's time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

ROW_GROUP = 122_880
# What differs from row to row and how it is packed: lengths, then nothing but letters; the step from one number to the next.
_UNLIKE = {
    "source_row": "DELTA_BINARY_PACKED",
    "_place": "DELTA_BINARY_PACKED",
    "row_key": "DELTA_LENGTH_BYTE_ARRAY",
    "row_content": "DELTA_LENGTH_BYTE_ARRAY",
}
_TRIED, _ALL_BUT = 2_000, 0.95  # values looked at, and the share of different ones among them from which on a dictionary costs and saves nothing


def packing(rows: pa.Table) -> dict[str, Any]:
    """How pyarrow writes these columns: in what comes again, a dictionary; least and greatest values of numbers and days only.

    Nobody asks for texts between two others, and finding the least in each row group would take a quarter of the writing.
    """
    return {
        "compression": "zstd",
        "store_schema": False,
        "use_dictionary": [name for name in rows.column_names if _comes_again(name, rows[name])],
        "column_encoding": {name: how for name, how in _UNLIKE.items() if name in rows.column_names},
        "write_statistics": [field.name for field in rows.schema if pa.types.is_primitive(field.type)],
    }


def write_packed(path: Path, rows: pa.Table, part: range, kept: pa.BooleanArray | None, how: dict[str, Any]) -> int:
    """Write a part of the rows, of those the ones that are `kept` (None: all), as one file; returns how many. `how`: the `packing` of all of them.

    They are picked as they are written, so that no second copy stands in memory. Raises OSError.
    """
    written = 0
    with pq.ParquetWriter(path, rows.schema, **how) as file:
        for at in range(part.start, part.stop, ROW_GROUP):
            size = min(ROW_GROUP, part.stop - at)
            piece = rows.slice(at, size) if kept is None else rows.slice(at, size).filter(kept.slice(at, size))
            file.write_table(piece)
            written += piece.num_rows
    return written


def _comes_again(name: str, values: pa.ChunkedArray) -> bool:
    """Whether values of a column come again, so that Parquet had better keep a dictionary of them."""
    if name in _UNLIKE or not pa.types.is_string(values.type) or len(values) < 2 * _TRIED:
        return name not in _UNLIKE
    return bool(pc.count_distinct(values.slice(len(values) // 2, _TRIED)).as_py() < _ALL_BUT * _TRIED)
