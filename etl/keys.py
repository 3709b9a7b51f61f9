"""By what a row is known again (row_key), and whether it still says the same (row_content): md5 over declared values, made in DuckDB.

A value enters as 'field=value' and a missing one not at all, so that a column which another file lacks changes nothing.
"""

from __future__ import annotations

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

import datasets
from etl.joined import BETWEEN, joined

# Not part of what a row says: a tag that only narrows.
_TAGS = ("campaign",)
# What a test found, as against what describes the sample; and who stands behind it.
_FINDINGS = ("verdict", "first_verdict", "retest_verdict", "failed_items", "failed_measured", "failed_limit", "items_tested")
_WHO = ("producer_name", "sampled_unit_name")
_PIECE = 61_440  # rows: some vectors of DuckDB's
_COUNTED, _COUNTED_SQL = "+", "'+' || "


def add_keys(table: pa.Table, dataset: datasets.Dataset, helpers: tuple[str, ...]) -> pa.Table:
    """The table with row_key and row_content, and without its helper columns. `helpers` are those among its columns.

    A helper `<field>_as_written` stands for its field in the content, so that what persons decide later does not change it.
    """
    present = set(table.column_names)
    keys = [f"WHEN {_all_there(key, present)} THEN {_key(key, number, present)}" for number, key in enumerate(dataset.keys)]
    of_keys = [name for name in table.column_names if any(name in (*key.when, *key.fields) for key in dataset.keys)]
    pieces, content = joined(table, _said(dataset, present, ()))
    for name in of_keys:
        pieces = pieces.append_column(name, table[name])
    with duckdb.connect() as connection:
        connection.register("incoming", _shared(pieces))  # DuckDB keeps the order of an Arrow table, however many threads read it
        hashed = connection.sql(f"SELECT {_md5(content)} AS row_content, CASE {' '.join(keys)} END AS half_key FROM incoming").to_arrow_table()
    half, contents = hashed["half_key"], hashed["row_content"]
    kept = table.drop_columns([name for name in helpers if name in present])
    return kept.append_column("row_key", _numbered(table, dataset, half, contents)).append_column("row_content", contents)


def _shared(table: pa.Table) -> pa.Table:
    """The same rows in pieces that threads can share: one piece would be read by one thread."""
    return pa.Table.from_batches(table.to_batches(max_chunksize=_PIECE), schema=table.schema)


def _said(dataset: datasets.Dataset, present: set[str], without: tuple[str, ...]) -> list[tuple[str, str]]:
    """The declared fields but these, as far as the table has them, each with its column."""
    written = {name.removesuffix("_as_written") for name in present if name.endswith("_as_written")}
    return [
        (f.name, f"{f.name}_as_written" if f.name in written else f.name)
        for f in dataset.declared
        if f.name not in (*_TAGS, *without) and (f.name in present or f.name in written)
    ]


def _content(said: list[tuple[str, str]]) -> str:
    """SQL of the hash of these values."""
    return _md5([f"'{name}=' || {_text(column)}" for name, column in said])


def _md5(pieces: list[str]) -> str:
    return f"md5(concat_ws('{BETWEEN}', {', '.join(pieces) or 'NULL'}))"


def _text(name: str) -> str:
    return f'CAST("{name}" AS VARCHAR)'


def _all_there(key: datasets.Key, present: set[str]) -> str:
    if any(name not in present for name in key.when):
        return "false"
    return " AND ".join(f'"{name}" IS NOT NULL' for name in key.when) or "true"


def _key(key: datasets.Key, number: int, present: set[str]) -> str:
    """The hash of a key; one whose equal lines are counted begins with '+'."""
    parts = ", ".join(f"'{name}=' || {_text(name)}" for name in key.fields if name in present)
    return f"{_COUNTED_SQL if key.ordinal else ''}md5(concat_ws('{BETWEEN}', '{number}', {parts or 'NULL'}))"


def _numbered(table: pa.Table, dataset: datasets.Dataset, half: pa.ChunkedArray, contents: pa.ChunkedArray) -> pa.ChunkedArray:
    """The keys; those of rows without a number of their own get a tail where one file has several lines under them.

    Equal lines are counted: key, key#2, key#3, those of an extract without a denominator again from the first, as they are the same samples
    as in the list that counts. Lines that describe something else (another category, another place) are other samples:
    key~description. Lines that describe the same and found something else keep one key: that is a conflict. Where not even producer or
    sampled unit is named, a description is too thin for that, and every line is a sample.
    """
    counted = pc.starts_with(half, _COUNTED)
    bare = pc.if_else(counted, pc.utf8_slice_codeunits(half, 1), half)
    doubles = _doubles(half, counted)
    if not len(doubles):
        return bare
    lines = table.take(doubles)
    present = set(lines.column_names)
    thin = " AND ".join(f'"{name}" IS NULL' for name in _WHO if name in present) or "true"
    description = f"CASE WHEN {thin} THEN c ELSE {_content(_said(dataset, present, _FINDINGS))} END"
    same = "k, c, denominator" if "denominator" in present else "k, c"
    with duckdb.connect() as connection:
        connection.register(
            "lines", lines.append_column("i", doubles).append_column("k", half.take(doubles)).append_column("c", contents.take(doubles))
        )
        tails = connection.sql(f"""
            WITH described AS (SELECT i, {same}, {description} AS d FROM lines),
            ordered AS (
                SELECT i, d, first_value(d) OVER (PARTITION BY k ORDER BY i) AS first, row_number() OVER (PARTITION BY {same} ORDER BY i) AS nth
                FROM described)
            SELECT i, CASE WHEN d = first THEN '' ELSE '~' || d[:8] END || CASE WHEN nth = 1 THEN '' ELSE '#' || nth END AS tail
            FROM ordered WHERE d <> first OR nth > 1""").to_arrow_table()
    tail = [""] * len(half)
    for i, text in zip(tails["i"].to_pylist(), tails["tail"].to_pylist(), strict=True):
        tail[i] = text
    return pc.binary_join_element_wise(bare, pa.chunked_array([pa.array(tail, pa.string())]), "")


def _doubles(half: pa.ChunkedArray, counted: pa.ChunkedArray) -> pa.Array:
    """The positions of rows that share a counted key with another row."""
    if not pc.any(counted).as_py():
        return pa.array([], pa.int64())
    with duckdb.connect() as connection:
        connection.register("lines", pa.table({"i": np.arange(len(half)), "k": half}).filter(counted))
        found = connection.sql("SELECT i FROM lines SEMI JOIN (SELECT k FROM lines GROUP BY k HAVING count(*) > 1) USING (k) ORDER BY i")
        return found.to_arrow_table()["i"].combine_chunks()
