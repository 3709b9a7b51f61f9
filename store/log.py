"""The commits of one table, read from its Delta log: which table version holds which state of the store.

Only commits that carry our entry count. Log files never change once written, so each is parsed once a process.
"""

from __future__ import annotations

import json
import os
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from store.ledger import Entry, from_json
from store.room import damaged
from words import Refusal

FOLDER = "_delta_log"
KEY = "dabiao"  # the name of our entry in a commit's metadata
SETTLED = 2_000_000_000  # nanoseconds: longer than the coarsest clock that file systems stamp folders with


@dataclass(frozen=True)
class Commit:
    """One action on one table. `schemas`: how many shapes the table has had until then."""

    table_version: int
    entry: Entry
    schemas: int


@dataclass
class _Read:
    identity: tuple[int, int]  # of the first log file: another one means another table at the same place
    files: dict[str, tuple[Entry | None, int]] = field(default_factory=dict)
    commits: tuple[Commit, ...] = ()
    stamp: tuple[int, int] | None = None  # of the log's folder when it was read; None while it may still change unseen


_known: dict[Path, _Read] = {}
_guard = threading.Lock()


def tables(lake: Path) -> tuple[str, ...]:
    """The datasets that have a table."""
    if not lake.is_dir():
        return ()
    return tuple(sorted(each.name for each in os.scandir(lake) if os.path.isdir(f"{each.path}/_delta_log")))  # noqa: PTH112 — asked often


def log_files(table: Path) -> list[Path]:
    """The log entries of a table, oldest first."""
    return [table / FOLDER / name for name in names(table)]


def names(table: Path) -> list[str]:
    """The names of its log entries, oldest first: names and not paths, since a long history is looked through often."""
    folder = table / FOLDER
    if not folder.is_dir():
        return []
    return sorted(each.name for each in os.scandir(folder) if each.name.endswith(".json") and each.name[:20].isdigit())


def commits(table: Path) -> tuple[Commit, ...]:
    """Our commits of a table, oldest first. Readers call it while another process writes.

    A newest log entry that is cut short is passed over: a power cut left it, and nobody was told that it is safe.
    Raises Refusal for an older one that is damaged, and for a table that somebody else gave deletion vectors: plain reads would count deleted rows.
    """
    stamp = _stamp(table)
    known = _known.get(table)
    if stamp is not None and known is not None and known.stamp == stamp:
        return known.commits
    found = names(table)
    if not found:
        return ()
    first = (table / FOLDER / found[0]).stat()
    identity = (first.st_ino, first.st_mtime_ns)
    with _guard:
        read = _known.get(table)
        if read is None or read.identity != identity:
            read = _known[table] = _Read(identity)
        new = [name for name in found if name not in read.files]
        for name in new:
            parsed = _parse(table / FOLDER / name, newest=name == found[-1])
            if parsed is None:
                stamp = None  # cut short: look again
                break
            read.files[name] = parsed
        if new:
            read.commits = tuple(_commits(read))
        read.stamp = stamp
        return read.commits


def _stamp(table: Path) -> tuple[int, int] | None:
    """What tells whether anything was added to the log since; None where it changed so lately that a further entry could bear the same time."""
    try:
        folder = os.stat(f"{table}/_delta_log")  # noqa: PTH116 — asked often
    except OSError:
        return None
    return (folder.st_ino, folder.st_mtime_ns) if time.time_ns() - folder.st_mtime_ns > SETTLED else None


def standing(lake: Path, version: int) -> dict[str, tuple[Commit, str]]:
    """For each table its newest commit of that data version or an older one, with a mark that differs where anything about it does."""
    found = {}
    for name in tables(lake):
        until = [each for each in commits(lake / name) if each.entry.data_version <= version]
        if until:
            found[name] = (until[-1], f"{name} {until[-1].table_version} {_known[lake / name].identity}")
    return found


def _commits(read: _Read) -> list[Commit]:
    found, schemas = [], 0
    for name in sorted(read.files):
        entry, shapes = read.files[name]
        schemas += shapes
        if entry is not None:
            found.append(Commit(int(name[:20]), entry, schemas))
    return found


def torn(path: Path) -> bool:
    """Whether a log entry is cut short."""
    try:
        actions = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]  # each: it may be cut short in its last one
        return not any("commitInfo" in action or "protocol" in action for action in actions)
    except ValueError:
        return True


def _parse(path: Path, newest: bool) -> tuple[Entry | None, int] | None:
    entry, schemas = None, 0
    if newest and torn(path):
        return None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith('{"add"') and '"deletionVector":{' not in line:
            continue
        try:
            action = json.loads(line)
        except ValueError as error:
            raise damaged(f"{path.parts[-3]}/{FOLDER}/{path.name}") from error
        if "add" in action and action["add"].get("deletionVector"):
            raise Refusal("Another program changed the table {table} in a way that cannot be read safely (deletion vectors).", table=path.parts[-3])
        if "metaData" in action:
            schemas += 1
        if KEY in action.get("commitInfo", {}):
            entry = from_json(action["commitInfo"][KEY])
    return entry, schemas
