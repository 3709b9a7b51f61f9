"""Neighbouring columns of few values, written as one text a row: what DuckDB then joins and hashes is a third of the pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa

BETWEEN = "\x1f"
_MOST_COMBINATIONS = 16_384  # texts of columns that are joined: every combination is written once
_COME_AGAIN = 8  # rows that share a value on the average


class _Run:
    """Columns joined so far: the texts of all combinations, and for each row its combination."""

    def __init__(self, texts: list[str | None], codes: npt.NDArray[np.int32]) -> None:
        self.texts, self.codes = texts, codes

    def takes(self, other: _Run) -> bool:
        return len(self.texts) * len(other.texts) <= _MOST_COMBINATIONS

    def with_(self, other: _Run) -> _Run:
        texts = [BETWEEN.join(filter(None, (a, b))) or None for a in self.texts for b in other.texts]
        return _Run(texts, self.codes * np.int32(len(other.texts)) + other.codes)

    def column(self) -> pa.Array:
        gone = np.fromiter((text is None for text in self.texts), dtype=bool)[self.codes]
        return pa.DictionaryArray.from_arrays(pa.array(self.codes, mask=gone), pa.array([text or "" for text in self.texts]))


def joined(table: pa.Table, said: Iterable[tuple[str, str]]) -> tuple[pa.Table, list[str]]:
    """The columns of `said` (the name that is written, the column) as fewer ones, and SQL of each 'name=value' or join of such, in their order.

    concat_ws over the SQL says what it would say over 'name=' || CAST(column AS VARCHAR) of each column.
    """
    columns, sql = [], []
    for number, (name, held) in enumerate(_runs(table, said)):
        columns.append(held.column() if isinstance(held, _Run) else held)
        sql.append(f"p{number}" if isinstance(held, _Run) else f"'{name}=' || CAST(p{number} AS VARCHAR)")
    return pa.table(columns, names=[f"p{number}" for number in range(len(columns))]), sql


def _runs(table: pa.Table, said: Iterable[tuple[str, str]]) -> Iterator[tuple[str, _Run | pa.ChunkedArray]]:
    run: _Run | None = None
    for name, held in said:
        column = table[held]
        coded = _coded(name, column)
        if run is not None and (coded is None or not run.takes(coded)):
            yield "", run
            run = None
        if coded is None:
            yield name, column
        else:
            run = run.with_(coded) if run else coded
    if run is not None:
        yield "", run


def _coded(name: str, column: pa.ChunkedArray) -> _Run | None:
    """A column of few values by its codes, the last of which is 'nothing'; None where its values are too many, or Python writes them otherwise."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        whole = column.unify_dictionaries().combine_chunks()
    elif pa.types.is_date(kind) or pa.types.is_integer(kind):
        whole = column.combine_chunks().dictionary_encode()
    else:
        return None
    if len(whole.dictionary) > min(_MOST_COMBINATIONS, len(whole) // _COME_AGAIN):
        return None
    texts: list[str | None] = [f"{name}={value}" for value in whole.dictionary.to_pylist()]
    codes = whole.indices.fill_null(len(texts)).to_numpy(zero_copy_only=False)
    return _Run([*texts, None], codes.astype(np.int32, copy=False))
