"""Whole columns at once: every tidier is called once per distinct text, and its answers are spread over the rows by index.

A million rows of a bureau hold a few thousand distinct names, dates and verdicts: that is what makes plain Python fast enough.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from etl.tidy.text import tidy
from words import Message

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
_TRIED, _ALL_BUT = 10_000, 0.95  # rows looked at, and the share of different texts among them, to tell a column of numbers
_PART = 131_072  # rows that one processor works on at a time
_MANY = 20_000  # distinct texts, from which on Python looks at the untidy ones only
_COME_AGAIN, _LARGE = 8, 40_000  # a text stands in so many rows on the average; different texts of which each row group of Parquet would hold all
# What `tidy` would change, or may take for nothing: blanks at the ends or doubled, control and full-width characters, brackets.
_UNTIDY = (
    r"^[ '`=]|[ '`,，;；、。./\\~～*—–－―-]$|  |[\x00-\x1f\x7f()\x{A0}\x{2000}-\x{200F}\x{2028}-\x{202F}\x{2060}\x{3000}\x{FEFF}\x{FF01}-\x{FF5E}]"
    r"|^[#\x{4E00}-\x{9FFF}A-Za-z/]{1,8}$"
)


@dataclass(frozen=True)
class Coded:
    """A column as its distinct texts and, for each row, which of them it holds."""

    texts: pa.Array
    codes: npt.NDArray[np.int32]
    each_its_own: bool = False  # the texts are the rows themselves: nearly all differ, and looking for equal ones would cost more

    @property
    def rows(self) -> int:
        """How many rows the column has."""
        return len(self.codes)

    def map(self, tidier: Callable[[str], Any]) -> list[Any]:
        """What the tidier says of each distinct text."""
        return [tidier(text) for text in self.texts.to_pylist()]

    def spread(self, values: Sequence[Any] | pa.Array, type_: pa.DataType) -> pa.Array:
        """One value a row from one value a distinct text. Texts that come again stay a dictionary: a tenth of the memory, and quicker to write."""
        distinct = values if isinstance(values, pa.Array) else pa.array(values, type_)
        if self.each_its_own:
            return distinct
        if pa.types.is_string(distinct.type) and len(distinct) <= self.rows // _COME_AGAIN:
            different = distinct.dictionary_encode()  # two texts may be one when they are tidy, and what is none has no place in a dictionary
            if len(different.dictionary) <= _LARGE:
                return pa.DictionaryArray.from_arrays(different.indices.take(pa.array(self.codes)), different.dictionary)
        return distinct.take(pa.array(self.codes))

    def mask(self, flags: Sequence[bool]) -> Mask:
        """One flag a row from one a distinct text."""
        return np.asarray(flags, dtype=bool)[self.codes] if len(flags) else np.zeros(self.rows, dtype=bool)


@dataclass
class Refusals:
    """Cells that cannot be accepted: by row (its position in the table), the field, the value as it came, and the sentence."""

    cells: list[tuple[int, str, str, Message]] = field(default_factory=list)

    def add(self, rows: npt.ArrayLike, name: str, values: Sequence[str] | Callable[[int], str], message: Message | Callable[[int], Message]) -> None:
        """Refuse a field of some rows; `values` and `message` are looked up by row where they differ."""
        for row in np.asarray(rows).tolist():
            self.cells.append((row, name, values(row) if callable(values) else values[row], message(row) if callable(message) else message))

    def rows(self) -> Rows:
        """The positions of the rows that have a refused cell, in order."""
        return np.unique(np.fromiter((cell[0] for cell in self.cells), dtype=np.int64))


def code(column: pa.ChunkedArray | pa.Array) -> Coded:
    """The distinct texts of a column, or its rows as they are where nearly all differ; null counts as the empty text."""
    if isinstance(column, pa.DictionaryArray):
        texts = pa.concat_arrays([column.dictionary, pa.array([""])])
        return Coded(texts, column.indices.fill_null(len(column.dictionary)).to_numpy(zero_copy_only=False))
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if isinstance(whole, pa.ChunkedArray):
        whole = pa.concat_arrays(whole.chunks)
    if whole.null_count:
        whole = pc.fill_null(whole, "")
    tried = whole.slice(len(whole) // 2, _TRIED)
    if len(whole) > 2 * _TRIED and pc.count_distinct(tried).as_py() > _ALL_BUT * _TRIED:
        return Coded(whole, np.arange(len(whole), dtype=np.int32), each_its_own=True)
    encoded = whole.dictionary_encode()
    return Coded(encoded.dictionary, encoded.indices.to_numpy(zero_copy_only=False))


def constant(text: str, rows: int) -> Coded:
    """A column that holds one text in every row."""
    return Coded(pa.array([text], pa.string()), np.zeros(rows, dtype=np.int32))


def same(text: str, rows: int) -> pa.Array:
    """One text in every row."""
    return constant(text, rows).spread([text], pa.string())


def tidied(column: Coded) -> list[str | None] | pa.Array:
    """Each distinct text, tidied. Of many distinct texts only those that a pattern calls untidy go through Python."""
    if len(column.texts) < _MANY:
        return column.map(tidy)
    untidy = in_parts(lambda part: pc.match_substring_regex(part, _UNTIDY), column.texts).combine_chunks()
    positions = np.flatnonzero(untidy.to_numpy(zero_copy_only=False))
    mended = pa.array([tidy(text) for text in column.texts.take(pa.array(positions)).to_pylist()], pa.string())
    return pc.replace_with_mask(column.texts, untidy, mended)


def in_parts(function: Callable[[pa.Array], pa.Array], column: pa.Array) -> pa.ChunkedArray:
    """What Arrow makes of a long column, made of its parts at once: its functions use one processor each."""
    parts = [column.slice(start, _PART) for start in range(0, max(1, len(column)), _PART)]
    with ThreadPoolExecutor() as threads:
        return pa.chunked_array(threads.map(function, parts))


def filtered(table: pa.Table, kept: pa.Array) -> pa.Table:
    """The rows that are kept; several columns at once."""
    with ThreadPoolExecutor() as threads:
        return pa.table(list(threads.map(lambda column: column.filter(kept), table.columns)), schema=table.schema)


def pairs(first: Coded, second: Coded) -> tuple[Rows, Rows, npt.NDArray[np.int32]]:
    """The distinct pairs of two columns, as they first come: their codes in the first, in the second, and for each row which pair it holds."""
    width = max(1, len(second.texts))
    joined = pa.array(first.codes.astype(np.int64) * width + second.codes).dictionary_encode()
    distinct = joined.dictionary.to_numpy()
    return distinct // width, distinct % width, joined.indices.to_numpy()


def texts(column: pa.Array) -> pa.Array:
    """The texts themselves of a column that may be a dictionary."""
    return column.dictionary_decode() if pa.types.is_dictionary(column.type) else column


def plain(table: pa.Table) -> pa.Table:
    """The table with each text in its row, and no dictionaries."""
    fields = [field.with_type(field.type.value_type) if pa.types.is_dictionary(field.type) else field for field in table.schema]
    return table.cast(pa.schema(fields))


def split(column: Coded, answers: Sequence[Any], name: str, refusals: Refusals) -> list[Any]:
    """The answers with refused ones as None; every row that holds a refused text is noted."""
    wrong: Mapping[int, Message] = {i: answer for i, answer in enumerate(answers) if isinstance(answer, Message)}
    if not wrong:
        return list(answers)
    rows = np.flatnonzero(np.isin(column.codes, np.fromiter(wrong, dtype=np.int32)))
    texts = column.texts.to_pylist() if len(column.texts) < 100_000 else column.texts
    codes = column.codes
    refusals.add(rows, name, lambda row: str(texts[codes[row]]), lambda row: wrong[int(codes[row])])
    return [None if i in wrong else answer for i, answer in enumerate(answers)]
