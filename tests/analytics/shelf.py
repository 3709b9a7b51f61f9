"""A shelf of drawn rows that stands in for a snapshot of the store, so that a spec is rows in, figures out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

import datasets

YONGJIA, OUBEI, QIAOTOU = "330324", "330324009", "330324102"
LONGWAN = "330303"
CHENGHE = "130199"


class Shelf:
    """What analytics reads of a store.Snapshot: one view a dataset, live rows only."""

    is_demo = False

    def __init__(self, version: int = 1, **tables: pa.Table) -> None:
        self.version = version
        self._digests: dict[str, list[pa.Table]] = {}
        self._home = duckdb.connect()
        for name in datasets.names():
            self._home.register(name, tables.get(name, datasets.get(name).arrow_schema().empty_table()))

    def cursor(self) -> duckdb.DuckDBPyConnection:
        return self._home

    def digests(self, dataset: str, name: str, sql: str, shape: Callable[[pa.Table], pa.Table]) -> list[pa.Table]:
        if name not in self._digests:
            self._digests[name] = [shape(self._home.sql(sql).to_arrow_table())]
        return self._digests[name]

    def derived(self, name: str, of: Sequence[str], make: Callable[[], pa.Table]) -> pa.Table:
        return make().combine_chunks()


def table(dataset: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Rows as the store keeps them; what a row does not say is null."""
    schema = datasets.get(dataset).arrow_schema()
    return pa.table({field.name: pa.array([row.get(field.name) for row in rows], field.type) for field in schema}, schema=schema)


def batch(verdict: str = "pass", **said: Any) -> dict[str, Any]:
    """One sampling result as the road leaves it: valves of 瓯北街道, county level, routine, in the middle of the campaign."""
    row: dict[str, Any] = {
        "verdict": verdict,
        "trade": "阀门",
        "product": "闸阀",
        "level": "county",
        "kind": "routine",
        "link": "production",
        "county_code": YONGJIA,
        "township_code": OUBEI,
        "township": "瓯北街道",
        "counted_on": date(2007, 9, 1),
        "producer": "甲阀门厂",
        "denominator": True,
        "state": "live",
    } | said
    row.setdefault("producer_key", row["producer"])
    return row


def batches(passed: int, failed: int = 0, **said: Any) -> list[dict[str, Any]]:
    """So many batches of each verdict, alike in all else."""
    return [batch("pass", **said) for _ in range(passed)] + [batch("fail", **said) for _ in range(failed)]


def shelf(
    results: Sequence[Mapping[str, Any]] = (),
    enterprises: Sequence[Mapping[str, Any]] = (),
    indicators: Sequence[Mapping[str, Any]] = (),
    **followed: Sequence[Mapping[str, Any]],
) -> Shelf:
    """Rows of each dataset as a snapshot."""
    return Shelf(
        sampling_results=table("sampling_results", results),
        enterprises=table("enterprises", enterprises),
        indicators=table("indicators", indicators),
        **{name: table(name, rows) for name, rows in followed.items()},
    )
