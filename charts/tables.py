"""A table that leaves as a file: CSV for anyone, a workbook for Excel. Text stays text in both."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd
import xlsxwriter

from charts import xlsx
from charts.spec import ChartSpec
from charts.xy import XYSpec
from words import _
from words.cells import clean, for_csv

_SPACES = re.compile(r"[\t\r\n]+")
_CHART = 960  # pixels wide
_PERCENT = re.compile(r"\s*[(（]%[)）]$")


def to_csv(frame: pd.DataFrame) -> bytes:
    """The frame as UTF-8 with a byte-order mark (Excel needs it for Chinese), one header row; nothing is an empty cell.

    Rates stand with their sign as officials write them: a column headed '合格率（%）' leaves as '合格率' with '80.9%' in its cells.
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(_lines(frame))
    return out.getvalue().encode("utf-8-sig")


def to_tabs(frame: pd.DataFrame) -> str:
    """The same lines as `to_csv` with tabs between the cells, as Word and Excel take them from the clipboard; no cell holds a tab or a line break."""
    return "\n".join("\t".join(_SPACES.sub(" ", str(cell)) for cell in line) for line in _lines(frame))


def to_xlsx(frame: pd.DataFrame, title: str, notes: Sequence[str] = (), spec: ChartSpec | XYSpec | None = None) -> bytes:
    """The frame as one sheet with frozen header and filter; `notes` (scope, counting rule, data version) stand on a second sheet.

    With `spec` a sheet of its own holds the native chart, over cells of one more.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": title, "created": datetime(2000, 1, 1)})  # the same table gives the same bytes
        head = book.add_format({"bold": True, "bg_color": "#F3F5F8", "bottom": 1, "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        heads, places = _percentages(frame)
        shares = [None if place is None else book.add_format({"num_format": "0." + "0" * place + "%" if place else "0%"}) for place in places]
        sheet = book.add_worksheet(_("Table"))
        sheet.freeze_panes(1, 0)
        for at, name in enumerate(heads):
            sheet.write_string(0, at, clean(name), head)
            width = max([len(name.encode("gb18030", "replace")), *(len(str(v).encode("gb18030", "replace")) for v in frame.iloc[:200, at])])
            sheet.set_column(at, at, min(48, width + 2))
        for line, row in enumerate(frame.itertuples(index=False, name=None), start=1):
            for at, value in enumerate(row):
                if shares[at] is not None and not _is_nothing(value):
                    sheet.write_number(line, at, float(value) / 100, shares[at])
                else:
                    _write(sheet, line, at, value, day)
        if len(frame.columns):
            sheet.autofilter(0, 0, max(1, len(frame)), len(frame.columns) - 1)
        about = book.add_worksheet(_("About"))
        about.set_column(0, 0, 100)
        for line, note in enumerate([title, *notes]):
            about.write_string(line, 0, clean(note))
        if spec and not spec.empty:
            drawn = book.add_worksheet(_("Chart"))
            shelf = xlsx.Shelf(book, book.add_worksheet(_("Chart data")))
            xlsx.insert(book, drawn, (1, 1), spec, shelf, (_CHART, xlsx.height(spec)))
    return out.getvalue()


def _lines(frame: pd.DataFrame) -> Iterator[list[Any]]:
    """The headings, then the rows: no cell is a formula, nothing is '', rates stand with their sign."""
    heads, places = _percentages(frame)
    yield [for_csv(name) for name in heads]
    for row in frame.itertuples(index=False, name=None):
        yield [
            "" if _is_nothing(value) else for_csv(_plain(value)) if place is None else f"{value:.{place}f}%"
            for value, place in zip(row, places, strict=True)
        ]


def _percentages(frame: pd.DataFrame) -> tuple[list[str], list[int | None]]:
    """The headings of a file, and for each column of percentages its decimals (None: another kind); the heading loses its '(%)'."""
    heads: list[str] = []
    places: list[int | None] = []
    for at, name in enumerate(frame.columns):
        column = frame.iloc[:, at]
        stem = _PERCENT.sub("", str(name))
        is_share = stem != str(name) and pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)
        heads.append(stem if is_share else str(name))
        places.append(max((_decimals(value) for value in column.dropna()), default=0) if is_share else None)
    return heads, places


def _decimals(value: float) -> int:
    return min(2, len(f"{float(value):.6f}".rstrip("0").partition(".")[2]))


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
