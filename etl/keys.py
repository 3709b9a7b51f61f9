"""By what a row is known again (row_key), and whether it still says the same (row_content): md5 over declared values, made in DuckDB.

A value enters as 'field=value' and a missing one not at all, so that a column which another file lacks changes nothing.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

import datasets

# Not part of what a row says: a tag that only narrows.
_TAGS = ("campaign",)


def add_keys(table: pa.Table, dataset: datasets.Dataset, helpers: tuple[str, ...]) -> pa.Table:
    """The table with row_key and row_content, and without its helper columns. `helpers` are those among its columns.

    A helper `<field>_as_written` stands for its field in the content, so that what persons decide later does not change it.
    """
    with duckdb.connect(config={"preserve_insertion_order": True}) as connection:
        connection.register("incoming", table)
        present = set(table.column_names)
        written = {name.removesuffix("_as_written") for name in present if name.endswith("_as_written")}
        content = [
            f"'{f.name}=' || {_text(f.name + '_as_written' if f.name in written else f.name)}"
            for f in dataset.declared
            if f.name not in _TAGS and (f.name in present or f.name in written)
        ]
        keys = [f"WHEN {_all_there(key, present)} THEN {_key(key, number, present)}" for number, key in enumerate(dataset.keys)]
        made = connection.sql(
            f"SELECT md5(concat_ws('\x1f', {', '.join(content)})) AS row_content, CASE {' '.join(keys)} END AS half_key FROM incoming"
        )
        hashed = made.to_arrow_table()
    half, contents = hashed["half_key"], hashed["row_content"]
    kept = table.drop_columns([name for name in helpers if name in present])
    return kept.append_column("row_key", _ordinals(half, contents)).append_column("row_content", contents)


def _text(name: str) -> str:
    return f'CAST("{name}" AS VARCHAR)'


def _all_there(key: datasets.Key, present: set[str]) -> str:
    if any(name not in present for name in key.when):
        return "false"
    return " AND ".join(f'"{name}" IS NOT NULL' for name in key.when) or "true"


def _key(key: datasets.Key, number: int, present: set[str]) -> str:
    """The hash of a key; one whose equal lines are counted begins with '+'."""
    parts = ", ".join(f"'{name}=' || {_text(name)}" for name in key.fields if name in present)
    return f"{chr(39) + '+' + chr(39) + ' || ' if key.ordinal else ''}md5(concat_ws('\x1f', '{number}', {parts or 'NULL'}))"


def _ordinals(half: pa.ChunkedArray, contents: pa.ChunkedArray) -> pa.ChunkedArray:
    """The keys, where equal lines are counted with their number among the equal lines of the file (the first has none)."""
    counted = pc.starts_with(half, "+")
    bare = pc.if_else(counted, pc.utf8_slice_codeunits(half, 1), half)
    if not pc.any(counted).as_py():
        return bare
    with duckdb.connect() as connection:
        lines = pa.table({"i": pa.array(range(len(half)), pa.int64()), "k": half, "c": contents})
        connection.register("lines", lines)
        again = connection.sql(
            "WITH twice AS (SELECT k, c FROM lines WHERE k[1] = '+' GROUP BY k, c HAVING count(*) > 1)"
            " SELECT i, row_number() OVER (PARTITION BY k, c ORDER BY i) AS nth FROM lines SEMI JOIN twice USING (k, c)"
        ).to_arrow_table()
    later = again.filter(pc.greater(again["nth"], 1))
    if not later.num_rows:
        return bare
    suffix = [""] * len(half)
    for i, nth in zip(later["i"].to_pylist(), later["nth"].to_pylist(), strict=True):
        suffix[i] = f"#{nth}"
    return pc.binary_join_element_wise(bare, pa.chunked_array([pa.array(suffix, pa.string())]), "")
