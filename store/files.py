"""The data files of a table at one of its versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from deltalake import DeltaTable

from words import Refusal


@dataclass(frozen=True)
class DataFile:
    """One Parquet file: its name in the table's folder, the state its rows are in, how many they are, and bytes."""

    name: str
    state: str
    rows: int
    size: int


def opened(table: Path, version: int) -> DeltaTable:
    """The table at one version. Raises Refusal where deletion vectors would make plain reads count deleted rows."""
    delta = DeltaTable(table, version=version)
    if delta.metadata().configuration.get("delta.enableDeletionVectors") == "true" or "deletionVectors" in (delta.protocol().writer_features or ()):
        raise Refusal("Another program changed the table {table} in a way that cannot be read safely (deletion vectors).", table=table.name)
    return delta


def data_files(delta: DeltaTable) -> list[DataFile]:
    """What the table consists of."""
    listed = delta.get_add_actions(flatten=True)
    columns = {name: listed.column(name).to_pylist() for name in ("path", "partition.state", "num_records", "size_bytes")}
    rows = zip(*columns.values(), strict=True)
    return [DataFile(unquote(path), state, int(count or 0), int(size)) for path, state, count, size in rows]


def paths(table: Path, files: Sequence[DataFile]) -> list[str]:
    """Their places on the disk."""
    return [str(table / each.name) for each in files]
