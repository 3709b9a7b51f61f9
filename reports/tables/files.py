"""A table as a file. CSV says titles and words, for people; JSON and Parquet keep names and codes, for programs. All three say what they count."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from reports import about, days
from reports.findings import Findings
from reports.request import Request
from reports.tables.columns import Column
from reports.tables.table import Table
from words import _, numbers
from words.cells import clean, for_csv

PERCENT_DECIMALS = 4
ARROW: Mapping[str, pa.DataType] = {
    "count": pa.int64(),
    "flag": pa.bool_(),
    "date": pa.date32(),
    "month": pa.date32(),
    "moment": pa.timestamp("us", "UTC"),
} | dict.fromkeys(("number", "money", "rate", "points", "loss", "value"), pa.float64())


def provenance(request: Request, table: Table, rows: int) -> dict[str, Any]:
    """What stands in or beside every data file: campaign, filter, n, day, data version, whether the figures are synthetic, and the same in words."""
    found = Findings(request)
    whole = found.whole if found.begun else {"judged": 0, "not_judged": 0}
    return {
        "table": table.name,
        "title": table.heading(),
        "one_row": table.said(),
        "campaign": request.campaign.id,
        "filter": found.scope.as_link(),
        "as_of": found.as_of.isoformat(),
        "n": int(whole["judged"]),
        "not_judged": int(whole["not_judged"]),
        "data_version": request.snapshot.version,
        "committed_at": request.snapshot.committed_at.isoformat(),
        "synthetic": about.synthetic(request),
        "statement": list(about.lines(request)),
        "columns": [{"name": each.name, "title": each.heading(), "kind": each.kind} for each in table.columns],
        "rows_count": rows,
    }


def to_csv(_request: Request, table: Table, frame: pd.DataFrame) -> bytes:
    """UTF-8 with a byte-order mark (Excel needs it for Chinese), one header row, nothing is an empty cell; text that Excel would compute is led by
    an apostrophe. Rates leave as '80.9322%', dates as 2007-11-11."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([for_csv(column.heading()) for column in table.columns])
    values = [_written(column, frame) for column in table.columns]
    writer.writerows(zip(*values, strict=True))
    return out.getvalue().encode("utf-8-sig")


def to_json(request: Request, table: Table, frame: pd.DataFrame) -> bytes:
    """One object: what the file counts, then `rows`; null for nothing, dates as text, rates as fractions of 1."""
    said = provenance(request, table, len(frame))
    rows = arrow(table, frame).to_pylist()
    return (json.dumps(said | {"rows": rows}, ensure_ascii=False, indent=1, default=_iso) + "\n").encode()


def to_parquet(request: Request, table: Table, frame: pd.DataFrame) -> bytes:
    """The rows with their types; what the file counts stands as JSON under 'dabiao' in the metadata of the schema, titles in that of the fields."""
    said = json.dumps(provenance(request, table, len(frame)), ensure_ascii=False)
    data = arrow(table, frame)
    fields = [field.with_metadata({"title": column.heading()}) for field, column in zip(data.schema, table.columns, strict=True)]
    out = pa.BufferOutputStream()
    pq.write_table(data.cast(pa.schema(fields, metadata={"dabiao": said})), out, compression="zstd")
    return bytes(out.getvalue())


def statement(request: Request, table: Table, frame: pd.DataFrame) -> bytes:
    """Title, what one row is, how many rows, and what they count, as UTF-8 text that Notepad reads too."""
    lines = [table.heading(), table.said(), _("{n} rows", n=numbers.count(len(frame))), *about.lines(request)]
    lines.append(_("Text that a spreadsheet would compute is led by an apostrophe: a reader takes that one apostrophe away."))
    return ("\r\n".join(clean(line) for line in lines) + "\r\n").encode("utf-8-sig")


def arrow(table: Table, frame: pd.DataFrame) -> pa.Table:
    """The frame with the types of its columns, nothing as null."""
    columns = {each.name: pa.array(_known(each, frame[each.name]), ARROW.get(each.kind, pa.string())) for each in table.columns}
    return pa.table(columns)


def _known(column: Column, values: pd.Series[Any]) -> list[Any]:
    """The values as Python has them: None for nothing, whole numbers as such, days without a clock."""
    known = [None if value is None or value is pd.NaT or value != value else value for value in values.tolist()]
    kind = ARROW.get(column.kind, pa.string())
    if pa.types.is_date(kind):
        return [value.date() if isinstance(value, pd.Timestamp) else value for value in known]
    if pa.types.is_integer(kind):
        return [None if value is None else int(value) for value in known]
    return [clean(str(value)) if value is not None else None for value in known] if pa.types.is_string(kind) else known


def _written(column: Column, frame: pd.DataFrame) -> list[Any]:
    """A column as cells of a CSV."""
    known = _known(column, frame[column.name])
    if column.kind == "value":
        units = frame["unit_of_value"].tolist()
        return [_value(value, unit) for value, unit in zip(known, units, strict=True)]
    return [_cell(column, value) for value in known]


def _cell(column: Column, value: Any) -> Any:
    if value is None:
        return ""
    if column.kind == "rate":
        return _percent(value)
    if column.kind == "month":
        return f"{value:%Y-%m}"
    if column.kind in ("date", "moment"):
        return value.isoformat()[:10] if column.kind == "date" else f"{value.astimezone(days.CHINA):%Y-%m-%d %H:%M:%S}"
    said = column.word(value)
    return for_csv(said) if isinstance(said, str) else f"{said:.6f}".rstrip("0").rstrip(".") if isinstance(said, float) else said


def _value(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return _percent(value) if unit == "fraction" else f"{value:.6f}".rstrip("0").rstrip(".")


def _percent(value: float) -> str:
    whole = str(numbers.half_up(value * 100, PERCENT_DECIMALS))
    return f"{whole.rstrip('0').rstrip('.') if '.' in whole else whole}%"


def _iso(value: Any) -> str:
    return str(value.isoformat())


FORMS: Mapping[str, Callable[[Request, Table, pd.DataFrame], bytes]] = {"csv": to_csv, "json": to_json, "parquet": to_parquet}
