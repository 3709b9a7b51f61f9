"""Tables that programs write as a web page or as XML and call .xls: Excel opens them, and so do many bureaus' systems save them.

HTML tables and SpreadsheetML of 2003. Runs in the limited subprocess only.
"""

from __future__ import annotations

import re

from etl import big5, encoding, workbook
from etl.markup_mime import pages
from etl.markup_page import page
from etl.markup_rows import Rows
from etl.markup_xml import is_spreadsheet, spreadsheet
from etl.raw import Raw
from etl.sniff import foreign
from etl.unreadable import N_, Unreadable

_DECLARED = re.compile(rb"charset=[\"']?\s*(big5|gb\w+|utf-?8)", re.IGNORECASE)


def read(raw: Raw, wanted: str, *, one_file: bool = False) -> tuple[str, list[workbook.Sheet]]:
    """The encoding and the tables with cells, or the `wanted` one. `one_file`: a web page with all that belongs to it (.mht).

    Raises Unreadable, also for a page or an XML file without a table.
    """
    name, tables = _of_one_file(raw) if one_file else _tables(raw)
    named = tables if not wanted else [each for each in tables if each.name == wanted]
    if tables and not named:
        raise Unreadable(N_("The workbook has no sheet {sheet}. It has: {names}."), sheet=wanted, names="、".join(each.name for each in tables))
    sheets: list[workbook.Sheet] = []
    size = 0
    for each in named:
        sheet = each.sheet()
        if sheet is not None:
            sheets.append(sheet)
            size += sheet.cells.nbytes
            workbook.refuse_much(size)
    if not sheets:
        raise foreign(N_("a web page saved as one file (.mht)") if one_file else N_("a web page or XML file"))
    return name, sheets


def _tables(raw: Raw) -> tuple[str, list[Rows]]:
    name, text = _text(raw)
    return name, list(spreadsheet(text) if is_spreadsheet(text) else page(text))


def _of_one_file(raw: Raw) -> tuple[str, list[Rows]]:
    """The tables of all pages, by the names of their sheets, else numbered."""
    name = ""
    tables: list[Rows] = []
    for sheet, content in pages(raw[:]):
        name, found = _tables(content)
        for each in found:
            each.name = sheet if sheet and len(found) == 1 else str(len(tables) + 1)
            tables.append(each)
    return name, tables


def _text(raw: Raw) -> tuple[str, str]:
    said = _DECLARED.search(raw[:4096])
    if said is not None and said[1].lower() == b"big5":
        return big5.NAME, raw[:].decode(big5.CODEC, "replace")
    name, mark = encoding.decide(raw)
    return name, bytes(encoding.decoded(raw, name, mark)[:]).decode("utf-8")
