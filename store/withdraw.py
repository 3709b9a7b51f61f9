"""An upload leaves, and what it had hidden returns."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pyarrow as pa

from store.desk import Desk
from store.fold import Standing, without
from store.rewrite import rewrite

_CHANGES = pa.schema(
    [
        ("_place", pa.int64()),
        ("to_place", pa.int64()),
        ("to_state", pa.string()),
        ("to_force", pa.int8()),
        ("gone", pa.bool_()),
        ("file", pa.string()),
    ]
)


def withdraw(desk: Desk, upload: str) -> tuple[int, int]:
    """Take the rows of an upload out; nothing is committed yet. Returns (rows that left, rows of others that became live)."""
    run = desk.connection
    source = desk.source(("row_key", "row_content", "upload", "_place", "_force", "_basis"))
    run.execute(f"CREATE TEMP TABLE mine AS SELECT * FROM ({source}) WHERE upload = $upload", {"upload": upload})
    run.execute(
        f"CREATE TEMP TABLE others AS SELECT * FROM ({source}) WHERE upload <> $upload AND row_key IN (SELECT row_key FROM mine)", {"upload": upload}
    )
    run.execute("CREATE TEMP TABLE changes AS SELECT _place, _place AS to_place, state AS to_state, _force AS to_force, true AS gone, file FROM mine")
    # Where all that stays agrees, the earliest is live: no history to go through. That is the common case, and may be a million rows.
    run.execute("""
        CREATE TEMP TABLE agreed AS
        SELECT row_key, min(_place) AS earliest FROM others GROUP BY row_key HAVING min(row_content) = max(row_content) AND count(_basis) = 0""")
    run.execute("""
        INSERT INTO changes
        SELECT * FROM (
            SELECT o._place, o._place AS to_place, if(o._place = a.earliest, 'live', 'repeated') AS to_state, o._force, false, o.file
            FROM others AS o JOIN agreed AS a USING (row_key) WHERE o.state <> if(o._place = a.earliest, 'live', 'repeated'))""")
    mixed = run.execute("""
        SELECT row_key, _place, row_content, upload, _force, _basis, state, file
        FROM (FROM mine UNION ALL BY NAME FROM others)
        WHERE row_key IN (SELECT row_key FROM others) AND row_key NOT IN (SELECT row_key FROM agreed) ORDER BY row_key""").fetchall()
    changes = [change for _, rows in groupby(mixed, key=lambda row: row[0]) for change in _changes(list(rows), upload)]
    if changes:
        run.register("mixed", pa.Table.from_pylist(changes, schema=_CHANGES))
        run.execute("INSERT INTO changes FROM mixed")
    counted = run.execute("""
        SELECT (SELECT count(*) FROM mine),
            (SELECT count(*) FROM changes JOIN others USING (_place) WHERE to_state = 'live' AND NOT gone AND state <> 'live')""").fetchone()
    rewrite(desk)
    return (int(counted[0]), int(counted[1])) if counted else (0, 0)


def _changes(rows: list[tuple[Any, ...]], upload: str) -> list[dict[str, object]]:
    """What differs for the other rows of one key, from (row_key, _place, row_content, upload, _force, _basis, state, file).

    A place may pass to another row, so each row remembers the one it had (`was`).
    """
    files = {row[1]: row[7] for row in rows}
    before = [Standing(row[1], row[2], row[3], row[4], row[5], row[6], was=row[1]) for row in rows]
    after = {each.was: each for each in without(before, upload)}
    changes: list[dict[str, object]] = []
    for old in before:
        new = after.get(old.was)
        if old.upload == upload or new == old:
            continue
        kept = new or old
        changes.append(
            {
                "_place": old.was,
                "to_place": kept.place,
                "to_state": kept.state,
                "to_force": kept.force,
                "gone": new is None,
                "file": files[old.was],
            }
        )
    return changes
