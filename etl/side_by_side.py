"""Reported figures of several periods or regions side by side, 2021年 | 2022年 or 全国 | 全省: each of these columns is a table of its own.

A figure is a record, and its period or its region stands in the header.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pyarrow as pa

import datasets
from etl import columns as coded
from etl.added import added
from etl.found import Found
from etl.headers import Column
from etl.tidy import periods
from etl.tidy.choices import chooser
from etl.tidy.numbers import unit_of
from etl.tidy.text import tidy
from etl.tidy.unfit import titled
from words import Message

_FIGURES = {"value", "numerator", "denominator"}


def split(found: Found, dataset: datasets.Dataset) -> list[Found]:
    """A table for each period or region, with the rows that have a figure there; the table itself where something else brings the value."""
    if dataset.name != "indicators" or _FIGURES & found.fields or "indicator" not in found.fields:
        return [found]
    free = [each for each in found.columns if each.state in ("unmatched", "suggested") and each.index < len(found.layout.header)]
    region = chooser(dataset.field("region"))
    of_periods = {each: text for each in free if (text := _period(found, each))} if "period_end" not in found.fields else {}
    of_regions = {each: each.header for each in free if isinstance(region(each.header), str)} if "region" not in found.fields else {}
    name, told = ("period_end", of_periods) if of_periods else ("region", of_regions)
    if not told or (of_periods and of_regions) or (name == "region" and len(told) < 2) or any(_goes_on(found, each) for each in told):
        return [found]
    tables = [_table(found, column, text, list(told), dataset.field(name), dataset.field("value")) for column, text in told.items()]
    kept = [each for each in tables if len(each.layout.rows)]
    return [kept[0], *(replace(each, layout=replace(each.layout, skipped=[])) for each in kept[1:])] if kept else [found]


def _period(found: Found, column: Column) -> str:
    """The period that a header names with its year, which may stand in the group above it; '' for none."""
    group = found.layout.groups[column.index]
    for text in (column.header, group + column.header):
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


def _table(found: Found, column: Column, text: str, all_of_them: list[Column], field: datasets.Field, value: datasets.Field) -> Found:
    data = found.layout.data(found.grid)
    says = pa.array([bool(tidy(cell or "")) for cell in data.column(column.index).to_pylist()])
    why = Message("The figures below {header} are read with it as their {field}.", header=column.header, field=titled(field.title))
    columns = tuple(
        replace(each, state="known", field=value.name, unit=unit_of(column.header), why=why)
        if each is column
        else replace(each, state="ignored", field=None, why=None)
        if each in all_of_them
        else each
        for each in found.columns
    )
    said = Column(len(found.layout.header), str(field), "known", field.name)
    table = (found.grid, replace(found.layout, rows=found.layout.rows.filter(says)), columns)
    grid, laid, columns = added(table, (), said, coded.constant(text, found.grid.cells.num_rows))
    return replace(found, grid=grid, layout=laid, columns=columns)
