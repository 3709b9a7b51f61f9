"""Reported figures of several periods or places side by side, 2021年 | 2022年 or 全省 | 瓯北街道: each of these columns is a table of its own.

A figure is a record, and its period, its region or its township stands in the header.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pyarrow as pa

import datasets
from etl import columns as coded
from etl.added import Table, added
from etl.found import Found
from etl.headers import Column
from etl.sheet_names import is_township
from etl.tidy import periods
from etl.tidy.choices import chooser
from etl.tidy.numbers import unit_of
from etl.tidy.text import plain, tidy
from etl.tidy.unfit import titled
from words import Message

_YEAR = re.compile(r"((?:19|20)\d{2})(?=年)")
_FIGURES = {"value", "numerator", "denominator"}


def split(found: Found, dataset: datasets.Dataset) -> list[Found]:
    """A table for each period or place, with the rows that have a figure there; the table itself where something else brings the value."""
    if dataset.name != "indicators" or _FIGURES & found.fields or "indicator" not in found.fields:
        return [found]
    free = [each for each in found.columns if each.state in ("unmatched", "suggested") and each.index < len(found.layout.header)]
    told = _periods(found, free) or _places(found, free, dataset)
    if not told or any(_goes_on(found, each) for each in told):
        return [found]
    tables = [_table(found, column, said, list(told), dataset) for column, said in told.items()]
    kept = [each for each in tables if len(each.layout.rows)]
    return [kept[0], *(replace(each, layout=replace(each.layout, skipped=[])) for each in kept[1:])] if kept else [found]


def _periods(found: Found, free: list[Column]) -> dict[Column, dict[str, str]]:
    if "period_end" in found.fields:
        return {}
    return {each: {"period_end": text} for each in free if (text := _period(found, each))}


def _places(found: Found, free: list[Column], dataset: datasets.Dataset) -> dict[Column, dict[str, str]]:
    """The columns of regions and of townships where there are several, and no column brings either."""
    region = chooser(dataset.field("region"))
    told = {each: {"region": each.header, "township": ""} for each in free if isinstance(region(each.header), str)}
    told |= {each: {"region": "", "township": each.header} for each in free if is_township(each.header)}
    named = {name for said in told.values() for name, text in said.items() if text}
    if len(told) < 2 or {"region", "township"} & found.fields:
        return {}
    return {each: {name: text for name, text in told[each].items() if name in named} for each in free if each in told}


def _period(found: Found, column: Column) -> str:
    """The period that a header names with its year, which may stand in the group above it or in the title, as its only one; '' for none."""
    group = found.layout.groups[column.index]
    years = set(_YEAR.findall(plain(found.layout.title)))
    of_title = [f"{year}年{column.header}" for year in years if len(years) == 1]
    for text in (column.header, group + column.header, *of_title):
        if periods.named_in(text) == text and isinstance(periods.parse_period(text, end=True), date):
            return text
    return ""


def _goes_on(found: Found, column: Column) -> bool:
    """Whether the column to the right has figures and no header: the header stands above both, and says of neither what it is."""
    right = column.index + 1
    data = found.layout.data(found.grid)
    if right >= min(len(found.layout.header), data.num_columns) or found.layout.header[right]:
        return False
    return any(tidy(cell or "") for cell in data.column(right).to_pylist())


def _table(found: Found, column: Column, said: dict[str, str], all_of_them: list[Column], dataset: datasets.Dataset) -> Found:
    """The table with the figures of one of these columns, and a column more for each thing that its header says."""
    data = found.layout.data(found.grid)
    says = pa.array([bool(tidy(cell or "")) for cell in data.column(column.index).to_pylist()])
    named = titled(next(dataset.field(name).title for name, text in said.items() if text))
    why = Message("The figures below {header} are read with it as their {field}.", header=column.header, field=named)
    columns = tuple(
        replace(each, state="known", field="value", unit=unit_of(column.header), why=why)
        if each is column
        else replace(each, state="ignored", field=None, why=None)
        if each in all_of_them
        else each
        for each in found.columns
    )
    table: Table = (found.grid, replace(found.layout, rows=found.layout.rows.filter(says)), columns)
    for name, text in said.items():
        more = Column(len(table[1].header), str(dataset.field(name)), "known", name)
        table = added(table, (), more, coded.constant(text, found.grid.cells.num_rows))
    grid, laid, columns = table
    return replace(found, grid=grid, layout=laid, columns=columns)
