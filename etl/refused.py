"""The refused rows of an upload as a file: the columns as they came, a reason beside, ready to be mended and loaded again."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import xlsxwriter

import store
from store import Lake, durable
from words import Message, Refusal, _
from words.cells import clean, for_csv
from words.system import why

SHEET_ROWS = 1_048_000  # a sheet of XLSX holds 576 more: its title and head
_WIDTH = 18  # characters of a column


@dataclass(frozen=True)
class _Row:
    row: int
    sheet: str
    cells: list[str]
    reasons: list[tuple[str, str]]  # header, sentence


def refused(upload: str, out: Path | None = None, *, lake: Lake | None = None) -> bytes:
    """The refused rows with their reasons, as CSV where `out` ends so, else as a workbook; written to `out` if there is one.

    Raises Refusal for an unknown upload, for one without refused rows, and for another ending.
    """
    house = lake or store.open()
    entry = house.entry(upload)
    kept = house.refused(upload)
    if kept is None or not kept.num_rows:
        raise Refusal("No row of the upload {upload} was refused.", upload=upload)
    if out is not None and out.suffix.lower() not in (".xlsx", ".csv"):
        raise Refusal("{file} must end in .xlsx or .csv.", file=out.name)
    data = (
        _csv(kept, _title(entry.file, entry.denominator))
        if out and out.suffix.lower() == ".csv"
        else as_workbook(kept, entry.file, entry.denominator)
    )
    if out is not None:
        try:
            durable.write(out, [data])
        except OSError as error:
            raise Refusal("{file} cannot be written: {why}.", file=out.name, why=why(error)) from None
    return data


def _columns(kept: pa.Table) -> list[str]:
    """Every column of the refused rows, those of several sheets one after the other."""
    names: dict[str, None] = {}
    for header in {tuple(header): None for header in kept["header"].to_pylist()}:
        names |= dict.fromkeys(_named(header))
    return list(names)


def _named(header: tuple[str, ...]) -> list[str]:
    """Header texts that differ, so that two columns of one name stay two."""
    names: list[str] = []
    for index, text in enumerate(header):
        name = text or _("Column {n}", n=index + 1)
        names.append(name if name not in names else f"{name} ({names.count(name) + 1})")
    return names


def _rows(kept: pa.Table) -> Iterator[_Row]:
    columns = _columns(kept)
    for each in kept.to_pylist():
        said = dict(zip(_named(tuple(each["header"])), each["cells"], strict=False))
        reasons = [(reason["column"], Message.from_json(json.loads(reason["reason"])).text()) for reason in each["reasons"]]
        yield _Row(each["row"], each["sheet"] or "", [said.get(name, "") for name in columns], reasons)


def _title(file: str, denominator: bool) -> str | None:
    """A list of failures says so above its table, or it could not be loaded again."""
    return None if denominator else f"{file} 不合格产品名单"


def _furniture() -> tuple[str, str]:
    return _("Row number"), _("Reason of refusal")


def _reason(row: _Row) -> str:
    return "\n".join(f"{column}: {sentence}" if column else sentence for column, sentence in row.reasons)


def _csv(kept: pa.Table, title: str | None) -> bytes:
    written = io.StringIO()
    sheet = csv.writer(written)
    header, rows, (number, reason) = _columns(kept), _rows(kept), _furniture()
    if title:
        sheet.writerow([for_csv(title)])
    sheet.writerow([number, *map(for_csv, header), reason])
    for row in rows:
        sheet.writerow([row.row, *map(for_csv, row.cells), for_csv(_reason(row).replace("\n", " "))])
    return written.getvalue().encode("utf-8-sig")


def as_workbook(kept: pa.Table, file: str, denominator: bool) -> bytes:
    """Refused rows (`etl.receipt.REFUSED`) as a workbook: every column as it came, a note on each wrong cell, the reasons beside.

    Of more rows than a sheet holds the others follow on sheets like the first, which load like one list.
    """
    written = io.BytesIO()
    header, rows = _columns(kept), _rows(kept)
    with xlsxwriter.Workbook(
        written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        bold = book.add_format({"bold": True, "bg_color": "#F3F5F8", "text_wrap": True, "valign": "top"})
        looks = {
            "wrong": book.add_format({"bg_color": "#FBE9E4", "num_format": "@", "valign": "top"}),
            "text": book.add_format({"num_format": "@", "valign": "top"}),
            "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        title, (number, reason) = _title(file, denominator), _furniture()
        for place in range(max(1, math.ceil(kept.num_rows / SHEET_ROWS))):
            sheet = book.add_worksheet("结果" if not place else f"结果 ({place + 1})")
            top = 0
            if title:
                sheet.write_string(0, 0, title)
                top = 1
            for column, name in enumerate([number, *header, reason]):
                sheet.write_string(top, column, clean(name), bold)
            for line, row in enumerate(islice(rows, SHEET_ROWS), top + 1):
                _write(sheet, line, row, header, looks)
            sheet.freeze_panes(top + 1, 0)
            sheet.set_column(0, len(header), _WIDTH)
            sheet.set_column(len(header) + 1, len(header) + 1, 60)
    return written.getvalue()


def _write(sheet: Any, line: int, row: _Row, header: Sequence[str], looks: Mapping[str, Any]) -> None:
    sentences = dict(row.reasons)
    sheet.write_number(line, 0, row.row)
    for column, (name, cell) in enumerate(zip(header, row.cells, strict=True), 1):
        sheet.write_string(line, column, clean(cell)[:32_767], looks["wrong" if name in sentences else "text"])
        if name in sentences:
            sheet.write_comment(line, column, sentences[name][:500])
    sheet.write_string(line, len(header) + 1, clean(_reason(row))[:32_767], looks["wrapped"])
