"""Which sheets of a file hold the records, where their tables lie, and which column is what."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import datasets
from etl import (
    beside_party,
    big5,
    continued,
    header_codes,
    header_words,
    headers,
    lacking,
    layout,
    likely,
    mistaken,
    section_names,
    sheet_names,
    side_by_side,
    tables,
    together,
)
from etl.found import Found, named
from etl.layout import Layout
from etl.ragged import widened
from etl.receive import Grid, Received
from etl.tidy import choices
from etl.tidy.text import plain, tidy
from words import N_, Message, Refusal

_LOOKED_AT = 200  # rows below the header, for a guess at what a column says
_BARE = 3  # columns, from which on rows without a header may belong to a list
_BIG5 = Message(N_("The text is in Big5 (traditional characters) and was read as such. Check in its first rows whether the characters are right."))
NOT_READ = N_(
    "These sheets were not read, for they have other columns: {names}. If they belong to the records, choose one under “Sheet” and load the file "
    "once more for it (command line: --sheet)."
)
_MOSTLY = 0.75  # of the columns of the sheet that has fewer: what sheets of one kind share


def find(received: Received, dataset: datasets.Dataset, mapping: Mapping[str, str], remembered: Mapping[str, Mapping[str, str]],
         fill: Mapping[str, str]) -> tuple[list[Found], list[Message]]:  # fmt: skip
    """The tables to read: the one with most of the dataset's columns, and every other that has the same ones. Messages name the rest.

    `remembered`: confirmed mappings by header fingerprint. Raises Refusal where no sheet has a column of the dataset.
    """
    known = {text for text, field in mapping.items() if field}
    searched = [grid for grid in received.sheets if grid.cells.num_rows and grid.cells.num_columns]
    if not searched:
        raise Refusal("The file {file} is empty.", file=received.file)
    best = layout.choose(searched, lambda text: text in known or header_words.known_word(dataset, text))
    file = received.file
    seen = [look(grid, dataset, mapping, remembered, file) if grid is best else _try(grid, dataset, mapping, remembered, file) for grid in searched]
    of_best = next(its for grid, its in zip(searched, seen, strict=True) if grid is best)
    first = max(of_best, key=lambda each: (len(each.layout.rows) > 0, "verdict" in each.fields, len(each.fields)))
    lacking.refuse(received, first, dataset, fill)
    found: list[Found] = []
    messages: list[Message] = [*received.notes, *([_BIG5] if received.encoding == big5.NAME else [])]
    left, bare = [], []
    for grid, its in zip(searched, seen, strict=True):
        alike = [each for each in its if each is first or (len(each.layout.rows) and _alike(each, first, dataset))]
        others = [each for each in its if len(each.layout.rows) and all(each is not one for one in alike)]
        if alike:
            found += alike
            messages += [_not_read(each, received) for each in others]
        elif not its or any(len(each.fields) > 1 or mistaken.counts(each.layout.header) for each in others):
            left.append(grid.name)
        elif _width(grid) >= min(_BARE, len(first.fields)) and found and (more := _going_on(grid, found[-1], dataset)):
            found.append(more)
            messages.append(
                Message("No header stands above the rows of {name}; they were read as the next page of {before}, for their columns agree.",
                        name=grid.name, before=found[-2].grid.name)
            )  # fmt: skip
        elif _width(grid) >= max(_BARE, len(first.fields)):  # a cover sheet or instructions are narrower than the list
            bare.append(grid.name)
    if left:
        messages.append(Message(NOT_READ, names="、".join(left)))
    if bare:
        messages.append(
            Message(
                "These sheets or tables were not read, for no header stands above their rows: {names}. Give them the header of the list, "
                "or copy their rows below it.",
                names="、".join(bare),
            )
        )
    return [_with_name(each, dataset, fill) for each in found], messages


def _with_name(found: Found, dataset: datasets.Dataset, fill: Collection[str]) -> Found:
    """A table with what its headings and the name of its sheet say, but for what the person has said."""
    table = section_names.told((found.grid, found.layout, found.columns), dataset, fill)
    grid, laid, columns = sheet_names.told(table, dataset, fill)
    return replace(found, grid=grid, layout=laid, columns=columns)


def _not_read(found: Found, received: Received) -> Message:
    """That another table on a sheet that is read was left out, and where it stands."""
    lines = found.layout
    return Message(
        "Rows {first} to {last} of {sheet} were not read, for a table of other columns stands there: {seen}.",
        first=lines.header_rows[0] if lines.header_rows else lines.first_row, last=lines.last_row, sheet=found.grid.name or received.file,
        seen=named([text for text in lines.header if text], most=8),
    )  # fmt: skip


def _width(grid: Grid) -> int:
    """How many cells the fullest of the first rows has."""
    return max((sum(tidy(text) is not None for text in row.values()) for row in grid.cells.slice(0, _LOOKED_AT).to_pylist()), default=0)


def look(
    grid: Grid, dataset: datasets.Dataset, mapping: Mapping[str, str], remembered: Mapping[str, Mapping[str, str]], file: str = ""
) -> list[Found]:
    """The tables of one sheet of a file, mostly one, with what each column is. Raises Refusal for a mapping that names no column or no field."""
    words = {text for text, field in mapping.items() if field}
    found = []
    parts = tables.find(grid, lambda text: text in words or header_words.known_word(dataset, text))
    spoken_of = {text for _part, table in parts for text in headers.spoken_of(mapping, table.header)}
    for part, table in parts:
        confirmed = header_words.confirmed(remembered, dataset, table.header)
        made = {text for text in mapping if together.is_name(text, table.header, dataset)}
        said = {text: field for text, field in mapping.items() if text not in spoken_of | made} | headers.spoken_of(mapping, table.header)
        found += side_by_side.split(_matched(part, table, dataset, said, confirmed, made, file), dataset)
    return found


def _matched(
    grid: Grid,
    table: Layout,
    dataset: datasets.Dataset,
    said: Mapping[str, str],
    confirmed: Mapping[str, str],
    made: Collection[str],
    file: str = "",
) -> Found:
    """A table with what each column is, and the columns that several of its own make together but for those in `made`."""
    columns = headers.match(table.header, dataset, said, confirmed)
    grid = header_codes.spelled_out(grid, table, columns, dataset)
    columns = likely.settle(columns, table.data(grid).slice(0, _LOOKED_AT), dataset)
    columns = beside_party.settle(columns) if dataset.name == "sampling_results" else columns
    cells, laid, columns = together.add(grid, table, columns, dataset, made, file)
    return Found(cells, laid, likely.suggest(columns, laid.data(cells).slice(0, _LOOKED_AT), dataset), len(table.header))


def _going_on(grid: Grid, before: Found, dataset: datasets.Dataset) -> Found | None:
    """A sheet without a header as the next page of the table before it; None where its columns hold other kinds of text."""
    width = before.width
    own = replace(before.layout, header=before.layout.header[:width], groups=before.layout.groups[:width])
    wide = replace(grid, cells=widened(grid.cells, width)) if grid.cells.num_columns < width else grid
    laid = layout.below(wide, own)
    columns = [each for each in before.columns if each.index < width]
    if not continued.goes_on(laid.data(wide), before.layout.data(before.grid), columns, width, dataset):
        return None
    said = {each.header: each.field or "" for each in columns if each.state == "confirmed"}
    return _matched(wide, laid, dataset, said, {}, ())


def _try(grid: Grid, dataset: datasets.Dataset, mapping: Mapping[str, str], remembered: Mapping[str, Mapping[str, str]], file: str) -> list[Found]:
    try:
        return look(grid, dataset, mapping, remembered, file)
    except Refusal:  # the mapping names a column of another sheet
        return []


def _alike(other: Found, first: Found, dataset: datasets.Dataset) -> bool:
    """Whether a sheet holds records of the same kind: the same columns, or most of them and what every record needs.

    Both tell the verdict, or neither does (合格产品 and 不合格产品 on sheets of their own): else one is an extract or a summary of the other,
    unless it is called a list of failures and the other names none.
    """
    fields, wanted = other.fields, first.fields
    if fields == wanted:
        return True
    needed = {field.name for field in dataset.declared if field.required}
    shared = fields & wanted
    told = ("verdict" in fields) == ("verdict" in wanted) or ("不合格" in plain(other.layout.title + other.grid.name) and not _fails(first, dataset))
    return told and needed <= fields and len(shared) > len(needed) and len(shared) >= _MOSTLY * min(len(fields), len(wanted))


def _fails(found: Found, dataset: datasets.Dataset) -> bool:
    """Whether any of its verdicts is a failure."""
    choose, data = choices.chooser(dataset.field("verdict")), found.layout.data(found.grid)
    texts = {text for column in found.columns if column.used and column.field == "verdict" for text in data.column(column.index).unique().to_pylist()}
    return any(choose(text) == "fail" for text in texts)
