"""Headings within a list say of the rows below them what a column would: '一、瓯北镇' or '阀门（12批次）' alone in a row, until the next heading."""

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
from words import Message

_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+(?:部分|批|类|[章节]))")
_BEHIND = re.compile(r"(?:\(.{1,12}\)|[:：]|\d+(?:个|家|批次?))$")


def told(found: Table, dataset: datasets.Dataset, but: Collection[str] = ()) -> Table:
    """The table with the township or the trade that the headings name, where no column does; `but`: fields that a person has said.

    Only where every heading names one, and the first stands above the first row: else nobody knows of whom the other rows are.
    """
    grid, laid, matched = found
    rows = [row for row, why in laid.skipped if why == furniture.SECTION]
    if not rows or not len(laid.rows) or rows[0] > laid.rows[0].as_py():
        return found
    names = [_name(grid.cells, row) for row in rows]
    says = "township" if all(map(is_township, names)) else "trade" if all(name in campaigns.trades() for name in names) else None
    declared = {field.name for field in dataset.declared} - set(but)
    if says is None or says not in declared or any(each.used and each.field == says for each in matched):
        return found
    texts: list[str] = [""] * grid.cells.num_rows
    for name, start, end in zip(names, rows, [*rows[1:], grid.cells.num_rows + 1], strict=True):
        texts[start - 1 : end - 1] = [name] * (end - start)
    field = dataset.field(says)
    why = Message("The {field} of the rows was read from the headings above them: {names}.", field=titled(field.title), names="、".join(names[:8]))
    said = pa.array(texts, pa.string()).dictionary_encode()
    coded = Coded(said.dictionary, said.indices.to_numpy(zero_copy_only=False))
    return added(found, (), Column(len(laid.header), str(field), "known", says, why=why), coded)


def _name(cells: pa.Table, row: int) -> str:
    """What a heading names, without its number and what it counts."""
    text = plain(next((said for column in cells.columns if (said := column[row - 1].as_py()) and said.strip()), ""))
    return _BEHIND.sub("", _NUMBER.sub("", text))
