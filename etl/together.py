"""Columns that say one thing together: 生产日期 beside 批号, 规格 beside 型号, 合格 and 不合格 with a tick in one of them.

What they say is added as a column on the right of the table, under a name of its own; the columns that it comes from are not read apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

import datasets
from etl import columns as coded
from etl import headers
from etl.headers import Column
from etl.layout import Layout
from etl.receive import Grid
from etl.tidy.choices import titles, yes_or_no
from etl.tidy.text import plain, tidy
from etl.tidy.unfit import titled
from words import Message

_AND = "、"
Table = tuple[Grid, Layout, tuple[Column, ...]]
_PASSED, _FAILED = re.compile(r"合格|符合|合格\(?√\)?"), re.compile(r"不合格|不符合")
_TURNED = re.compile(r"是否(?:为|属于|存在|有)?(?:不合格|不符合|质量问题|问题)(?:产品|样品|批次)?")
_TICKS = frozenset("√✓✔☑■●◆*1vy") | {"是", "yes"}
_PASSED_WORDS, _FAILED_WORDS = frozenset({"合格", "符合"}), frozenset({"不合格", "不符合"})  # a tick in their own column, no tick column else
_NO_TICKS = frozenset("×✗☐□○0n") | {"否", "no"}
_VERDICTS = {"verdict", "first_verdict", "retest_verdict"}


def add(grid: Grid, table: Layout, columns: tuple[Column, ...], dataset: datasets.Dataset, left_out: Collection[str] = ()) -> Table:
    """The table with a column for each thing that several columns say together, but for those named in `left_out`.

    What a person has said of a column stays.
    """
    found = grid, table, columns
    for field in dataset.declared:
        if field.parts:
            found = _but(left_out, found, _joined(*found, field))
    if dataset.name == "sampling_results" and not _VERDICTS & {column.field for column in columns if column.used}:
        found = _but(left_out, found, _ticked(*found, dataset.field("verdict")))
    return found


def is_name(text: str, header: Sequence[str], dataset: datasets.Dataset) -> bool:
    """Whether a text is the name of a column that `add` makes of such a header."""
    parts = text.split(_AND)
    return text not in header and (
        (len(parts) > 1 and set(parts) <= set(header)) or (dataset.name == "sampling_results" and text == str(dataset.field("verdict")))
    )


def _but(left_out: Collection[str], before: Table, after: Table) -> Table:
    return before if after[1].header[len(before[1].header) :] and after[1].header[-1] in left_out else after


def _joined(grid: Grid, table: Layout, columns: tuple[Column, ...], field: datasets.Field) -> Table:
    """The parts of a field that stand in columns of their own, in the order in which they are declared: '2020-01-02' and '0102' are one lot."""
    parts: list[Column] = []
    for words in field.parts:
        claims = [each for each in columns if each.header and each.state in ("known", "unmatched") and each.field == field.name]
        part = next((each for each in claims if headers.is_one_of(each.header, words)), None)
        if part is not None and part not in parts:
            parts.append(part)
    if len(parts) < 2 or not any(part.used for part in parts):
        return grid, table, columns
    joined = coded.code(grid.cells.column(parts[0].index))
    for part in parts[1:]:
        joined = _with(joined, coded.code(grid.cells.column(part.index)))
    name = _AND.join(part.header for part in parts)
    why = Message("The columns {names} are read together as {field}.", names=name, field=titled(field.title))
    return _added(grid, table, columns, parts, Column(len(table.header), name, "known", field.name, why=why), joined)


def _with(first: coded.Coded, second: coded.Coded) -> coded.Coded:
    firsts, seconds, inverse = coded.pairs(first, second)
    pairs = zip(first.texts.take(pa.array(firsts)).to_pylist(), second.texts.take(pa.array(seconds)).to_pylist(), strict=True)
    return coded.Coded(pa.array(["/".join(filter(None, map(tidy, dict.fromkeys(pair)))) for pair in pairs], pa.string()), inverse)


def _ticked(grid: Grid, table: Layout, columns: tuple[Column, ...], verdict: datasets.Field) -> Table:
    """A verdict from the ticks in two columns, or from yes and no in a column that asks whether the batch failed."""
    said = {value: word for word, value in titles(verdict).items()}
    turned = _only(columns, _TURNED)
    if turned is not None and (answers := _answers(grid, table, turned, said)) is not None:
        why = Message("{header} asks whether the batch failed: 是 was read as {failed}, 否 as {passed}.", header=turned.header,
                      failed=said["fail"], passed=said["pass"])  # fmt: skip
        return _added(grid, table, columns, [turned], Column(len(table.header), str(verdict), "known", verdict.name, why=why), answers)
    passed, failed = _only(columns, _PASSED), _only(columns, _FAILED)
    if passed is None or failed is None:
        return grid, table, columns
    first, second = (coded.code(grid.cells.column(each.index)) for each in (passed, failed))
    if not (_are_ticks(table.data(grid), passed, _PASSED_WORDS) and _are_ticks(table.data(grid), failed, _FAILED_WORDS)):
        return grid, table, columns
    firsts, seconds, inverse = coded.pairs(first, second)
    pairs = zip(first.texts.take(pa.array(firsts)).to_pylist(), second.texts.take(pa.array(seconds)).to_pylist(), strict=True)
    words = (("pass", _PASSED_WORDS), ("fail", _FAILED_WORDS))
    texts = [" ".join(said[value] for (value, own), text in zip(words, pair, strict=True) if _is_tick(text, own)) for pair in pairs]
    why = Message("The verdict was read from the ticks below {passed} and {failed}.", passed=passed.header, failed=failed.header)
    column = Column(len(table.header), str(verdict), "known", verdict.name, why=why)
    return _added(grid, table, columns, [passed, failed], column, coded.Coded(pa.array(texts, pa.string()), inverse))


def _only(columns: Sequence[Column], pattern: re.Pattern[str]) -> Column | None:
    """The one column that nobody has spoken for and whose header is such a word."""
    found = [each for each in columns if each.state in ("unmatched", "suggested") and pattern.fullmatch(plain(each.header))]
    return found[0] if len(found) == 1 else None


def _answers(grid: Grid, table: Layout, column: Column, said: Mapping[str, str]) -> coded.Coded | None:
    """The column with 'yes, it failed' and 'no, it did not' as verdicts; None where a cell says something else."""
    if any(not isinstance(yes_or_no(text), bool | None) for text in _distinct(table.data(grid), column)):
        return None
    whole = coded.code(grid.cells.column(column.index))

    def verdict(text: str) -> str:
        failed = yes_or_no(text)
        return "" if not isinstance(failed, bool) else said["fail" if failed else "pass"]

    return coded.Coded(pa.array(whole.map(verdict), pa.string()), whole.codes)


def _distinct(data: pa.Table, column: Column) -> list[str]:
    return [text for text in data.column(column.index).unique().to_pylist() if text]


def _are_ticks(data: pa.Table, column: Column, own: frozenset[str]) -> bool:
    """Whether the cells hold ticks and nothing, and not how many batches passed."""
    return all(_is_tick(text, own) or tidy(text) is None or plain(text).casefold() in _NO_TICKS for text in _distinct(data, column))


def _is_tick(text: str, own: frozenset[str]) -> bool:
    """`own`: the words that say in this column what its header says."""
    return plain(text).casefold() in _TICKS | own


def _added(grid: Grid, table: Layout, columns: tuple[Column, ...], come_from: Sequence[Column], new: Column, said: coded.Coded) -> Table:
    cells = grid.cells.append_column(f"c{new.index}", said.spread(said.texts, pa.string()))
    left = tuple(replace(each, state="ignored", field=None, why=new.why) if each in come_from else each for each in columns)
    return replace(grid, cells=cells), replace(table, header=[*table.header, new.header], groups=[*table.groups, ""]), (*left, new)
