"""Rows come in: each is live, repeated or a conflict, by what stands under its key."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from store.desk import Desk
from store.fold import PLAIN, SETTLES, WINS
from store.packing import ROW_GROUP
from store.rewrite import rewrite
from store.shape import PLACES, table_schema

LIVE, REPEATED, CONFLICT, KNOWN = 0, 1, 2, 3
_MOST = 0.5  # share of the rows that is picked while it is written; fewer are gathered first, or row groups would be small


@dataclass(frozen=True)
class Admitted:
    """Rows of an upload by what became of them, and rows of others that it replaced. `aside`: which of its rows were not accepted."""

    accepted: int
    repeated: int
    conflicts: int
    replaced: int
    stored: int
    aside: npt.NDArray[np.int64]


def admit(desk: Desk, rows: pa.Table, upload: str, same_file: Collection[str], replace: bool) -> Admitted:
    """Classify the rows and write them, in their order; nothing is committed yet.

    `same_file`: uploads of the same bytes that stand. A row that one of them brought already is not stored a second time: withdrawing
    the file once takes it away. `replace`: the first row of each key wins over what stands, and settles the conflicts that wait there.
    """
    _classify(desk, rows, same_file, replace)
    fates = desk.connection.sql("SELECT fate, nth = 1 AS first FROM fates ORDER BY i").to_arrow_table()
    fate = fates["fate"].to_numpy()
    firsts = fates["first"].to_numpy() & replace
    counts = np.bincount(fate, minlength=4)
    _write(desk, rows, upload, fate, firsts)
    replaced = rewrite(desk) if replace else 0
    again, stored = int(counts[REPEATED] + counts[KNOWN]), int(counts[:KNOWN].sum())
    return Admitted(int(counts[LIVE]), again, int(counts[CONFLICT]), replaced, stored, np.flatnonzero(fate != LIVE))


def foresee(desk: Desk, rows: pa.Table, same_file: Collection[str], replace: bool) -> Admitted:
    """What `admit` would say of the rows; nothing is written."""
    _classify(desk, rows, same_file, replace)
    counts = dict(desk.connection.execute("SELECT fate, count(*) FROM fates GROUP BY fate").fetchall())
    live, repeated, conflict, known = (int(counts.get(fate, 0)) for fate in (LIVE, REPEATED, CONFLICT, KNOWN))
    aside = desk.connection.execute("SELECT i FROM fates WHERE fate <> ? ORDER BY i", [LIVE]).fetchnumpy()["i"]
    return Admitted(live, repeated + known, conflict, 0, live + repeated + conflict, np.asarray(aside, np.int64))


def _classify(desk: Desk, rows: pa.Table, same_file: Collection[str], replace: bool) -> None:
    run = desk.connection
    keys = pa.table({"i": np.arange(rows.num_rows), "row_key": rows["row_key"], "row_content": rows["row_content"]})
    run.register("keys", _in_batches(keys))
    run.execute("CREATE TEMP VIEW incoming AS SELECT i::BIGINT AS i, row_key::VARCHAR AS row_key, row_content::VARCHAR AS row_content FROM keys")
    source = desk.source(("row_key", "row_content", "upload", "_place", "_force", "_basis"))
    run.execute(f"CREATE TEMP TABLE held AS SELECT * FROM ({source}) WHERE row_key IN (SELECT row_key FROM incoming)")
    run.execute("CREATE TEMP TABLE same_file AS SELECT unnest($uploads::VARCHAR[]) AS upload", {"uploads": list(same_file)})
    run.execute("CREATE TEMP TABLE known AS SELECT DISTINCT row_key, row_content FROM held WHERE upload IN (SELECT upload FROM same_file)")
    if replace:  # a row that the file brought before and that lost since shall win now
        run.execute(
            "DELETE FROM known WHERE EXISTS (SELECT 1 FROM held AS h WHERE h.row_key = known.row_key"
            " AND (h.state = 'conflict' OR (h.state = 'live' AND h.row_content <> known.row_content)))"
        )
    # Only keys that come twice need the costly ordering.
    run.execute("CREATE TEMP TABLE twice AS SELECT row_key FROM incoming GROUP BY row_key HAVING count(*) > 1")
    run.execute("""
        CREATE TEMP VIEW fresh AS
        WITH new AS (SELECT * FROM incoming ANTI JOIN known USING (row_key, row_content))
        SELECT i, row_key, row_content, NULL::VARCHAR AS first, 1 AS nth, 1 AS nth_same FROM new ANTI JOIN twice USING (row_key)
        UNION ALL
        SELECT i, row_key, row_content, first_value(row_content) OVER (PARTITION BY row_key ORDER BY i),
            row_number() OVER (PARTITION BY row_key ORDER BY i), row_number() OVER (PARTITION BY row_key, row_content ORDER BY i)
        FROM new SEMI JOIN twice USING (row_key)""")
    # What corrections led from to the live content, as `fold` says it: only keys with a correction have any.
    run.execute(f"""
        CREATE TEMP TABLE corrected AS
        WITH RECURSIVE chain AS (
            SELECT row_key, _basis AS content, _place FROM held WHERE state = 'live' AND _force = {WINS} AND _basis IS NOT NULL
            UNION
            SELECT chain.row_key, max_by(h._basis, h._place), max(h._place) FROM chain JOIN held AS h USING (row_key)
            WHERE h._force = {WINS} AND h.row_content = chain.content AND h._place < chain._place GROUP BY ALL
            HAVING max_by(h._basis, h._place) IS NOT NULL)
        SELECT DISTINCT row_key, content AS row_content FROM chain""")
    winner = f"coalesce({'' if replace else 'live.row_content, '}n.first, n.row_content)"
    waits = "false" if replace else "waiting.row_key IS NOT NULL"
    run.execute(f"""
        CREATE TEMP TABLE fates AS
        WITH live AS (SELECT row_key, row_content FROM held WHERE state = 'live'),
            waiting AS (SELECT DISTINCT row_key, row_content FROM held WHERE state = 'conflict')
        SELECT n.i, n.nth, CASE
            WHEN n.nth = 1 AND live.row_key IS NULL THEN {LIVE}
            WHEN n.nth = 1 AND {str(replace).lower()} AND live.row_content <> n.row_content THEN {LIVE}
            WHEN n.row_content = {winner} THEN {REPEATED}
            WHEN {waits} OR n.nth_same > 1 THEN {REPEATED}
            WHEN corrected.row_key IS NOT NULL AND live.row_content = {winner} THEN {REPEATED}
            ELSE {CONFLICT} END::TINYINT AS fate
        FROM fresh AS n LEFT JOIN live ON live.row_key = n.row_key
            LEFT JOIN waiting ON waiting.row_key = n.row_key AND waiting.row_content = n.row_content
            LEFT JOIN corrected ON corrected.row_key = n.row_key AND corrected.row_content = n.row_content
        UNION ALL
        SELECT i, 0, {KNOWN}::TINYINT FROM incoming SEMI JOIN known USING (row_key, row_content)""")
    if replace:
        run.execute("""
            CREATE TEMP TABLE changes AS
            SELECT h._place, h._place AS to_place, CASE WHEN h.row_content = n.row_content THEN 'repeated' ELSE 'replaced' END AS to_state,
                NULL::TINYINT AS to_force, false AS gone, h.file
            FROM held AS h JOIN fresh AS n ON n.row_key = h.row_key AND n.nth = 1
            WHERE h.state = 'conflict' OR (h.state = 'live' AND h.row_content <> n.row_content)""")


def _write(desk: Desk, rows: pa.Table, upload: str, fate: np.ndarray, firsts: np.ndarray) -> None:
    schema, count = table_schema(desk.dataset), rows.num_rows
    unknown = set(rows.column_names) - set(schema.names)
    if unknown:
        raise ValueError(f"{desk.dataset} declares no {', '.join(sorted(unknown))}.")
    filled = {
        "upload": pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), count), pa.array([upload])),
        "_place": pa.array(np.arange(count, dtype=np.int64) + desk.data_version * PLACES),
        "_force": pa.array(np.where(firsts, SETTLES, PLAIN).astype(np.int8)),
        "_basis": pa.nulls(count, pa.string()),
    }
    columns = {}
    for field in schema:
        if field.name != "state":
            column = filled.get(field.name, rows[field.name] if field.name in rows.column_names else pa.nulls(count, field.type))
            columns[field.name] = column if _same(column.type, field.type) else column.cast(field.type)
    whole = pa.table(columns)
    for state, number in (("live", LIVE), ("repeated", REPEATED), ("conflict", CONFLICT)):
        chosen = np.flatnonzero(fate == number)
        if len(chosen) > _MOST * count:
            desk.write_rows(state, whole, None if len(chosen) == count else pa.array(fate == number))
        elif len(chosen):
            desk.write_rows(state, whole.take(pa.array(chosen)))


def _same(held: pa.DataType, wanted: pa.DataType) -> bool:
    """Whether Parquet keeps both alike: a dictionary is written as it comes, the faster for it."""
    return bool(held == wanted or (pa.types.is_dictionary(held) and held.value_type == wanted))


def _in_batches(table: pa.Table) -> pa.Table:
    """The same rows in pieces that DuckDB's threads can share."""
    return pa.Table.from_batches(table.to_batches(max_chunksize=ROW_GROUP), schema=table.schema)
