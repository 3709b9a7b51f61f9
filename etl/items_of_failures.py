"""A list of failures whose items stand below 检验项目, beside their measured values and limits: there they are the failed ones."""

from __future__ import annotations

from dataclasses import replace

import datasets
from etl.added import Table
from etl.item_list import FIGURES, item_column, judges_items
from etl.item_rows import lists_items
from etl.rules.lists import names_failures_only
from etl.tidy.unfit import titled
from words import Message

_TOLD = {"verdict", "first_verdict", "retest_verdict", "failed_items"}  # what would tell otherwise which items failed


def read(found: Table, dataset: datasets.Dataset, file: str) -> Table:
    """The table with its column of items as the failed ones; as it is where it has verdicts, or its title, sheet and `file` say no such thing."""
    grid, laid, columns = found
    brought = {each.field for each in columns if each.used}
    item = item_column(columns)
    if item is None or brought & _TOLD or not brought & FIGURES.keys() or judges_items(columns):
        return found
    if not names_failures_only("\n".join((file, grid.name, laid.title))) or lists_items(laid.data(grid).column(item.index).to_pylist()):
        return found
    title = titled(dataset.field("failed_items").title)
    why = Message("{header} is read as {field}: the list names failures only, and its items stand there.", header=item.header, field=title)
    return grid, laid, tuple(replace(each, state="known", field="failed_items", why=why) if each is item else each for each in columns)
