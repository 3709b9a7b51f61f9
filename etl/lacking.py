"""What a file lacks to be read: a sentence that says what is missing or mistaken in it, and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import datasets
from etl import cut, header_words, missing, mistaken
from etl.encoding import GB18030
from etl.found import Found, named
from etl.receive import Received
from etl.tidy.choices import chooser
from etl.tidy.unfit import titled
from words import Refusal

_PERIOD = re.compile(
    r"(?:(?:19|20)\d{2}年?)?(?:度|上半年|下半年|全年|第?[一二三四1-4]季度|前[二三]季度|\d{1,2}月(?:份)?|[一二三四五六七八九十]{1,2}月(?:份)?)?"
    r"|本[月季年期](?:累计)?|(?:本年)?累计|(?:上年|去年)?同期|上[月季年期]"
)


def refuse(received: Received, found: Found, dataset: datasets.Dataset, fill: Mapping[str, str]) -> None:
    """Say what is missing where a file has no column of the dataset, lacks a required one, or has no row.

    What explains the most comes first: a file that is cut at the wrong sign lacks columns too, and so does one that counts batches.
    """
    for find in _IN_ORDER:
        refusal = find(received, found, dataset, found.fields | frozenset(fill))
        if refusal is not None:
            raise refusal


def _strange(received: Received, found: Found, _dataset: datasets.Dataset, _fields: frozenset[str]) -> Refusal | None:
    """Where no column is known, the text may be none, or in another encoding."""
    if found.fields:
        return None
    seen = named([column.header for column in found.columns if column.header])
    if cut.without_text(found.grid):
        return Refusal("{file} holds nothing but separators and signs, no words. Check whether the right file was saved.", file=received.file)
    if received.encoding == GB18030 and mistaken.looks_foreign(seen):
        return Refusal(
            "The text of {file} is in another encoding than UTF-8 or GB18030, perhaps Big5: its header reads “{seen}”. "
            "Save it again as 'CSV UTF-8' or as an Excel workbook.",
            file=received.file, seen=seen,
        )  # fmt: skip
    return None


def _unknown(received: Received, found: Found, dataset: datasets.Dataset, _fields: frozenset[str]) -> Refusal | None:
    """Where no column is known at all, that is said and not what each dataset needs."""
    if found.fields:
        return None
    return Refusal(
        "No column of {file} belongs to {dataset}. Row {row} was taken for the header: {seen}. Check the file, or say what its "
        "columns are (command line: --map HEADER=FIELD).",
        file=received.file, dataset=titled(dataset.title), row=found.layout.header_rows[-1] if found.layout.header_rows else 1,
        seen=named([column.header for column in found.columns if column.header]),
    )  # fmt: skip


def _no_row(received: Received, found: Found, _dataset: datasets.Dataset, _fields: frozenset[str]) -> Refusal | None:
    if len(found.layout.rows):
        return None
    return Refusal("{file} has a header and no row below it. Check whether the right sheet was saved.", file=received.file)


def _spread(received: Received, found: Found, dataset: datasets.Dataset, fields: frozenset[str]) -> Refusal | None:
    """Where figures stand below several periods or regions side by side, and nothing else brings a value."""
    if dataset.name != "indicators" or {"value", "numerator"} & fields:
        return None
    region = chooser(dataset.field("region"))
    spread = [
        each.header
        for each in found.columns
        if not each.used and each.header and (_PERIOD.fullmatch(each.header) or isinstance(region(each.header), str))
    ]
    if len(spread) > 1:
        return Refusal(
            "In {file} the figures stand side by side below {columns}. "
            "Give each figure a row of its own: the indicator, the region, the period, the value.",
            file=received.file, columns=named(spread, most=8),
        )  # fmt: skip
    return None


def _mistaken(received: Received, found: Found, dataset: datasets.Dataset, fields: frozenset[str]) -> Refusal | None:
    """Where a needed column is missing, rows and columns may be swapped, or the rows may count batches instead of being ones."""
    if _needed(dataset) <= fields:
        return None
    reported = dataset.name == "indicators" and {"indicator"} < fields  # 抽查批次 below 指标 is what a figure is of, and no header
    if not reported and mistaken.stands_upright(found.grid, lambda text: header_words.known_word(dataset, text), len(found.fields)):
        return Refusal(
            "In {file} the names of the columns stand below one another, with each record in a column: rows and columns are swapped. "
            "In Excel copy the table, choose Paste Special, Transpose, and load that.",
            file=received.file,
        )
    counted = mistaken.counts([column.header for column in found.columns])
    if dataset.name == "sampling_results" and counted and "verdict" not in fields:
        return Refusal(
            "{file} counts batches ({columns}) and does not list them one a row, so it brings no {dataset}. "
            "Figures that were counted already are loaded as {indicators}.",
            file=received.file, columns="、".join(counted), dataset=titled(dataset.title), indicators=titled(datasets.get("indicators").title),
        )  # fmt: skip
    return None


def _needed(dataset: datasets.Dataset) -> set[str]:
    return {each.name for each in dataset.declared if each.required or each.name == "verdict"}


def _uncut(received: Received, found: Found, dataset: datasets.Dataset, fields: frozenset[str]) -> Refusal | None:
    """Where a needed column is missing, it may stand in a cell that was not cut: another sign parts the columns, or two do by turns."""
    needed = _needed(dataset)
    if needed <= fields:
        return None
    rows = max(found.layout.header_rows, default=1)
    left = cut.uncut(found.grid, rows, lambda text: header_words.fields(dataset, text) - fields, needed - fields)
    if left is None:
        return None
    row, text, sign = left
    if received.kind in ("xlsx", "xls"):
        return Refusal(
            "Row {row} of {file} holds several columns in one cell: “{text}”. "
            "Split it in Excel (Data, Text to Columns) at “{sign}” and load it again.",
            row=row, file=received.file, text=text[:60], sign=cut.NAMES.get(sign, sign),
        )  # fmt: skip
    return Refusal(
        "The columns of {file} cannot be told apart: row {row}, “{text}”, parts them by “{sign}”, but the file was cut elsewhere. "
        "Part all rows by one sign (comma, semicolon, tab or |), or save the table as XLSX.",
        file=received.file, row=row, text=text[:60], sign=cut.NAMES.get(sign, sign),
    )  # fmt: skip


_Find = Callable[[Received, Found, datasets.Dataset, frozenset[str]], Refusal | None]
_IN_ORDER: tuple[_Find, ...] = (_spread, _uncut, _mistaken, _strange, _unknown, missing.refusal, _no_row)
