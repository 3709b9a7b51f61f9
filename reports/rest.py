"""Rows that a slide or a page has no room for: how many are shown, and in words how many there are and where they stand."""

from __future__ import annotations

from dataclasses import replace

from charts.spec import ChartSpec, Series
from reports import tables
from reports.document import Table
from words import _, numbers

IN_TEXT = 40
"""Rows of a table among sentences: a county has fewer townships, and who wants thousands opens the workbook."""
MOST_COLUMNS = 12
"""Columns beside which each still holds four signs in the smallest letters of a table."""


def in_workbook(name: str) -> str:
    """Where the rows stand that are left out: the sheet of the workbook that holds that table (a name of `reports.tables`)."""
    return _("“{table}” in the workbook", table=tables.table(name).heading())


def in_report() -> str:
    """The same of a report that is a document."""
    return _("the Word report")


def said(more: int, where: str) -> str:
    """'余下 986 行见工作簿“整改与查处”。'; '' where nothing is left out. `where`: '' for the workbook as a whole."""
    return _("{n} more rows: see {where}.", n=numbers.count(more), where=where or _("the workbook")) if more > 0 else ""


def of_table(table: Table, most: int, where: str) -> Table:
    """The first rows, `most` of them, and the columns that can be read; in the note how many more there are.

    Of too many columns the last ones go, but for the very last, which sums up its row.
    """
    rows = said(len(table.rows) - most, where)
    wide = len(table.columns) - MOST_COLUMNS
    columns = _("{n} more columns: see {where}.", n=wide, where=where or _("the workbook")) if wide > 0 else ""
    kept = slice(MOST_COLUMNS - 1), slice(-1, None)
    heads, cells = table.columns, table.rows[:most]
    if columns:
        heads, cells = heads[kept[0]] + heads[kept[1]], tuple(row[kept[0]] + row[kept[1]] for row in cells)
    return replace(table, columns=heads, rows=cells, note=" ".join(filter(None, (rows, columns, table.note))))


def of_chart(spec: ChartSpec, most: int) -> ChartSpec:
    """The chart with its first rows, `most` of them; its scale and its table stay whole."""
    if len(spec.categories) <= most:
        return spec
    return replace(
        spec,
        categories=spec.categories[:most],
        series=tuple(_first(each, most) for each in spec.series),
        columns=tuple(replace(each, texts=each.texts[:most]) for each in spec.columns),
        keys=spec.keys[:most],
        strong_rows=tuple(each for each in spec.strong_rows if each < most),
    )


def _first(series: Series, most: int) -> Series:
    return replace(
        series,
        values=series.values[:most],
        roles=series.roles[:most],
        low=series.low[:most],
        high=series.high[:most],
        texts=series.texts[:most],
        hovers=series.hovers[:most],
    )
