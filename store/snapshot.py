"""The store as it was at one data version, for reading. Nothing is locked, and nothing can be written through it."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import cast

import duckdb
import pyarrow as pa

import datasets
from store import kept, log
from store.files import files_at, paths
from store.reader import Reader
from store.room import readable
from store.shape import STATES, columns_of, parquet, quoted, selection, sql_types, text

MEMORY = "2GB"
LAKES = 4  # the real one, the demo, and a copy or two that somebody looks into
VERSIONS = 64  # data versions that one connection holds views for; then a new one begins, and the old goes with its last cursor


@dataclass
class _Open:
    """A connection over one lake, and the schemas in it: one for each state of the tables that was asked for."""

    connection: duckdb.DuckDBPyConnection
    schemas: set[str] = field(default_factory=set)


_open: dict[Path, _Open] = {}
_guard = threading.Lock()


@dataclass(frozen=True)
class Snapshot:
    """All tables at one data version. Cheap to make; its views are opened with the first cursor and kept."""

    root: Path
    version: int
    committed_at: datetime
    is_demo: bool = False

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of the caller's own, with a view `<dataset>` of live rows and `<dataset>_all` of every state."""
        with _guard, readable():
            held = _open.get(self.root)
            if held is None or len(held.schemas) >= VERSIONS:
                _open.pop(self.root, None)
                while len(_open) >= LAKES:
                    _open.pop(next(iter(_open)))
                held = _open[self.root] = _Open(_connect(self.root))
            cursor = held.connection.cursor()
            schema = _views(cursor, self.root, self.version, held.schemas)
        cursor.execute(f"USE {schema}")
        return cast(duckdb.DuckDBPyConnection, Reader(cursor))

    def digests(self, dataset: str, name: str, sql: str, shape: kept.Shape) -> list[pa.Table]:
        """What `sql` answers to each data file of live rows, put into its `shape`: computed once for each file, and kept (see store.kept).

        `sql` is one SELECT that names the dataset like a table. Nothing of it may depend on other rows than its own.
        """
        standing = log.standing(self.root, self.version).get(dataset)
        if standing is None:
            return []
        place = kept.folder(self.root, dataset, name, sql)
        with readable():
            return kept.digests(self.root, dataset, standing[0].table_version, place, sql, shape, datasets.get(dataset).arrow_schema())

    def derived(self, name: str, of: Sequence[str], make: Callable[[], pa.Table]) -> pa.Table:
        """What `make` finds in the live rows of the datasets `of`: worked out once for each state of them, and kept (see store.kept).

        `name`: says all else that it depends on, the program's version too, in letters that a file name may have.
        """
        standing = log.standing(self.root, self.version)
        return kept.derived(self.root, name, [standing[each][1] if each in standing else each for each in of], make)


def _connect(root: Path) -> duckdb.DuckDBPyConnection:
    """A connection in memory that can read one lake and nothing else. It is never queried itself: every call takes a cursor."""
    connection = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": ""})
    connection.execute("SET parquet_metadata_cache = true")
    connection.execute(f"SET allowed_directories = [{text(str(root) + os.sep)}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _views(cursor: duckdb.DuckDBPyConnection, root: Path, version: int, schemas: set[str]) -> str:
    """The schema with the views of one data version; made, whole or not at all, where it is not there yet.

    It is named after the very commits that it shows and where they stand: a compacted table, another store in the same place, and a copy of
    a store get views of their own.
    """
    standing = log.standing(root, version)
    marks = hashlib.md5(" ".join([str(root), *(mark for _, mark in standing.values())]).encode()).hexdigest()
    schema = f"v{version}_{marks[:12]}"
    if schema in schemas:
        return schema
    cursor.execute("BEGIN")
    try:
        cursor.execute(f"CREATE SCHEMA {schema}")
        for dataset in datasets.names():
            commit = standing[dataset][0] if dataset in standing else None
            _view(cursor, schema, dataset, root / dataset, commit)
        cursor.execute("COMMIT")
    except BaseException:
        cursor.execute("ROLLBACK")
        raise
    schemas.add(schema)
    return schema


def _view(connection: duckdb.DuckDBPyConnection, schema: str, dataset: str, table: Path, commit: log.Commit | None) -> None:
    types = sql_types(connection, datasets.get(dataset).arrow_schema())
    live, every = (f"{schema}.{quoted(name)}" for name in (dataset, dataset + "_all"))
    parts: dict[str, str] = {}
    if commit is not None:
        files = files_at(table, commit.table_version)
        for state in STATES:
            here = [each for each in files if each.state == state]
            if here:
                source = parquet(paths(table, here), mixed=commit.schemas > 1)
                wanted = {name: kind for name, kind in types.items() if name != "state"}
                said = selection(wanted, columns_of(connection, source))
                parts[state] = f"SELECT {', '.join(said)}, {text(state)} AS state FROM {source}"
    columns = ", ".join(quoted(name) for name in types)
    if parts:
        connection.execute(f"CREATE VIEW {every} AS SELECT {columns} FROM ({' UNION ALL BY NAME '.join(parts.values())})")
    else:  # an empty table is made in a third of the time of a view of as many nulls
        connection.execute(f"CREATE TABLE {every} ({', '.join(f'{quoted(name)} {kind}' for name, kind in types.items())})")
    source = f"({parts['live']})" if "live" in parts else f"{every} WHERE false"
    connection.execute(f"CREATE VIEW {live} AS SELECT {columns} FROM {source}")
