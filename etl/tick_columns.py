"""A value out of a few that is told by a tick: A类, B类 and C类 below 企业分类, 生产 and 流通 below 抽样环节, with √ in one of them."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

import datasets
from etl import columns as coded
from etl import header_words
from etl.added import Table, added
from etl.columns import Coded
from etl.headers import Column
from etl.layout import Layout
from etl.tidy.choices import chooser, titles
from etl.tidy.text import plain, tidy
from etl.tidy.unfit import titled
from words import Message

TICKS = frozenset("√✓✔☑■●◆*1vy") | {"是", "yes"}
NO_TICKS = frozenset("×✗☐□○0n") | {"否", "no"}
_AND = "、"


def joined(found: Table, field: datasets.Field, dataset: datasets.Dataset) -> Table:
    """The table with the field in one column, where nothing brings it and several columns below its word are its values; else as it is."""
    grid, laid, columns = found
    if any(each.used and each.field == field.name for each in columns):
        return found
    offered = _offered(laid, columns, field, dataset)
    if len(offered) < 2 or not all(_are_ticks(found, each) for each in offered.values()):
        return found
    words = {value: word for word, value in titles(field).items()}
    together: Coded | None = None
    for value, column in offered.items():
        whole = coded.code(grid.cells.column(column.index))
        said = Coded(pa.array([words.get(value, value) if is_tick(text) else "" for text in whole.texts.to_pylist()], pa.string()), whole.codes)
        together = said if together is None else _with(together, said)
    if together is None:
        return found
    name = _AND.join(each.header for each in offered.values())
    why = Message("The {field} was read from the ticks below {names}.", field=titled(field.title), names=name)
    return added(found, list(offered.values()), Column(len(laid.header), name, "known", field.name, why=why), together)


def is_tick(text: str, own: frozenset[str] = frozenset()) -> bool:
    """Whether a cell is ticked; `own`: further words that say so in this column."""
    return plain(text).casefold() in TICKS | own


def _offered(laid: Layout, columns: tuple[Column, ...], field: datasets.Field, dataset: datasets.Dataset) -> Mapping[str, Column]:
    """Each allowed value with the column that stands for it below a word of the field."""
    choose = chooser(field)
    found: dict[str, Column] = {}
    for each in columns:
        if each.index < len(laid.header) and each.state in ("unmatched", "suggested"):
            value = choose(laid.header[each.index])
            if isinstance(value, str) and field.name in header_words.fields(dataset, laid.groups[each.index]):
                found.setdefault(value, each)
    return found


def _are_ticks(found: Table, column: Column) -> bool:
    grid, laid, _columns = found
    texts = laid.data(grid).column(column.index).unique().to_pylist()
    return all(not text or is_tick(text) or tidy(text) is None or plain(text).casefold() in NO_TICKS for text in texts)


def _with(first: Coded, second: Coded) -> Coded:
    """Both values where both are ticked: nobody can be in two classes, and the cell is refused in sight."""
    firsts, seconds, inverse = coded.pairs(first, second)
    pairs = zip(first.texts.take(pa.array(firsts)).to_pylist(), second.texts.take(pa.array(seconds)).to_pylist(), strict=True)
    return Coded(pa.array([" ".join(filter(None, pair)) for pair in pairs], pa.string()), inverse)
