"""Digests: what questions need of a table's data files, computed once for each file and kept beside them as Arrow.

A data file never changes once written, so neither does its digest: an upload costs the digest of its own file, a withdrawal that of the files
it wrote anew, and every data version shares what it has in common with the others. What is missing or damaged is computed again.

What follows from whole tables, not from single files, is kept by the state of those tables.

    lake/.kept/<dataset>-<name>-<hash of its SQL>/<data file>.arrow
    lake/.kept/derived/<name>-<hash of the states>.arrow
"""

from __future__ import annotations

import hashlib
import logging
import shutil
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import duckdb
import pyarrow as pa

from store import durable
from store.files import DataFile, files_at, paths
from store.shape import columns_of, parquet, quoted, selection, sql_types

FOLDER = ".kept"
DERIVED = "derived"
FILE = "file"  # under which a digest names its data file
STATES_KEPT = 64  # derived tables that stay on the disk; those made longest ago leave first
HELD = 256  # tables that a process keeps open; they are mapped, not read into memory
Shape = Callable[[pa.Table], pa.Table]

_log = logging.getLogger("dabiao")
_held: OrderedDict[Path, pa.Table] = OrderedDict()
_guard = threading.Lock()
_making: dict[Path, threading.Lock] = {}


def folder(lake: Path, dataset: str, name: str, sql: str) -> Path:
    """Where the digests of one name lie; another SQL gives another place, so that a new version of the program makes its own."""
    return lake / FOLDER / f"{dataset}-{name}-{hashlib.md5(sql.encode()).hexdigest()[:12]}"


def digests(lake: Path, dataset: str, version: int, place: Path, sql: str, shape: Shape, schema: pa.Schema) -> list[pa.Table]:
    """The digest of every file of live rows of one table version, in the order of their names; one without rows says nothing and is left out.

    Each names its file (see `files`): a compaction changes the files of a data version, and what numbers them must not be taken for another's.
    (A table without rows comes back from the disk without a chunk, which those who read it by its one chunk do not expect.)
    """
    table = lake / dataset
    live = sorted((each for each in files_at(table, version) if each.state == "live"), key=lambda each: each.name)
    found = [_digest(place / f"{each.name}.arrow", partial(_made, table, each, dataset, sql, shape, schema)) for each in live]
    named = zip(live, found, strict=True)
    return [digest.replace_schema_metadata({FILE: file.name}) for file, digest in named if digest.num_rows]


def files(of: Sequence[pa.Table]) -> tuple[str, ...]:
    """The data files that some digests are of."""
    return tuple(each.schema.metadata[FILE.encode()].decode() for each in of if each.schema.metadata)


def derived(lake: Path, name: str, states: Sequence[str], make: Callable[[], pa.Table]) -> pa.Table:
    """What `make` finds in tables in these states, under a name that says all else it depends on; in one chunk."""
    place = lake / FOLDER / DERIVED / f"{name}-{hashlib.md5(' '.join(states).encode()).hexdigest()[:16]}.arrow"

    def made() -> pa.Table:
        _trim(place.parent)
        return make().combine_chunks()

    return _digest(place, made)


def _trim(place: Path) -> None:
    """Leave room for one more derived table."""
    found: list[tuple[float, Path]] = []
    for each in place.glob("*.arrow"):
        with suppress(OSError):  # another process took it first
            found.append((each.stat().st_mtime, each))
    for _made_at, each in sorted(found)[: max(0, len(found) + 1 - STATES_KEPT)]:
        with suppress(OSError):  # or Windows has this one open
            each.unlink()


def sweep(lake: Path, older_than: float) -> int:
    """Remove the digests of files that are there no more, and those that a former program made and nobody has read for `older_than` seconds.

    The caller holds the lock. Returns how many went.
    """
    limit, gone = time.time() - older_than, 0
    for place in [each for each in (lake / FOLDER).glob("*") if each.is_dir()]:
        table = lake / place.name.split("-")[0]
        digests = [(each, each.stat()) for each in place.iterdir()]
        forsaken = all(max(said.st_atime, said.st_mtime) < limit for _each, said in digests)
        for each, said in digests:
            orphan = place.name != DERIVED and not (table / each.name.removesuffix(".arrow")).exists()  # a derived table is of no single file
            if forsaken or (said.st_mtime < limit and orphan):
                with suppress(OSError):  # Windows has it open
                    each.unlink()
                    gone += 1
        if forsaken:
            shutil.rmtree(place, ignore_errors=True)
    return gone


def _digest(place: Path, make: Callable[[], pa.Table]) -> pa.Table:
    with _guard:
        if place in _held:
            _held.move_to_end(place)
            return _held[place]
        making = _making.setdefault(place, threading.Lock())
    with making:  # whoever asks for the same one meanwhile waits for it
        found = _held.get(place)
        if found is None:
            found = _read(place)
        if found is None:
            found = make()
            _write(place, found)
        with _guard:
            _held[place] = found
            while len(_held) > HELD:
                _held.popitem(last=False)
            _making.pop(place, None)
    return found


def _read(place: Path) -> pa.Table | None:
    try:
        table = pa.ipc.open_file(pa.memory_map(str(place))).read_all()
        table.validate()
    except (OSError, pa.ArrowInvalid):
        return None
    return table


def _write(place: Path, table: pa.Table) -> None:
    """Keep a digest where there is room and leave; without it every process computes its own, and nothing else is lost."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema) as file:
        file.write_table(table)
    try:
        durable.make_folder(place.parent)
        durable.write(place, [sink.getvalue()])
    except OSError as error:
        _log.info("A digest could not be kept: %s", error)  # a folder that is only read says it at each question


def _made(table: Path, file: DataFile, dataset: str, sql: str, shape: Shape, schema: pa.Schema) -> pa.Table:
    """The answer of `sql` to the rows of one file, which it names like the dataset, in its shape."""
    with duckdb.connect() as connection:
        source = parquet(paths(table, [file]), mixed=False)
        wanted = {name: kind for name, kind in sql_types(connection, schema).items() if name != "state"}
        said = ", ".join(selection(wanted, columns_of(connection, source)))
        query = f"WITH {quoted(dataset)} AS (SELECT {said}, 'live' AS state FROM {source}) SELECT * FROM ({sql})"
        return shape(connection.sql(query).to_arrow_table())
