"""Rows corrected, conflicts decided: each an upload of its own, so that it stands in the ledger and can be withdrawn."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

import datasets
from store.desk import Desk
from store.fold import SETTLES, WINS
from store.rewrite import rewrite
from store.shape import PLACES, table_schema
from words import Refusal

Rederive = Callable[[pa.Table], pa.Table]


def correct(desk: Desk, upload: str, row_keys: Sequence[str], changes: Mapping[str, Any], rederive: Rederive | None) -> int:
    """Put changed copies of the live rows of these keys in their place; nothing is committed yet. Returns how many rows changed.

    `rederive`: what computes the derived columns and row_content anew from the changed rows (the road's own function); without it
    the content becomes a hash of the former content and the changes. A row keeps its key: what a file says of it later is compared with the
    corrected row. Conflicts that wait under the key go on waiting. Raises Refusal where a key or a field is not there.
    """
    fields = {each.name for each in datasets.get(desk.dataset).fields} | {"row_content"}
    for name in changes:
        if name not in fields:
            raise Refusal("There is no field {field} in these records.", field=name)
    before = _rows(desk, row_keys, "live")
    if before.num_rows < len(set(row_keys)):
        raise Refusal("A row to be corrected is not in the store any more. Reload the page.")
    after = before
    for name, value in changes.items():
        index = after.schema.get_field_index(name)
        after = after.set_column(index, after.field(index), _repeated(name, value, after))
    if rederive is not None:
        after = rederive(after.select(datasets.get(desk.dataset).arrow_schema().names))
    elif "row_content" not in changes:
        said = json.dumps(dict(changes), default=str, ensure_ascii=False, sort_keys=True)
        contents = [hashlib.md5(f"{was}{said}".encode()).hexdigest() for was in before["row_content"].to_pylist()]
        after = _set(after, "row_content", pa.array(contents))
    after = _set(after, "row_key", before["row_key"])
    changed = pc.not_equal(after["row_content"], before["row_content"])
    after, before = after.filter(changed), before.filter(changed)
    if not after.num_rows:
        raise Refusal("Nothing would change: the rows say this already.")
    _put(desk, upload, after, basis=before["row_content"], force=WINS, state="live")
    return int(after.num_rows)


def settle(desk: Desk, upload: str, row_key: str, keep: Literal["old", "new"], content: str | None) -> int:
    """Decide a waiting conflict: the live row stays ('old') or a waiting one takes its place ('new'); nothing is committed yet.

    `content`: which of several waiting rows; the newest where it is not said. Raises Refusal where nothing waits.
    """
    waiting = _rows(desk, [row_key], "conflict")
    if content is not None:
        waiting = waiting.filter(pc.equal(waiting["row_content"], content))
    if not waiting.num_rows:
        raise Refusal("This conflict has been decided already. Reload the page.")
    chosen = waiting.sort_by([("_place", "descending")]).slice(0, 1) if keep == "new" else _rows(desk, [row_key], "live")
    _put(desk, upload, chosen, basis=chosen["row_content"], force=SETTLES, state="live" if keep == "new" else "repeated")
    return int(chosen.num_rows)


def _rows(desk: Desk, row_keys: Sequence[str], state: str) -> pa.Table:
    files = [each for each in desk.files if each.state == state]
    source = desk.source(tuple(desk.types), files)
    query = f"SELECT * FROM ({source}) WHERE row_key IN (SELECT unnest($keys::VARCHAR[])) ORDER BY _place"
    found = desk.connection.sql(query, params={"keys": list(row_keys)}).to_arrow_table()
    return found.select(table_schema(desk.dataset).names).cast(table_schema(desk.dataset))


def _put(desk: Desk, upload: str, rows: pa.Table, basis: pa.ChunkedArray, force: int, state: str) -> None:
    """Write these rows in one state under a new upload, and let what stands under their keys give way."""
    run, count = desk.connection, rows.num_rows
    own = {
        "upload": pa.repeat(upload, count),
        "_place": pa.array(range(desk.data_version * PLACES, desk.data_version * PLACES + count), pa.int64()),
        "_force": pa.repeat(pa.scalar(force, pa.int8()), count),
        "_basis": basis,
    }
    table = pa.table({name: own.get(name, rows[name] if name in rows.column_names else None) for name in desk.types if name != "state"})
    run.register("put", table)
    source = desk.source(("row_key", "row_content", "_place"))
    run.execute(f"""
        CREATE TEMP TABLE changes AS
        SELECT h._place, h._place AS to_place, CASE WHEN h.row_content = p.row_content THEN 'repeated' ELSE 'replaced' END AS to_state,
            NULL::TINYINT AS to_force, false AS gone, h.file
        FROM ({source}) AS h JOIN put AS p USING (row_key)
        WHERE (h.state = 'live' AND h.row_content <> p.row_content)
            OR (h.state = 'conflict' AND ({str(force == SETTLES).lower()} OR h.row_content = p.row_content))""")
    desk.write(state, "SELECT * FROM put")
    rewrite(desk)


def _set(table: pa.Table, name: str, values: pa.Array | pa.ChunkedArray) -> pa.Table:
    return table.set_column(table.schema.get_field_index(name), name, values)


def _repeated(name: str, value: Any, table: pa.Table) -> pa.Array:
    try:
        return pa.array([value] * table.num_rows, table.schema.field(name).type)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise Refusal("The field {field} cannot hold {value}.", field=name, value=str(value)) from error
