"""A cursor that only asks. DuckDB lets whoever may read a folder also write there: by COPY, and even by a COPY inside a SELECT's WITH."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import duckdb

from store.room import readable

# What a question may consist of; INSERT, COPY and their like are nodes of other names.
_ASKING = {"SELECT_NODE", "SET_OPERATION_NODE", "CTE_NODE", "RECURSIVE_CTE_NODE"}
_RUNS_TEXT = {"query", "json_execute_serialized_sql"}  # functions that run SQL out of a string
_OFFERED = {
    "fetchall", "fetchone", "fetchmany", "fetchnumpy", "fetchdf", "fetch_df", "df", "description", "rowcount",
    "register", "unregister", "close", "interrupt",
}  # fmt: skip


class Reader:
    """A DuckDB cursor whose `execute`, `sql` and `query` take one SELECT that writes nothing; fetching is the cursor's own."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def execute(self, query: str, parameters: Any = None) -> Reader:
        """Run a SELECT; fetch from this same object. Raises duckdb.PermissionException for anything else, Refusal where a file is gone."""
        _refuse_unless_it_asks(query)
        with readable():
            self._cursor.execute(query, parameters)
        return self

    def sql(self, query: str, *, params: Any = None) -> duckdb.DuckDBPyRelation:
        """The relation of a SELECT. Raises duckdb.PermissionException for anything else."""
        _refuse_unless_it_asks(query)
        return self._cursor.sql(query, params=params)

    query = sql

    def __getattr__(self, name: str) -> Any:
        if name not in _OFFERED:
            raise AttributeError(f"A reader of the store has no {name}.")
        return getattr(self._cursor, name)


@lru_cache(maxsize=512)
def _refuse_unless_it_asks(query: str) -> None:
    row = _parser().cursor().execute("SELECT json_serialize_sql($query)", {"query": query}).fetchone()
    tree = json.loads(row[0]) if row else {}
    kinds = set(_values(tree, "type")) | {f"{name} ()" for name in _values(tree, "function_name") if name in _RUNS_TEXT}
    if len(tree.get("statements", ())) != 1 or any(kind.endswith(("_NODE", " ()")) and kind not in _ASKING for kind in kinds):
        raise duckdb.PermissionException("The store is read with one SELECT; it is written through store.Lake.")


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": 1, "enable_external_access": False})


def _values(tree: Any, key: str) -> Iterator[str]:
    if isinstance(tree, dict):
        if isinstance(tree.get(key), str):
            yield tree[key]
        tree = list(tree.values())
    if isinstance(tree, list):
        for each in tree:
            yield from _values(each, key)
