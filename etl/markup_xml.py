"""SpreadsheetML of 2003: the XML that Excel once wrote and that other systems still write."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from xml.etree import ElementTree

from etl import workbook_refusals
from etl.markup_rows import MOST_ROWS, Rows, number
from etl.unreadable import N_, Unreadable
from etl.workbook_values import as_text

_NAMESPACE = "{urn:schemas-microsoft-com:office:spreadsheet}"


def is_spreadsheet(text: str) -> bool:
    """Whether the text is SpreadsheetML and no web page."""
    return "<?xml" in text[:200] and "urn:schemas-microsoft-com:office:spreadsheet" in text[:4096] and "<html" not in text[:4096].lower()


def spreadsheet(text: str) -> Iterator[Rows]:
    """The sheets with their names. Raises Unreadable for XML that is damaged or defines a document type of its own."""
    if "<!DOCTYPE" in text:
        raise Unreadable(N_("The workbook holds a document type definition, as no office program writes it. It is not opened."))
    _declaration, declared, body = text.partition("?>")
    if not declared:
        raise workbook_refusals.damaged()
    table: Rows | None = None
    try:
        for event, element in ElementTree.iterparse(io.BytesIO(body.lstrip().encode()), ("start", "end")):
            tag = element.tag.removeprefix(_NAMESPACE)
            if event == "start" and tag == "Worksheet":
                table = Rows(element.get(f"{_NAMESPACE}Name", ""), table.cells if table is not None else 0)
            elif event == "start" and tag == "Row" and table is not None:
                table.next(number(element.get(f"{_NAMESPACE}Index")))
            elif event == "end" and tag == "Cell" and table is not None:
                _cell(table, element)
            elif event == "end" and tag == "Row":
                element.clear()
            elif event == "end" and tag == "Worksheet" and table is not None:
                yield table
                element.clear()
    except ElementTree.ParseError as error:
        raise workbook_refusals.damaged() from error


def _cell(table: Rows, element: ElementTree.Element) -> None:
    data = element.find(f"{_NAMESPACE}Data")
    across, down = (number(element.get(f"{_NAMESPACE}Merge{way}"), 0) or 0 for way in ("Across", "Down"))
    text = "" if data is None else _value("".join(data.itertext()), data.get(f"{_NAMESPACE}Type", ""))
    table.put(text, across + 1, min(down, MOST_ROWS) + 1, number(element.get(f"{_NAMESPACE}Index")))


def _value(text: str, kind: str) -> str:
    try:
        if kind == "Number":
            return as_text(float(text))
        if kind == "DateTime":
            return as_text(dt.datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return text
    return text.strip()
