"""What a person sees of a file before anything is published: how it was read, and which column was taken for what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa

import datasets
import store
from etl import decided, header_words, headers, layout, sheets
from etl.headers import Column
from etl.load import names
from etl.receipt import Skipped
from etl.receive import Grid, Received, receive
from etl.sheets import look
from store import Lake
from words import Message, Refusal

_LINES = 3  # decoded lines that show whether the encoding was understood
_EXAMPLES = 200  # rows in which an example is looked for
_LONGEST = 40  # characters of an example


@dataclass(frozen=True)
class Inspection:
    """A file as it was read. `lines` are its first rows, `examples` a value a column (by the column's index); row numbers count from 1."""

    file: str
    sha256: str
    size: int
    kind: str
    encoding: str
    dataset: str
    sheets: tuple[str, ...]
    sheet: str
    title: str
    header_rows: tuple[int, ...]
    rows: int
    skipped: tuple[Skipped, ...]
    lines: list[list[str]]
    columns: tuple[Column, ...]
    examples: Mapping[int, str] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()
    left: Message | None = None  # which sheets are not read as long as nobody chooses one


def inspect(
    path: Path, dataset: str | None = None, *, sheet: str | None = None, mapping: Mapping[str, str] | None = None, lake: Lake | None = None
) -> Inspection:
    """Read a file and match its columns; without a `dataset` the one whose words its header has most. Raises Refusal for an unreadable file."""
    received = receive(path, sheet=sheet)
    grids = [grid for grid in received.sheets if grid.cells.num_rows and grid.cells.num_columns]
    if not grids:
        raise Refusal("The file {file} is empty.", file=received.file)
    chosen = dataset or max(names(), key=lambda name: _hits(grids, datasets.get(name)))
    declared = datasets.get(chosen)
    said = mapping or {}
    grid = layout.choose(grids, lambda text: text in said or header_words.known_word(declared, text))
    remembered = decided.read(lake or store.open(demo=False)).mappings
    found = look(grid, declared, said, remembered, received.file)
    first = found[0]
    table, columns = first.layout, first.columns
    return Inspection(
        file=received.file,
        sha256=received.sha256,
        size=received.size,
        kind=received.kind,
        encoding=received.encoding,
        dataset=chosen,
        sheets=_sheets(received),
        sheet=grid.name,
        title=table.title,
        header_rows=tuple(table.header_rows),
        rows=sum(len(each.layout.rows) for each in found),
        skipped=tuple(Skipped(row, why, grid.name) for each in found for row, why in each.layout.skipped),
        lines=[[_short(str(row[name])) for name in grid.cells.column_names] for row in grid.cells.slice(0, _LINES).to_pylist()],
        columns=columns,
        examples=_examples(table.data(first.grid).slice(0, _EXAMPLES), columns),
        messages=received.notes + tuple(column.why for column in columns if column.why is not None),
        left=_left(received, declared, said, remembered) if len(grids) > 1 else None,
    )


def _left(received: Received, dataset: datasets.Dataset, mapping: Mapping[str, str], remembered: Mapping[str, Mapping[str, str]]) -> Message | None:
    """That other sheets are left out, as loading will say it; a file that is refused as a whole says so then."""
    try:
        _found, messages = sheets.find(received, dataset, mapping, remembered, {})
    except Refusal:
        return None
    return next((each for each in messages if each.template == sheets.NOT_READ), None)


def _sheets(received: Received) -> tuple[str, ...]:
    return tuple(grid.name for grid in received.sheets)


def _hits(grids: list[Grid], dataset: datasets.Dataset) -> tuple[bool, int]:
    """Whether the best sheet has every required field of the dataset, and how many of its fields it has."""
    best = layout.choose(grids, lambda text: header_words.known_word(dataset, text))
    columns = headers.match(layout.find(best, lambda text: header_words.known_word(dataset, text)).header, dataset)
    fields = {column.field for column in columns if column.used}
    if dataset.name == "indicators" and "indicator" in fields:  # the figures may stand side by side, each below its period
        fields |= look(replace(best, cells=best.cells.slice(0, _EXAMPLES)), dataset, {}, {})[0].fields
    return all(field.name in fields for field in dataset.declared if field.required), len(fields)


def _examples(rows: pa.Table, columns: tuple[Column, ...]) -> dict[int, str]:
    """The first text of each column that says something."""
    found = {}
    for column in columns:
        if column.index < rows.num_columns:
            found[column.index] = _short(next((text for text in rows.column(column.index).to_pylist() if text and text.strip()), ""))
    return found


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
