"""A table that leaves as a file: CSV for anyone, a workbook for Excel. Text stays text in both."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd
import xlsxwriter

from words import _
from words.cells import clean, for_csv


def to_csv(frame: pd.DataFrame) -> bytes:
    """The frame as UTF-8 with a byte-order mark (Excel needs it for Chinese), one header row; nothing is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([for_csv(str(name)) for name in frame.columns])
    for row in frame.itertuples(index=False, name=None):
        writer.writerow(["" if _is_nothing(value) else for_csv(_plain(value)) for value in row])
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(frame: pd.DataFrame, title: str, notes: Sequence[str] = ()) -> bytes:
    """The frame as one sheet with frozen header and filter; `notes` (scope, counting rule, data version) stand on a second sheet."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": title, "created": datetime(2000, 1, 1)})  # the same table gives the same bytes
        head = book.add_format({"bold": True, "bg_color": "#F3F5F8", "bottom": 1, "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet(_("Table"))
        sheet.freeze_panes(1, 0)
        for at, name in enumerate(frame.columns):
            sheet.write_string(0, at, clean(str(name)), head)
            width = max([len(str(name).encode("gb18030", "replace")), *(len(str(v).encode("gb18030", "replace")) for v in frame.iloc[:200, at])])
            sheet.set_column(at, at, min(48, width + 2))
        for line, row in enumerate(frame.itertuples(index=False, name=None), start=1):
            for at, value in enumerate(row):
                _write(sheet, line, at, value, day)
        if len(frame.columns):
            sheet.autofilter(0, 0, max(1, len(frame)), len(frame.columns) - 1)
        about = book.add_worksheet(_("About"))
        about.set_column(0, 0, 100)
        for line, note in enumerate([title, *notes]):
            about.write_string(line, 0, clean(note))
    return out.getvalue()


def _is_nothing(value: Any) -> bool:
    return value is None or value is pd.NaT or (isinstance(value, float) and value != value)


def _plain(value: Any) -> Any:
    if isinstance(value, pd.Timestamp | datetime):
        return value.date().isoformat() if value.time() == value.min.time() else value.isoformat(" ", "seconds")
    return value


def _write(sheet: Any, line: int, at: int, value: Any, day: Any) -> None:
    if _is_nothing(value):
        return
    if isinstance(value, datetime | date):
        sheet.write_datetime(line, at, value, day)
    elif isinstance(value, bool):
        sheet.write_boolean(line, at, value)
    elif isinstance(value, str):
        sheet.write_string(line, at, clean(value))
    elif hasattr(value, "__float__"):
        sheet.write_number(line, at, float(value))
    else:
        sheet.write_string(line, at, clean(str(value)))
