"""How a laboratory writes a batch: its headers, its words, its dates, its sign for nothing (`laboratories.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from demo.batches import Batch, Failure

Cell = str | int | float | date
DAYS = {"chinese": "{0.year}年{0.month}月{0.day}日", "dots": "{0.year}.{0.month}.{0.day}", "slashes": "{0:%Y/%m/%d}", "compact": "{0:%Y%m%d}"}


@dataclass(frozen=True)
class Laboratory:
    """The habits of one laboratory."""

    body: str
    dates: str
    missing: str
    failed: str
    words: Mapping[str, str]
    columns: tuple[tuple[str, str], ...]

    def headers(self) -> list[str]:
        """The header row."""
        return [header for header, _ in self.columns]

    def place_of(self, field: str) -> int | None:
        """Which column (from 0) holds the field; None where this laboratory does not say it."""
        return next((i for i, (_, each) in enumerate(self.columns) if each == field), None)

    def row(self, batch: Batch, number: int, body: str) -> list[Cell]:
        """The cells of one batch. `number` is its line in the table."""
        return [self._cell(field, batch, number, body) for _, field in self.columns]

    def _cell(self, field: str, batch: Batch, number: int, body: str) -> Cell:
        maker, product = batch.enterprise, batch.product
        if field == "sampled_on":
            return self.day(batch.sampled_on)
        if field == "reported_on":
            return self.day(batch.reported_on)
        if field in ("level", "kind", "link"):
            return self.words[getattr(batch.draw, field)]
        if field in ("verdict", "first_verdict"):
            said = getattr(batch, field)
            return self.words[said] if said else self.missing
        plain: dict[str, Cell] = {
            "number": number,
            "sample_no": batch.sample_no,
            "producer": batch.producer or maker.name,
            "uscc": "" if batch.producer else maker.uscc,
            "unit": batch.shop,
            "county": maker.place.county,
            "township": maker.township.name,
            "township_old": maker.township.old,
            "trade": maker.trade.name,
            "product": product.name,
            "category": product.category,
            "brand": maker.brand if batch.serial % 9 else self.missing,
            "spec": batch.spec,
            "lot": f"{batch.produced_on:%Y-%m-%d}/{batch.produced_on:%Y%m%d}{batch.serial % 90 + 10}",
            "standard": product.standard,
            "body": body,
            "items_tested": maker.trade.items_tested,
            "failed": self.items(batch.failures) or self.missing,
        }
        return plain[field]

    def day(self, day: date) -> Cell:
        """A day as this laboratory writes it; a true spreadsheet date for `serial`."""
        return day if self.dates == "serial" else DAYS[self.dates].format(day)

    def items(self, failures: tuple[Failure, ...]) -> str:
        """The failed items in one cell: bare names, with their class before or behind, or with what was measured and allowed."""
        if self.failed == "plain":
            return ",".join(each.item.name for each in failures)
        if self.failed == "class":
            return "；".join(f"{each.item.name}（{each.item.grade}类）" for each in failures)
        if self.failed == "heads":
            grades = sorted({each.item.grade for each in failures})
            return "；".join(f"{grade}类：" + "、".join(f.item.name for f in failures if f.item.grade == grade) for grade in grades)
        return "；".join(_with_figures(each) for each in failures)


def _with_figures(failure: Failure) -> str:
    """An item with what was measured and allowed; one whose name carries its unit is given by class alone."""
    item = failure.item
    said = f"{item.name}（{item.grade}类）"
    return said if "，" in item.name else f"{said}实测值：{_close(failure.measured)}，标准值：{_close(item.limit)}"


def _close(text: str) -> str:
    """A value without blanks: in these tables a blank ends it."""
    return text.replace(" ", "")


@cache
def laboratories() -> Mapping[str, Laboratory]:
    """Every laboratory by its key."""
    said = tomllib.loads((Path(__file__).parent / "laboratories.toml").read_text(encoding="utf-8"))
    return {
        key: Laboratory(
            each["body"], each["dates"], each["missing"], each["failed"], each["words"], tuple((header, field) for header, field in each["columns"])
        )
        for key, each in said.items()
    }
