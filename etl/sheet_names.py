"""A sheet that is named by its trade or its township says so of all its rows: a workbook with a sheet for 阀门 and one for 童装."""

from __future__ import annotations

from collections.abc import Collection

import datasets
from etl import campaigns, columns, gazetteer
from etl.added import Table, added
from etl.headers import Column
from etl.tidy.text import plain, tidy
from etl.tidy.unfit import titled
from words import Message

_TOWNSHIP = ("镇", "乡", "街道")


def told(found: Table, dataset: datasets.Dataset, but: Collection[str] = ()) -> Table:
    """The table with what the sheet's name says of all its rows, where no column says it; `but`: fields that a person has said."""
    grid, laid, matched = found
    name = tidy(grid.name) or ""
    if not name:
        return found
    says = "township" if is_township(name) else "trade" if plain(name) in campaigns.trades() else None
    declared = {field.name for field in dataset.declared} - set(but)
    if says is None or says not in declared or any(each.used and each.field == says for each in matched) or not grid.cells.num_rows:
        return found
    field = dataset.field(says)
    why = Message("The {field} of the rows of {sheet} was read from the name of their sheet.", field=titled(field.title), sheet=grid.name)
    return added(found, (), Column(len(laid.header), str(field), "known", says, why=why), columns.constant(name, grid.cells.num_rows))


def is_township(name: str) -> bool:
    """Whether it is the whole name of a township, new or old; 开发区 or a county's name is none."""
    known = gazetteer.read()
    return name.endswith(_TOWNSHIP) and (name in known.nationwide or any(name in old for old in known.aliases.values()))
