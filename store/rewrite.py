"""Rows that stand change their state: the files that hold them are written anew, into the same commit."""

from __future__ import annotations

from store.desk import Desk


def rewrite(desk: Desk) -> int:
    """Write the files anew that hold rows of the table `changes`. Returns how many rows became replaced.

    `changes`: _place, to_place, to_state, to_force (null: as it was), gone (the row leaves), file.
    """
    run = desk.connection
    touched = {str(name): bool(all_gone) for name, all_gone in _touched(desk)}
    desk.retire([each for each in desk.files if each.name in touched])
    kept = [each for each in desk.retired if not touched[each.name]]
    if kept:
        others = ", ".join(f'o."{n}"' for n in desk.types if n not in ("state", "_place", "_force"))
        query = f"""
            SELECT {others}, coalesce(c.to_place, o._place) AS _place, coalesce(c.to_force, o._force) AS _force
            FROM ({desk.source(tuple(desk.types), kept)}) AS o LEFT JOIN changes AS c ON c._place = o._place
            WHERE coalesce(c.gone, false) = false AND coalesce(c.to_state, o.state) = """
        states = {each.state for each in kept} | {
            str(row[0]) for row in run.execute("SELECT DISTINCT to_state FROM changes WHERE NOT gone").fetchall()
        }
        for state in sorted(states):
            desk.write(state, f"{query} '{state}'")
    found = run.execute("SELECT count(*) FROM changes WHERE to_state = 'replaced' AND NOT gone").fetchone()
    return int(found[0]) if found else 0


def _touched(desk: Desk) -> list[tuple[str, bool]]:
    """Files that hold changed rows, and whether all their rows leave (then nobody need read them)."""
    rows = {each.name: each.rows for each in desk.files}
    found = desk.connection.execute("SELECT file, count(*) FILTER (gone) FROM changes GROUP BY file").fetchall()
    return [(name, gone == rows[name]) for name, gone in found]
