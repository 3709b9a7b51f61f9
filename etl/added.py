"""A column that a table has not and that the road adds on its right, with what other columns say together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from etl.columns import Coded
from etl.headers import Column
from etl.layout import Layout
from etl.receive import Grid

Table = tuple[Grid, Layout, tuple[Column, ...]]


def added(table: Table, come_from: Sequence[Column], new: Column, said: Coded) -> Table:
    """The table with one column more; the columns that it comes from are not read apart. `said` is as long as the grid."""
    grid, laid, columns = table
    cells = grid.cells.append_column(f"c{new.index}", said.spread(said.texts, pa.string()))
    left = tuple(replace(each, state="ignored", field=None, why=new.why) if each in come_from else each for each in columns)
    return replace(grid, cells=cells), replace(laid, header=[*laid.header, new.header], groups=[*laid.groups, ""]), (*left, new)


def in_rows(texts: Sequence[str], places: Sequence[int], height: int) -> Coded:
    """A column of a grid that is `height` rows high, with each text in its place (from 0) and nothing elsewhere."""
    column = [""] * height
    for place, text in zip(places, texts, strict=True):
        column[place] = text
    encoded = pa.array(column, pa.string()).dictionary_encode()
    return Coded(encoded.dictionary, encoded.indices.to_numpy(zero_copy_only=False))
