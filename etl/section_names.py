"""Headings within a list say of the rows below them what a column would: '一、瓯北镇', '阀门（12批次）' or '合格产品' alone in a row, until the next
heading."""

from __future__ import annotations

import re
from collections.abc import Collection

import pyarrow as pa

import datasets
from etl import campaigns, furniture
from etl.added import Table, added
from etl.columns import Coded
from etl.headers import Column
from etl.sheet_names import is_township
from etl.tidy.text import plain
from etl.tidy.unfit import titled
from etl.verdict_headings import judged
from words import Message

_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+(?:部分|批|类|[章节]))")
_BEHIND = re.compile(r"(?:\(.{1,12}\)|[:：]|\d+(?:个|家|批次?))$")


def told(found: Table, dataset: datasets.Dataset, but: Collection[str] = ()) -> Table:
    """The table with the township or the trade that the headings name, where no column does; `but`: fields that a person has said.

    Only where every heading names one, and the first stands above the first row: else nobody knows of whom the other rows are.
    """
    found = _verdicts(found, dataset, but)
    grid, laid, matched = found
    rows = [row for row, why in laid.skipped if why == furniture.SECTION]
    if not rows or not len(laid.rows) or rows[0] > laid.rows[0].as_py():
        return found
    names = [_name(grid.cells, row) for row in rows]
    says = "township" if all(map(is_township, names)) else "trade" if all(name in campaigns.trades() for name in names) else None
    declared = {field.name for field in dataset.declared} - set(but)
    if says is None or says not in declared or any(each.used and each.field == says for each in matched):
        return found
    return _said(found, dataset.field(says), names, rows, names)


def _verdicts(found: Table, dataset: datasets.Dataset, but: Collection[str]) -> Table:
    """The table with the verdicts that its title and its headings tell, where no column does and passes stand below failures or above them."""
    grid, laid, matched = found
    if dataset.name != "sampling_results" or "verdict" in but or any(each.used and (each.field or "").endswith("verdict") for each in matched):
        return found
    told = {row: said for row, why in laid.skipped if why == furniture.SECTION and (said := judged(_text(grid.cells, row)))}
    if not told or not len(laid.rows):
        return found
    rows, words = list(told), list(told.values())
    if laid.rows[0].as_py() < rows[0]:  # what stands above the first heading is what the title says
        above = [said for text in laid.title.split() if (said := judged(plain(text)))]
        rows, words = [laid.first_row, *rows], [above[-1] if above else "", *words]
    if not {"合格", "不合格"} <= set(words):
        return found
    return _said(found, dataset.field("verdict"), words, rows, [_text(grid.cells, row) for row in told])


def _said(found: Table, field: datasets.Field, texts: list[str], rows: list[int], headings: list[str]) -> Table:
    """The table with a column more, each text in the rows from its own to the next one's."""
    grid, laid, _matched = found
    column: list[str] = [""] * grid.cells.num_rows
    for text, start, end in zip(texts, rows, [*rows[1:], grid.cells.num_rows + 1], strict=True):
        column[start - 1 : end - 1] = [text] * (end - start)
    why = Message("The {field} of the rows was read from the headings above them: {names}.", field=titled(field.title), names="、".join(headings[:8]))
    said = pa.array(column, pa.string()).dictionary_encode()
    coded = Coded(said.dictionary, said.indices.to_numpy(zero_copy_only=False))
    return added(found, (), Column(len(laid.header), str(field), "known", field.name, why=why), coded)


def _name(cells: pa.Table, row: int) -> str:
    """What a heading names, without its number and what it counts."""
    return _BEHIND.sub("", _NUMBER.sub("", _text(cells, row)))


def _text(cells: pa.Table, row: int) -> str:
    return plain(next((said for column in cells.columns if (said := column[row - 1].as_py()) and said.strip()), ""))
