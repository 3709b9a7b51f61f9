"""Tables as a bureau sends them: title, header, rows, totals and notes, with the dirt that real files carry."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import xlsxwriter

from demo.laboratories import Cell

MADE_ON = datetime(2026, 1, 1)  # a workbook carries the time of its making: a fixed one, so that the bytes are the same each time


@dataclass(frozen=True)
class Table:
    """One sheet: what stands above, the header (one row, or groups of columns over it), the rows, what stands below."""

    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    above: Sequence[str] = ()
    below: Sequence[Sequence[Cell]] = ()
    groups: Sequence[tuple[str, int]] = field(default_factory=tuple)  # title and number of columns, left to right; '' for columns that stand alone
    sheet: str = "抽查结果"
    cover: Sequence[str] = ()


def separated(table: Table, delimiter: str, encoding: str) -> bytes:
    """The table as a text file; days are written as ISO dates, nothing else is added."""
    lines = [[text] + [""] * (len(table.headers) - 1) for text in table.above]
    rows = [*lines, list(table.headers), *table.rows, *table.below]
    text = "".join(delimiter.join(_quoted(_text(cell), delimiter) for cell in row) + "\r\n" for row in rows)
    return text.encode(encoding)


def workbook(table: Table) -> bytes:
    """The table as an .xlsx: merged title, a two-row header where it has groups, a cover sheet where it has a cover."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"created": MADE_ON, "title": "", "comments": "synthetic"})
    bold, day = book.add_format({"bold": True, "align": "center"}), book.add_format({"num_format": "yyyy-mm-dd"})
    if table.cover:
        cover = book.add_worksheet("说明")
        for number, text in enumerate(table.cover):
            cover.write_string(number * 2, 1, text)
    sheet = book.add_worksheet(table.sheet)
    last = len(table.headers) - 1
    for number, text in enumerate(table.above):
        sheet.merge_range(number, 0, number, last, text, bold)
    first = len(table.above) + _header(sheet, table, bold)
    for number, row in enumerate([*table.rows, *table.below]):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(first + number, column, datetime(cell.year, cell.month, cell.day), day)
            elif isinstance(cell, str):
                sheet.write_string(first + number, column, cell)
            else:
                sheet.write_number(first + number, column, cell)
    book.close()
    return out.getvalue()


def _header(sheet: xlsxwriter.worksheet.Worksheet, table: Table, bold: xlsxwriter.format.Format) -> int:
    """Write the header below the titles; how many rows it takes."""
    top = len(table.above)
    if not table.groups:
        sheet.write_row(top, 0, table.headers, bold)
        return 1
    column = 0
    for title, width in table.groups:
        if not title:
            for each in range(column, column + width):
                sheet.merge_range(top, each, top + 1, each, table.headers[each], bold)
        else:
            sheet.merge_range(top, column, top, column + width - 1, title, bold)
            sheet.write_row(top + 1, column, table.headers[column : column + width], bold)
        column += width
    return 2


def _text(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _quoted(text: str, delimiter: str) -> str:
    return '"' + text.replace('"', '""') + '"' if delimiter in text or '"' in text or "\n" in text else text
