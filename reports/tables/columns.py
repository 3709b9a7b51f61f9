"""The columns of the tables that leave as files: what each is called in front of the reader, and what its values are.

A frame keeps the names and values that the command line of analytics knows (`township`, `met`, a fraction of 1); JSON and Parquet leave so,
for programs. What people open (CSV, workbook) says the titles and the words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

import pandas as pd

import datasets
from reports.tables.wording import PLACES, WORDS
from words import N_, _, language

Kind = Literal["text", "long", "code", "count", "number", "money", "rate", "points", "loss", "value", "date", "month", "moment", "flag"]


@dataclass(frozen=True)
class Column:
    """One column. `title`: a msgid; `said`: whose words its values are (a key of WORDS or PLACES; '' for none).

    `declared`: the field of a dataset that it shows ('complaints.area'), which then says title and words.

    Kinds: a rate is a fraction of 1, points are percentage points more or less, a loss is percentage points lost, money is 万元,
    a value is a rate, points of an index or a count as the row's
    `unit_of_value` says, a month is its first day, a moment has a clock. A code is text that must not become a number.
    """

    name: str
    title: str = ""
    kind: Kind = "text"
    said: str = ""
    declared: str = ""

    def heading(self) -> str:
        """Its title in the language now spoken."""
        return str(_field(self.declared)) if self.declared else _(self.title)

    def called(self, title: str) -> Column:
        """The same column under another title."""
        return replace(self, title=title, declared="")

    def word(self, value: Any) -> Any:
        """A stored value as the reader says it; None for nothing."""
        if value is None or (not isinstance(value, str) and pd.isna(value)):
            return None
        if self.kind == "flag":
            return _("yes") if value else _("no")
        if self.said in PLACES and isinstance(value, str):
            return PLACES[self.said](str(value))
        if self.said in WORDS:
            return _(WORDS[self.said].get(str(value), str(value)))
        if self.declared and _field(self.declared).enum:
            return _spelled(_field(self.declared), str(value))
        return value


@cache
def _field(name: str) -> datasets.Field:
    """The field of a dataset by both names ('complaints.area'): a long table asks for it at every value."""
    dataset, _dot, field = name.partition(".")
    return datasets.get(dataset).field(field)


def _spelled(field: datasets.Field, value: str) -> str:
    """An allowed value as a file would write it: in Chinese the first spelling declared."""
    if language() != "zh":
        return value.replace("_", " ")
    return next((spelling for spelling, known in field.values.items() if known == value), value)


_KINDS: Mapping[str, Kind] = {"date": "date", "integer": "count", "number": "number", "boolean": "flag"}


def declared(dataset: str, *fields: str) -> tuple[Column, ...]:
    """Columns that show fields of a dataset, under their names; 'opened=received_on' shows a field under another name."""
    columns = []
    for each in fields:
        name, _equals, field = each.partition("=")
        field = field or name
        said = datasets.get(dataset).field(field)
        kind: Kind = "money" if said.format == "money" else _KINDS.get(said.type, "code" if field.endswith(("_no", "code", "uscc")) else "text")
        columns.append(Column(name, kind=kind, declared=f"{dataset}.{field}", said={"township": "place", "trade": "trade"}.get(field, "")))
    return tuple(columns)


def _named(*columns: Column) -> dict[str, Column]:
    return {column.name: column for column in columns}


COMMON: Mapping[str, Column] = _named(
    Column("township", N_("Township"), said="place"),
    Column("township_code", N_("Township code"), "code"),
    Column("trade", N_("Trade"), said="trade"),
    Column("level", N_("Level"), said="level"),
    Column("kind", N_("Kind"), said="kind"),
    Column("link", N_("Link"), said="link"),
    Column("month", N_("Month"), "month"),
    Column("stage", N_("Stage"), "count"),
    Column("enterprise", N_("Enterprise key"), "code"),
    Column("name", N_("Enterprise")),
    Column("tier", N_("Sales tier")),
    Column("product_category", N_("Product category")),
    Column("passed", N_("Passed"), "count"),
    Column("judged", N_("Batches judged"), "count"),
    Column("failed", N_("Failed"), "count"),
    Column("not_judged", N_("Not judged"), "count"),
    Column("rate", N_("Pass rate"), "rate"),
    Column("low", N_("95% interval, low"), "rate"),
    Column("high", N_("95% interval, high"), "rate"),
    Column("failures_without_denominator", N_("Failures without a denominator"), "count"),
    Column("item", N_("Failed item")),
    Column("class", N_("Class"), said="class"),
    Column("count", N_("Failures"), "count"),
    Column("share", N_("Share"), "rate"),
    Column("cumulative", N_("Together"), "rate"),
    Column("without_denominator", N_("Of lists without a denominator"), "count"),
    Column("enterprises", N_("Enterprises"), "count"),
    Column("sales", N_("Sales (10,000 yuan)"), "money"),
    Column("annual_sales", N_("Annual sales (10,000 yuan)"), "money"),
    Column("share_of_enterprises", N_("Share of enterprises"), "rate"),
    Column("share_of_sales", N_("Share of sales"), "rate"),
    Column("share_of_failures", N_("Share of failed batches"), "rate"),
    Column("id", N_("Target no.")),
    Column("title", N_("Target"), "long"),
    Column("due", N_("Due on"), "date"),
    Column("as_of", N_("As of"), "date"),
    Column("unit_of_value", N_("Unit of the figure"), said="unit_of_value"),
    Column("administrative", N_("Administrative verdict"), said="administrative"),
    Column("evidential", N_("Evidential verdict"), said="evidential"),
    Column("data_version", N_("Data version"), "count"),
    Column("upload", N_("Upload"), "code"),
    Column("file", N_("File")),
    Column("source_row", N_("Row in the file"), "count"),
    Column("product", N_("Product")),
    Column("department", N_("Department")),
    Column("opened", N_("Opened on"), "date"),
    Column("closed", N_("Closed on"), "date"),
)
"""Columns that several tables have, always under the same name and title."""


def common(*wanted: str) -> tuple[Column, ...]:
    """Some of the columns that several tables share, in that order."""
    return tuple(COMMON[name] for name in wanted)
