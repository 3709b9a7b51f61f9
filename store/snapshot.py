"""The store as it was at one data version, for reading. Nothing is locked, and nothing can be written through it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

import duckdb

import datasets
from store import log
from store.files import data_files, opened, paths
from store.reader import Reader
from store.shape import STATES, columns_of, parquet, quoted, selection, sql_types, text

KEPT = 4  # data versions kept open: the one now shown, and a few that somebody looks back at
MEMORY = "2GB"

_open: OrderedDict[tuple[Path, int], duckdb.DuckDBPyConnection] = OrderedDict()
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
        with _guard:
            key = (self.root, self.version)
            if key not in _open:
                _open[key] = _connect(self.root, self.version)
            _open.move_to_end(key)
            while len(_open) > KEPT:
                _open.popitem(last=False)  # closed when its last cursor is gone
            return cast(duckdb.DuckDBPyConnection, Reader(_open[key].cursor()))


def _connect(root: Path, version: int) -> duckdb.DuckDBPyConnection:
    """A connection in memory over the files of that version, locked down. It is never queried itself: every call takes a cursor."""
    connection = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": ""})
    connection.execute("SET parquet_metadata_cache = true")
    for dataset in datasets.names():
        _views(connection, root, dataset, version)
    connection.execute(f"SET allowed_directories = [{text(str(root) + '/')}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _views(connection: duckdb.DuckDBPyConnection, root: Path, dataset: str, version: int) -> None:
    types = sql_types(connection, datasets.get(dataset).arrow_schema())
    columns = ", ".join(quoted(name) for name in types)
    empty = ", ".join(f"CAST(NULL AS {kind}) AS {quoted(name)}" for name, kind in types.items())
    commits = [each for each in log.commits(root / dataset) if each.entry.data_version <= version]
    parts: dict[str, str] = {}
    if commits:
        files = data_files(opened(root / dataset, commits[-1].table_version))
        for state in STATES:
            here = [each for each in files if each.state == state]
            if here:
                source = parquet(paths(root / dataset, here), mixed=commits[-1].schemas > 1)
                wanted = {name: kind for name, kind in types.items() if name != "state"}
                said = selection(wanted, columns_of(connection, source))
                parts[state] = f"SELECT {', '.join(said)}, {text(state)} AS state FROM {source}"
    nothing = f"SELECT {empty} WHERE false"
    connection.execute(f"CREATE VIEW {quoted(dataset)} AS SELECT {columns} FROM ({parts.get('live', nothing)})")
    connection.execute(f"CREATE VIEW {quoted(dataset + '_all')} AS SELECT {columns} FROM ({' UNION ALL BY NAME '.join(parts.values()) or nothing})")
