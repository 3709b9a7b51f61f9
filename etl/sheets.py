"""Which sheets of a file hold the records, where their tables lie, and which column is what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import datasets
from etl import big5, cut, headers, layout, likely, mistaken, tables, together
from etl.encoding import GB18030
from etl.headers import Column
from etl.layout import Layout
from etl.receive import Grid, Received
from etl.tidy import choices
from etl.tidy.numbers import unit_of
from etl.tidy.text import plain, tidy
from etl.tidy.unfit import titled
from words import N_, Message, Refusal

_LOOKED_AT = 200  # rows below the header, for a guess at what a column says
_BARE = 3  # columns, from which on rows without a header may belong to a list
_BIG5 = Message(N_("The text is in Big5 (traditional characters) and was read as such. Check in its first rows whether the characters are right."))
_MOSTLY = 0.75  # of the columns of the sheet that has fewer: what sheets of one kind share


@dataclass(frozen=True)
class Found:
    """A sheet with its table and its columns."""

    grid: Grid
    layout: Layout
    columns: tuple[Column, ...]

    def unit(self, column: Column) -> str | None:
        """The unit of money of a column: its own, else the one that a line above the table names for all."""
        return column.unit or unit_of(self.layout.title)


def find(received: Received, dataset: datasets.Dataset, mapping: Mapping[str, str], remembered: Mapping[str, Mapping[str, str]],
         fill: Mapping[str, str]) -> tuple[list[Found], list[Message]]:  # fmt: skip
    """The tables to read: the one with most of the dataset's columns, and every other that has the same ones. Messages name the rest.

    `remembered`: confirmed mappings by header fingerprint. Raises Refusal where no sheet has a column of the dataset.
    """
    known = {text for text, field in mapping.items() if field}
    searched = [grid for grid in received.sheets if grid.cells.num_rows and grid.cells.num_columns]
    if not searched:
        raise Refusal("The file {file} is empty.", file=received.file)
    best = layout.choose(searched, lambda text: text in known or headers.known_word(dataset, text))
    seen = [look(grid, dataset, mapping, remembered) if grid is best else _try(grid, dataset, mapping, remembered) for grid in searched]
    of_best = next(its for grid, its in zip(searched, seen, strict=True) if grid is best)
    first = max(of_best, key=lambda each: (len(each.layout.rows) > 0, "verdict" in _fields(each), len(_fields(each))))
    _refuse_unreadable(received, first, dataset, fill)
    found: list[Found] = []
    messages: list[Message] = [_BIG5] if received.encoding == big5.NAME else []
    left, bare = [], []
    for grid, its in zip(searched, seen, strict=True):
        alike = [each for each in its if each is first or (len(each.layout.rows) and _alike(each, first, dataset))]
        others = [each for each in its if len(each.layout.rows) and all(each is not one for one in alike)]
        if alike:
            found += alike
            messages += [_not_read(each, received) for each in others]
        elif not its or any(len(_fields(each)) > 1 for each in others):
            left.append(grid.name)
        elif _width(grid) >= max(_BARE, len(_fields(first))):  # a cover sheet or instructions are narrower than the list
            bare.append(grid.name)
    if left:
        messages.append(Message("These sheets were not read, for they have other columns: {names}. Name one with --sheet.", names="、".join(left)))
    if bare:
        messages.append(
            Message(
                "These sheets or tables were not read, for no header stands above their rows: {names}. Give them the header of the list, "
                "or copy their rows below it.",
                names="、".join(bare),
            )
        )
    return found, messages


def _not_read(found: Found, received: Received) -> Message:
    """That another table on a sheet that is read was left out, and where it stands."""
    lines = found.layout
    return Message(
        "Rows {first} to {last} of {sheet} were not read, for a table of other columns stands there: {seen}.",
        first=lines.header_rows[0] if lines.header_rows else lines.first_row, last=lines.last_row, sheet=found.grid.name or received.file,
        seen=_names([text for text in lines.header if text], most=8),
    )  # fmt: skip


def _width(grid: Grid) -> int:
    """How many cells the fullest of the first rows has."""
    return max((sum(tidy(text) is not None for text in row.values()) for row in grid.cells.slice(0, _LOOKED_AT).to_pylist()), default=0)


def look(grid: Grid, dataset: datasets.Dataset, mapping: Mapping[str, str], remembered: Mapping[str, Mapping[str, str]]) -> list[Found]:
    """The tables of one sheet, mostly one, with what each column is. Raises Refusal for a mapping that names no column or no field."""
    words = {text for text, field in mapping.items() if field}
    found = []
    parts = tables.find(grid, lambda text: text in words or headers.known_word(dataset, text))
    spoken_of = {text for _part, table in parts for text in headers.spoken_of(mapping, table.header)}
    for part, table in parts:
        confirmed = remembered.get(headers.fingerprint(table.header), {})
        made = {text for text in mapping if together.is_name(text, table.header, dataset)}
        said = {text: field for text, field in mapping.items() if text not in spoken_of | made} | headers.spoken_of(mapping, table.header)
        columns = headers.match(table.header, dataset, said, confirmed)
        columns = likely.settle(columns, table.data(part).slice(0, _LOOKED_AT), dataset)
        cells, laid, columns = together.add(part, table, columns, dataset, made)
        found.append(Found(cells, laid, likely.suggest(columns, laid.data(cells).slice(0, _LOOKED_AT), dataset)))
    return found


def _try(grid: Grid, dataset: datasets.Dataset, mapping: Mapping[str, str], remembered: Mapping[str, Mapping[str, str]]) -> list[Found]:
    try:
        return look(grid, dataset, mapping, remembered)
    except Refusal:  # the mapping names a column of another sheet
        return []


def _alike(other: Found, first: Found, dataset: datasets.Dataset) -> bool:
    """Whether a sheet holds records of the same kind: the same columns, or most of them and what every record needs.

    Both tell the verdict, or neither does (合格产品 and 不合格产品 on sheets of their own): else one is an extract or a summary of the other,
    unless it is called a list of failures and the other names none.
    """
    fields, wanted = _fields(other), _fields(first)
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


def _fields(found: Found) -> frozenset[str]:
    return frozenset(column.field for column in found.columns if column.used and column.field)


def _refuse_unreadable(received: Received, found: Found, dataset: datasets.Dataset, fill: Mapping[str, str]) -> None:
    """Say what is missing where a file has no column of the dataset, lacks a required one, or has no row."""
    fields = _fields(found) | set(fill)
    seen = _names([column.header for column in found.columns if column.header])
    _refuse_uncut(received, found, dataset, fields)
    _refuse_mistaken(received, found, dataset, fields)
    if not _fields(found):
        if cut.without_text(found.grid):
            raise Refusal("{file} holds nothing but separators and signs, no words. Check whether the right file was saved.", file=received.file)
        if received.encoding == GB18030 and mistaken.looks_foreign(seen):
            raise Refusal(
                "The text of {file} is in another encoding than UTF-8 or GB18030, perhaps Big5: its header reads “{seen}”. "
                "Save it again as 'CSV UTF-8' or as an Excel workbook.",
                file=received.file, seen=seen,
            )  # fmt: skip
        raise Refusal(
            "No column of {file} belongs to {dataset}. Row {row} was taken for the header: {seen}. "
            "Check the file, or name columns with --map HEADER=FIELD.",
            file=received.file,
            dataset=titled(dataset.title),
            row=found.layout.header_rows[-1] if found.layout.header_rows else 1,
            seen=seen,
        )
    for declared in dataset.declared:
        if declared.required and declared.name not in fields:
            maybe = next((column.header for column in found.columns if column.state == "suggested" and column.field == declared.name), None)
            if maybe is not None:
                raise Refusal(
                    "{file} has no column for {field}, which {dataset} needs. “{header}” may be it: --map {header}={name}. Its columns are: {seen}.",
                    file=received.file, field=titled(declared.title), dataset=titled(dataset.title), header=maybe, seen=seen, name=declared.name,
                )  # fmt: skip
            raise Refusal(
                "{file} has no column for {field}, which {dataset} needs. Its columns are: {seen}. Name the column with --map HEADER={name}.",
                file=received.file, field=titled(declared.title), dataset=titled(dataset.title), seen=seen, name=declared.name,
            )  # fmt: skip
    if not len(found.layout.rows):
        raise Refusal("{file} has a header and no row below it. Check whether the right sheet was saved.", file=received.file)


def _refuse_mistaken(received: Received, found: Found, dataset: datasets.Dataset, fields: frozenset[str] | set[str]) -> None:
    """Where a needed column is missing, rows and columns may be swapped, or the rows may count batches instead of being ones."""
    if _needed(dataset) <= fields:
        return
    if mistaken.stands_upright(found.grid, lambda text: headers.known_word(dataset, text), len(_fields(found))):
        raise Refusal(
            "In {file} the names of the columns stand below one another, with each record in a column: rows and columns are swapped. "
            "In Excel copy the table, choose Paste Special, Transpose, and load that.",
            file=received.file,
        )
    counted = mistaken.counts([column.header for column in found.columns])
    if dataset.name == "sampling_results" and counted and "verdict" not in fields:
        raise Refusal(
            "{file} counts batches ({columns}) and does not list them one a row, so it brings no {dataset}. "
            "Figures that were counted already are loaded as {indicators}.",
            file=received.file, columns="、".join(counted), dataset=titled(dataset.title), indicators=titled(datasets.get("indicators").title),
        )  # fmt: skip


def _needed(dataset: datasets.Dataset) -> set[str]:
    return {each.name for each in dataset.declared if each.required or each.name == "verdict"}


def _refuse_uncut(received: Received, found: Found, dataset: datasets.Dataset, fields: frozenset[str] | set[str]) -> None:
    """Where a needed column is missing, it may stand in a cell that was not cut: another sign parts the columns, or two do by turns."""
    needed = _needed(dataset)
    if needed <= fields:
        return
    rows = max(found.layout.header_rows, default=1)
    left = cut.uncut(found.grid, rows, lambda text: headers.fields(dataset, text) - fields, needed - fields)
    if left is None:
        return
    row, text, sign = left
    if received.kind in ("xlsx", "xls"):
        raise Refusal(
            "Row {row} of {file} holds several columns in one cell: “{text}”. "
            "Split it in Excel (Data, Text to Columns) at “{sign}” and load it again.",
            row=row, file=received.file, text=text[:60], sign=cut.NAMES.get(sign, sign),
        )  # fmt: skip
    raise Refusal(
        "The columns of {file} cannot be told apart: row {row}, “{text}”, parts them by “{sign}”, but the file was cut elsewhere. "
        "Part all rows by one sign (comma, semicolon, tab or |), or save the table as XLSX.",
        file=received.file, row=row, text=text[:60], sign=cut.NAMES.get(sign, sign),
    )  # fmt: skip


def _names(names: Sequence[str], most: int = 30) -> str:
    return "、".join(name[:30] for name in names[:most]) + ("…" if len(names) > most else "")
