"""The shape of a table: a dataset's declared columns, and three of the store's own that no view shows.

_place    int64   where the row stands in the history of its key: data version of its upload × 2³² + its order in the upload
_force    int8    how it meets other content that stands before it: see store.fold
_basis    string  content of the row on which it rests (a correction, a settled conflict); null for rows of a file
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

import datasets

STATES = ("live", "repeated", "conflict", "replaced")
OWN = (pa.field("_place", pa.int64()), pa.field("_force", pa.int8()), pa.field("_basis", pa.string()))
PLACES = 2**32  # rows of one upload
_sql_types: dict[pa.Schema, dict[str, str]] = {}  # a few for each dataset


def table_schema(dataset: str) -> pa.Schema:
    """What the table holds. `state` is its partition column: reading live rows opens no other file."""
    return pa.schema([*datasets.get(dataset).arrow_schema(), *OWN])


def sql_types(connection: duckdb.DuckDBPyConnection, schema: pa.Schema) -> dict[str, str]:
    """Column → its type as SQL writes it; asked of the connection once for each schema."""
    if schema not in _sql_types:
        relation = connection.from_arrow(schema.empty_table())
        _sql_types[schema] = {name: str(kind) for name, kind in zip(relation.columns, relation.types, strict=True)}
    return _sql_types[schema]


def quoted(name: str) -> str:
    """An identifier in SQL."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """A string in SQL."""
    return "'" + value.replace("'", "''") + "'"


def parquet(paths: Sequence[str], mixed: bool, filename: bool = False) -> str:
    """SQL that reads these files. `mixed`: some may lack columns that others have."""
    files = ", ".join(text(path) for path in paths)
    return f"read_parquet([{files}], hive_partitioning = false, union_by_name = {str(mixed).lower()}, filename = {str(filename).lower()})"


def columns_of(connection: duckdb.DuckDBPyConnection, source: str) -> dict[str, str]:
    """Column → type of what the files really hold."""
    return {str(row[0]): str(row[1]) for row in connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()}


def selection(wanted: dict[str, str], held: dict[str, str]) -> list[str]:
    """Every wanted column: as it is held, cast where its type has changed, null where it came later than the files."""
    said = []
    for name, kind in wanted.items():
        column = quoted(name)
        if name not in held:
            column = f"CAST(NULL AS {kind}) AS {column}"
        elif held[name] != kind:
            column = f"CAST({column} AS {kind}) AS {column}"
        said.append(column)
    return said
