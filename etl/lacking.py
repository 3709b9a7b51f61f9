"""What a file lacks to be read: a sentence that says what is missing or mistaken in it, and what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping

import datasets
from etl import cut, header_words, mistaken
from etl.encoding import GB18030
from etl.found import Found, named
from etl.receive import Received
from etl.tidy import periods
from etl.tidy.choices import chooser
from etl.tidy.unfit import titled
from words import Refusal

_PERIOD = re.compile(
    r"(?:(?:19|20)\d{2}年?)?(?:度|上半年|下半年|全年|第?[一二三四1-4]季度|前[二三]季度|\d{1,2}月(?:份)?|[一二三四五六七八九十]{1,2}月(?:份)?)?"
)
_EXAMPLE = "2007年"


def refuse(received: Received, found: Found, dataset: datasets.Dataset, fill: Mapping[str, str]) -> None:
    """Say what is missing where a file has no column of the dataset, lacks a required one, or has no row."""
    fields = found.fields | set(fill)
    _refuse_spread(received, found, dataset, fields)
    seen = named([column.header for column in found.columns if column.header])
    _refuse_uncut(received, found, dataset, fields)
    _refuse_mistaken(received, found, dataset, fields)
    if not found.fields:
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
            if declared.format == "period_end":
                raise Refusal(
                    "The figures of {file} name no period. Say it for all rows, a day, a month, a quarter or a year: --set {name}={period}. "
                    "Or give them a column {field}. Its columns are: {seen}.",
                    file=received.file, field=titled(declared.title), seen=seen, name=declared.name, period=_period(received, found),
                )  # fmt: skip
            raise Refusal(
                "{file} has no column for {field}, which {dataset} needs. Its columns are: {seen}. Name the column with --map HEADER={name}, "
                "or say it for all rows with --set {name}=….",
                file=received.file, field=titled(declared.title), dataset=titled(dataset.title), seen=seen, name=declared.name,
            )  # fmt: skip
    if not len(found.layout.rows):
        raise Refusal("{file} has a header and no row below it. Check whether the right sheet was saved.", file=received.file)


def _refuse_spread(received: Received, found: Found, dataset: datasets.Dataset, fields: frozenset[str] | set[str]) -> None:
    """Where figures stand below several periods or regions side by side, and nothing else brings a value."""
    if dataset.name != "indicators" or {"value", "numerator"} & fields:
        return
    region = chooser(dataset.field("region"))
    spread = [
        each.header
        for each in found.columns
        if not each.used and each.header and (_PERIOD.fullmatch(each.header) or isinstance(region(each.header), str))
    ]
    if len(spread) > 1:
        raise Refusal(
            "In {file} the figures stand side by side below {columns}. "
            "Give each figure a row of its own: the indicator, the region, the period, the value.",
            file=received.file, columns=named(spread, most=8),
        )  # fmt: skip


def _period(received: Received, found: Found) -> str:
    """The period that the title, the sheet or the file names, as one types it; '2007年' as an example where none does."""
    for text in (found.layout.title, found.grid.name, received.file):
        said = periods.named_in(text)
        if said:
            return said
    return _EXAMPLE


def _refuse_mistaken(received: Received, found: Found, dataset: datasets.Dataset, fields: frozenset[str] | set[str]) -> None:
    """Where a needed column is missing, rows and columns may be swapped, or the rows may count batches instead of being ones."""
    if _needed(dataset) <= fields:
        return
    reported = dataset.name == "indicators" and {"indicator"} < fields  # 抽查批次 below 指标 is what a figure is of, and no header
    if not reported and mistaken.stands_upright(found.grid, lambda text: header_words.known_word(dataset, text), len(found.fields)):
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
    left = cut.uncut(found.grid, rows, lambda text: header_words.fields(dataset, text) - fields, needed - fields)
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
