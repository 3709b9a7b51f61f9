"""A header that says what its cells stand for, 综合判定(1合格0不合格), as systems export them: the cells are read as the words they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

import datasets
from etl.headers import Column
from etl.layout import Layout
from etl.receive import Grid
from etl.tidy.choices import chooser
from etl.tidy.text import plain

_LEGEND = re.compile(r"\((?P<said>[^()]*)(?:\)|$)")
_CODE, _IS = r"(?:[0-9]|[A-Za-z](?![A-Za-z]))", r"\s*[-—:=.、]?(?:为|是|表示|代表|指)?\s*"
_PAIR = re.compile(rf"(?P<code>{_CODE}){_IS}(?P<word>[\u4e00-\u9fff]+?)(?=[,;、/\s]*(?:{_CODE}{_IS}[\u4e00-\u9fff]|$))")


def spelled_out(grid: Grid, laid: Layout, columns: Sequence[Column], dataset: datasets.Dataset) -> Grid:
    """The grid with words in place of codes below each header that explains them; a code that it does not explain stays, to be refused."""
    for column in columns:
        words = _words(plain(column.header), column, dataset) or _above(laid.title, column, dataset)
        if words:
            cells = grid.cells.column(column.index).combine_chunks()
            codes, said = pa.array(list(words)), pa.array([*words.values(), None], pa.string())
            trimmed = pc.utf8_trim_whitespace(cells)
            told = said.take(pc.fill_null(pc.index_in(trimmed, value_set=codes), len(words)))
            above = pc.less(pa.array(range(len(cells))), laid.first_row - 1)
            told = pc.if_else(above, cells, pc.coalesce(told, cells))
            grid = replace(grid, cells=grid.cells.set_column(column.index, grid.cells.schema.field(column.index), told))
    return grid


def _above(title: str, column: Column, dataset: datasets.Dataset) -> dict[str, str]:
    """The words that a line above the table gives the codes of a column: 说明：检验结论 1—合格，2—不合格."""
    word = plain(column.header)
    _before, named, after = plain(title).partition(word) if word else ("", "", "")
    return (
        _words(f"({after.lstrip(':(栏列中为')}", column, dataset) if named and re.match(rf"[:(栏列中为]*{_CODE}{_IS}[\u4e00-\u9fff]", after) else {}
    )


def _words(text: str, column: Column, dataset: datasets.Dataset) -> dict[str, str]:
    """The words that a text gives the codes of a column; none where it gives less than two, or one that the field does not know."""
    legend = _LEGEND.search(text)
    if legend is None or column.state == "ignored":
        return {}
    words = {found["code"]: found["word"] for found in _PAIR.finditer(legend["said"])}
    named = column.field if column.used and column.field else "verdict" if any("合格" in word for word in words.values()) else ""
    field = next((each for each in dataset.declared if each.name == named and each.enum), None)
    if field is None or len(words) < 2:
        return {}
    choose = chooser(field)
    return words if all(isinstance(choose(word), str) for word in words.values()) else {}
