"""The data files of a table at one of its versions.

To open a table is to read its log from the first commit: 0.4 s of processor after 800 commits. So what was opened last is held and follows
the log from there (0.03 s), and the files of a version, which never change, are kept.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from store.room import damaged
from words import Refusal


@dataclass(frozen=True)
class DataFile:
    """One Parquet file: its name in the table's folder, the state its rows are in, how many they are, and bytes."""

    name: str
    state: str
    rows: int
    size: int


TABLES, VERSIONS = 64, 256  # that a process holds open, and whose files it remembers

Identity = tuple[int, int]
_held: OrderedDict[Path, tuple[Identity, DeltaTable]] = OrderedDict()
_listed: OrderedDict[tuple[Path, Identity, int], tuple[DataFile, ...]] = OrderedDict()
_guard = threading.Lock()


def opened(table: Path, version: int) -> DeltaTable:
    """The table at one version, for the caller alone until it is given back (see `hold`).

    Raises Refusal where deletion vectors would make plain reads count deleted rows, and where a newer program wrote it.
    """
    with _guard:
        identity, delta = _held.get(table, ((0, 0), None))
        if delta is not None and identity == _identity(table) and delta.version() <= version:
            del _held[table]
        else:
            delta = None
    if delta is not None and delta.version() < version:
        with suppress(DeltaError):  # behind the version there may be an entry that a power cut has torn
            delta.update_incremental()
    if delta is None or delta.version() != version:
        delta = _read(table, version)
    if delta.metadata().configuration.get("delta.enableDeletionVectors") == "true" or "deletionVectors" in (delta.protocol().writer_features or ()):
        raise Refusal("Another program changed the table {table} in a way that cannot be read safely (deletion vectors).", table=table.name)
    return delta


def _read(table: Path, version: int) -> DeltaTable:
    try:
        return DeltaTable(table, version=version)
    except DeltaError as error:
        if "Unsupported" in str(error):
            raise Refusal(
                "The table {table} was written by a newer program than this one. Open the store with that one.", table=table.name
            ) from error
        raise damaged(f"{table.name}/_delta_log") from error


def hold(table: Path, delta: DeltaTable) -> None:
    """Give an opened table back: who opens it next goes on from there. The newest one stays."""
    identity = _identity(table)
    with _guard:
        other = _held.get(table)
        if other is None or other[0] != identity or other[1].version() < delta.version():
            _held[table] = (identity, delta)
            while len(_held) > TABLES:
                _held.popitem(last=False)


def files_at(table: Path, version: int) -> tuple[DataFile, ...]:
    """What the table consists of at one version."""
    key = (table, _identity(table), version)
    with _guard:
        if key in _listed:
            _listed.move_to_end(key)
            return _listed[key]
    delta = opened(table, version)
    found = tuple(data_files(delta))
    hold(table, delta)
    with _guard:
        _listed[key] = found
        while len(_listed) > VERSIONS:
            _listed.popitem(last=False)
    return found


def _identity(table: Path) -> Identity:
    """Of its first log entry: another one means another table at the same place."""
    first = (table / "_delta_log" / f"{0:020d}.json").stat()
    return first.st_ino, first.st_mtime_ns


def data_files(delta: DeltaTable) -> list[DataFile]:
    """What the table consists of."""
    listed = delta.get_add_actions(flatten=True)
    columns = {name: listed.column(name).to_pylist() for name in ("path", "partition.state", "num_records", "size_bytes")}
    rows = zip(*columns.values(), strict=True)
    return [DataFile(unquote(path), state, int(count or 0), int(size)) for path, state, count, size in rows]


def paths(table: Path, files: Sequence[DataFile]) -> list[str]:
    """Their places on the disk."""
    return [str(table / each.name) for each in files]
