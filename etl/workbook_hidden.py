"""What a workbook hides: its hidden sheets are not read, its hidden rows and columns are, and formulas that no program has worked out are empty.

A sheet is hidden by a person who keeps working sheets or drop-down lists there; rows are hidden by a filter, and belong to the list all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl import workbook_guard, workbook_names
from etl.longest import letters
from etl.unreadable import N_
from etl.workbook_halves import WORTH_A_PROCESS

_ROW = re.compile(rb"<(?:\w+:)?row\b(?=[^<>]*\shidden=[\"'](?:1|true))[^<>]*?\sr=[\"'](\d{1,7})")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b(?=[^<>]*\shidden=[\"'](?:1|true))[^<>]*>")
_ENDS = re.compile(rb"\s(min|max)=[\"'](\d{1,5})")
_WIDEST = 16_384
_NAMED = 20
_SIGN = b"hidden="
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s(?>[^<>]*?\br=[\"']([A-Z]{1,3}\d{1,7})[\"'])[^<>]*><(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</"
)
FORMULAS = N_(
    "{n} cells of {sheet} hold formulas without a value and were read as empty: {places}. Open the workbook in Excel, save it and load it again."
)
NOT_READ = N_("Hidden sheets were not read: {names}. If one belongs to the records, unhide it or load it by name (command line: --sheet {first}).")
ROWS = N_("{n} hidden rows of {sheet} were read like the others: {rows}. If a filter hides what does not belong to the list, delete those rows.")
COLUMNS = N_("Hidden columns of {sheet} were read like the others: {columns}.")


@dataclass(frozen=True)
class Hidden:
    """Of one sheet: whether it is hidden itself, its hidden rows and columns from 0, and the places of formulas without a value."""

    sheet: bool
    rows: list[int]
    columns: list[int]
    formulas: list[str] = field(default_factory=list)


def of_xlsx(path: Path) -> dict[str, Hidden]:
    """By sheet name. Rows and columns of very large sheets are not looked for: that would cost more than it tells. Raises Unreadable."""
    with workbook_guard.opened(path) as archive:
        hidden = workbook_names.hidden(archive)
        found = {name: Hidden(True, [], []) for name in hidden}
        for part, name in workbook_names.sheet_names(archive).items():
            if name in hidden or part not in archive.namelist() or archive.getinfo(part).file_size >= WORTH_A_PROCESS:
                continue
            text = archive.read(part)
            columns = [column for each in _COLUMN.findall(text) for column in _between(each)] if _SIGN in text else []
            rows = [int(row) - 1 for row in _ROW.findall(text)] if _SIGN in text else []
            formulas = [place.decode() for place in _FORMULA.findall(text)] if b"<f" in text or b":f>" in text else []
            if rows or columns or formulas:
                found[name] = Hidden(False, rows, columns, formulas)
        return found


def _between(column: bytes) -> range:
    ends = {name: int(number) for name, number in _ENDS.findall(column)}
    first = ends.get(b"min", 1)
    return range(first - 1, min(ends.get(b"max", first), _WIDEST))


def notes(hidden: Mapping[str, Hidden], read: Mapping[str, pa.Table]) -> list[dict[str, Any]]:
    """What to say: templates with their values. `read`: the cells of the sheets that were read; what is empty in them is not spoken of."""
    left = [name for name, each in hidden.items() if each.sheet and name not in read]
    said: list[dict[str, Any]] = []
    if left:
        said.append({"template": NOT_READ, "values": {"names": "、".join(left), "first": left[0]}})
    for name, cells in read.items():
        each = hidden.get(name)
        if each is None:
            continue
        rows = [row for row in each.rows if row < cells.num_rows and any(column[row].as_py().strip() for column in cells.columns)]
        if rows:
            said.append({"template": ROWS, "values": {"n": len(rows), "sheet": name, "rows": _first([str(row + 1) for row in rows])}})
        if each.formulas:
            values = {"n": len(each.formulas), "sheet": name, "places": _first(each.formulas)}
            said.append({"template": FORMULAS, "values": values})
        columns = [column for column in each.columns if column < cells.num_columns and any(text.strip() for text in cells.column(column).to_pylist())]
        if columns:
            said.append({"template": COLUMNS, "values": {"sheet": name, "columns": "、".join(map(letters, columns))}})
    return said


def _first(places: Sequence[str]) -> str:
    return "、".join(places[:_NAMED]) + ("…" if len(places) > _NAMED else "")
