"""The writing side of one table, under the lock: look at what stands, write new files, put them in place in one commit."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import duckdb
import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, PostCommitHookProperties, Schema
from deltalake.schema import Field
from deltalake.transaction import AddAction, RemoveAction, create_table_with_add_actions

from store import durable, log
from store.files import DataFile, data_files, hold, opened, paths
from store.ledger import Entry, as_json
from store.packing import ROW_GROUP, packing, write_packed
from store.shape import STATES, columns_of, parquet, selection, sql_types, table_schema, text
from words import Message
from words.system import why

_FOREVER = "interval 36500 days"  # history is what the ledger promises
_CONFIGURATION = {
    "delta.logRetentionDuration": _FOREVER,
    "delta.deletedFileRetentionDuration": _FOREVER,
    "delta.enableDeletionVectors": "false",
}
# No checkpoint of delta-rs's own accord: it is not synced, and a power cut in the middle of one would leave a table that no one opens.
_NO_HOOKS = PostCommitHookProperties(create_checkpoint=False, cleanup_expired_logs=False)
MEMORY = "1GB"


class Desk:
    """One table, open for one action. Close it (it is a context manager): what was written and not committed is removed."""

    def __init__(self, lake: Path, dataset: str, data_version: int) -> None:
        """`data_version`: the one that the action will have."""
        self.lake, self.dataset, self.data_version = lake, dataset, data_version
        self.folder = lake / dataset
        self.connection = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(lake / ".spill")})
        self.delta: DeltaTable | None = None
        self.files: list[DataFile] = []
        self.retired: list[DataFile] = []
        self._written: list[DataFile] = []
        self._committed = False
        try:
            self.types = sql_types(self.connection, table_schema(dataset))
            self._open()
        except BaseException:
            self.connection.close()
            raise

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()
        if self.delta is not None:
            hold(self.folder, self.delta)
        if not self._committed:
            for each in self._written:
                (self.folder / each.name).unlink(missing_ok=True)

    def _open(self) -> None:
        entries, folder = log.names(self.folder), self.folder / log.FOLDER
        while entries and log.torn(folder / entries[-1]):
            (folder / entries.pop()).rename(folder / f"torn.{time.time_ns()}")
        if entries:
            self.delta = opened(self.folder, int(entries[-1][:20]))
            self.files = data_files(self.delta)

    def source(self, columns: Sequence[str], files: Sequence[DataFile] | None = None) -> str:
        """SQL of these columns of the files (None: of all), with `state` and `file` (its name) beside them, and never a missing column."""
        wanted = {name: self.types[name] for name in columns if name != "state"}
        parts = []
        for state in STATES:
            here = [each for each in (self.files if files is None else files) if each.state == state]
            if here:
                read = parquet(paths(self.folder, here), mixed=True, filename=True)
                said = selection(wanted, columns_of(self.connection, read))
                parts.append(f"SELECT {', '.join([*said, f'{text(state)} AS state', 'parse_filename(filename) AS file'])} FROM {read}")
        if not parts:
            empty = [f'CAST(NULL AS {kind}) AS "{name}"' for name, kind in wanted.items()]
            parts.append(f"SELECT {', '.join([*empty, 'NULL::VARCHAR AS state', 'NULL::VARCHAR AS file'])} WHERE false")
        return " UNION ALL ".join(parts)

    def write(self, state: str, query: str) -> int:
        """Write the rows of a query (all columns but `state`, in any order) as one file in one state. Returns how many."""
        name = self._named(state)
        columns = ", ".join(f'"{each}"' for each in self.types if each != "state")
        counted = self.connection.execute(
            f"COPY (SELECT {columns} FROM ({query})) TO {text(str(self.folder / name))}"
            f" (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP})"
        ).fetchone()
        rows = int(counted[0]) if counted else 0
        if rows:
            self._written[-1] = DataFile(name, state, rows, (self.folder / name).stat().st_size)
        else:
            self._written.pop()
            (self.folder / name).unlink()
        return rows

    def write_rows(self, state: str, rows: pa.Table, kept: pa.BooleanArray | None = None) -> None:
        """Write these rows (all columns but `state`) in one state, many of them as two files at once: one file keeps one processor busy.

        `kept`: which of the rows are meant (None: all).
        """
        half = -(-rows.num_rows // 2) if rows.num_rows > 2 * ROW_GROUP else max(1, rows.num_rows)
        parts = [(self._named(state), start) for start in range(0, max(1, rows.num_rows), half)]
        how = packing(rows)

        def write(part: tuple[str, int]) -> DataFile:
            name, start = part
            path = self.folder / name
            written = write_packed(path, rows, range(start, min(start + half, rows.num_rows)), kept, how)
            return DataFile(name, state, written, path.stat().st_size)

        with ThreadPoolExecutor(len(parts)) as threads:
            self._written[-len(parts) :] = threads.map(write, parts)

    def retire(self, files: Iterable[DataFile]) -> None:
        """Name files that leave with the commit."""
        self.retired.extend(files)

    def commit(self, entry: Entry, data_change: bool = True) -> None:
        """Put what was written in place of what is retired, with the ledger's entry, in one commit; on the disk when this returns.

        Raises what delta-rs raises, and then nothing is changed; Unconfirmed where it is done and the disk did not confirm it.
        """
        for each in self._written:
            durable.sync_file(self.folder / each.name)
        durable.make_folder(self.folder / log.FOLDER)
        durable.sync_folder(self.folder)
        now = int(time.time() * 1000)
        adds = [AddAction(f.name, f.size, {"state": f.state}, now, data_change, json.dumps({"numRecords": f.rows})) for f in self._written]
        gone = [RemoveAction(f.name, data_change, now, f.size, {"state": f.state}) for f in self.retired]
        said = CommitProperties(custom_metadata={log.KEY: as_json(entry)})
        schema = Schema.from_arrow(table_schema(self.dataset))
        try:
            if self.delta is None:
                create_table_with_add_actions(
                    str(self.folder),
                    schema,
                    adds,
                    "error",
                    ["state"],
                    self.dataset,
                    configuration=_CONFIGURATION,
                    commit_properties=said,
                    post_commithook_properties=_NO_HOOKS,
                )
            else:
                self._widen(schema)
                self.delta.create_write_transaction(
                    [*adds, *gone], "append", schema, ["state"], commit_properties=said, post_commithook_properties=_NO_HOOKS
                )
        except BaseException:
            self.delta = None
            # The entry may have reached its place all the same: then it is the truth.
            if not any(each.entry.data_version == self.data_version for each in log.commits(self.folder)):
                raise
        self._committed = True
        try:
            durable.sync_file(self.folder / log.FOLDER / log.names(self.folder)[-1])
            durable.sync_folder(self.folder / log.FOLDER)
        except OSError as error:  # it cannot be taken back any more
            told = Message("It is done, but the disk did not confirm it: {why}. Look into the ledger before you try again.", why=why(error))
            raise durable.Unconfirmed(told) from error

    def _named(self, state: str) -> str:
        durable.make_folder(self.folder)
        name = f"{self.data_version:08d}-{state}-{uuid4().hex[:12]}.parquet"
        self._written.append(DataFile(name, state, 0, 0))
        return name

    def _widen(self, schema: Schema) -> None:
        """Give the table the columns that its dataset has gained since: a commit of its own that changes no row and no version."""
        if self.delta is None:
            return
        held = {field.name for field in self.delta.schema().fields}
        new: list[Field] = [field for field in schema.fields if field.name not in held]
        if new:
            self.delta.alter.add_columns(new, post_commithook_properties=_NO_HOOKS)
