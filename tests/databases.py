"""Databases in memory that the tests of one process share: to start one costs more than to ask a small store a question."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from store import snapshot


@contextmanager
def one_for_what_is_temporary() -> Iterator[None]:
    """`duckdb.connect` without settings, or with those of a store's desk, gives a cursor of one database that stands.

    Tables and views that are made there are temporary, so the cursor's own.
    """
    start, shared = duckdb.connect, duckdb.connect()

    def connect(*asked, **said):
        of_a_desk = not asked and said.keys() == {"config"} and said["config"].get("temp_directory")
        return shared.cursor() if of_a_desk or not (asked or said) else start(*asked, **said)

    duckdb.connect = connect
    yield
    duckdb.connect = start
    shared.close()


class Readers(dict[Path, snapshot._Open]):
    """In the place of `store.snapshot._open`: all lakes in one folder are read over one connection, which may read that folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder, self._connect = folder, snapshot._connect

    def _of(self, lake: Path) -> Path:
        return self._folder if lake.is_relative_to(self._folder) else lake

    def connect(self, lake: Path) -> duckdb.DuckDBPyConnection:
        return self._connect(self._of(lake))

    def get(self, lake: Path, default: None = None) -> snapshot._Open | None:
        return super().get(self._of(lake), default)

    def pop(self, lake: Path, default: None = None) -> snapshot._Open | None:
        return super().pop(self._of(lake), default)

    def __setitem__(self, lake: Path, held: snapshot._Open) -> None:
        super().__setitem__(self._of(lake), held)

    def take_the_place(self, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(snapshot, "_open", self)
        patch.setattr(snapshot, "_connect", self.connect)
