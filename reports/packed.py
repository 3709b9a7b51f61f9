"""The parts of a data package: rows as CSV in the order of their uploads, and their Table Schema from the declarations of the datasets."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

import datasets
from datasets import Dataset, Field
from reports.tables import files
from reports.tables.table import Table
from store import Snapshot
from store.shape import quoted
from words import N_, _, chinese, language
from words.cells import clean, for_csv

BATCH = 20_000
TYPES = {"list": "array", "licences": "array"}
KINDS = {"count": "integer", "flag": "boolean", "date": "date", "month": "date", "moment": "datetime"}
_NUMBERS = ("number", "money", "rate", "points", "loss", "value")
SYSTEM = {
    "upload": N_("The upload that brought the row"),
    "source_sheet": N_("The sheet of the file"),
    "source_row": N_("The row in the file"),
    "row_key": N_("What tells the record from others"),
    "row_content": N_("A fingerprint of what the row says"),
}
"""What the store adds to each row; 'state' is left out, since every row here is live."""


class Counted:
    """Size and fingerprint of what goes by."""

    def __init__(self) -> None:
        self.size, self._hash = 0, hashlib.sha256()

    def seen(self, chunk: bytes) -> bytes:
        """The chunk itself, counted."""
        self.size += len(chunk)
        self._hash.update(chunk)
        return chunk

    @property
    def sha256(self) -> str:
        """The fingerprint so far."""
        return self._hash.hexdigest()


def schema(dataset: Dataset) -> dict[str, Any]:
    """Table Schema of a dataset: its own fields, then those of the store; a live row's key is its own."""
    types = {each.name: str(each.type) for each in datasets.SYSTEM}
    own = [_field(each) for each in dataset.fields]
    system = [
        {"name": name, "type": "integer" if types[name] == "int32" else "string", "title": _(title), "titles": _both(title)}
        for name, title in SYSTEM.items()
    ]
    return {"fields": [*own, *system], "missingValues": [""], "primaryKey": ["row_key"]}


def _field(field: Field) -> dict[str, Any]:
    said: dict[str, Any] = {"name": field.name, "type": TYPES.get(field.type, field.type), "title": str(field), "titles": dict(field.title)}
    if field.description:
        said |= {"description": field.description[language()], "descriptions": dict(field.description)}
    if constraints := ({"required": True} if field.required else {}) | ({"enum": list(field.enum)} if field.enum else {}):
        said["constraints"] = constraints
    return said


def _both(title: str) -> dict[str, str]:
    return {"zh": chinese().get(title, title), "en": title}


def described(name: str, said: dict[str, Any]) -> dict[str, Any]:
    """The entry of a dataset."""
    dataset = datasets.get(name)
    return _resource(name.replace("_", "-"), str(dataset), said) | {"titles": dict(dataset.title)}


def described_table(table: Table) -> dict[str, Any]:
    """The entry of a table of ours, its columns under their names in code."""
    fields = [
        {"name": each.name, "type": "number" if each.kind in _NUMBERS else KINDS.get(each.kind, "string"), "title": each.heading()}
        for each in table.columns
    ]
    said = _resource("ledger", table.heading(), {"fields": fields, "missingValues": [""]})
    return said | {"description": table.said()}


def of_reference(path: Path) -> dict[str, Any]:
    """The entry of a reference table: every column is text, its first one tells the rows from one another where it can."""
    with path.open(encoding="utf-8", newline="") as file:
        heads = next(csv.reader(file))
    said = {"fields": [{"name": head, "type": "string"} for head in heads], "missingValues": [""]}
    return _resource(path.stem.replace("_", "-"), path.stem.replace("_", " "), said)


def _resource(name: str, title: str, said: dict[str, Any]) -> dict[str, Any]:
    common = {"profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return {"name": name, "title": title} | common | {"schema": said}


def rows(snapshot: Snapshot, dataset: Dataset) -> Iterator[bytes]:
    """Every live row of a dataset as CSV, a batch at a time, ordered by upload, sheet and row."""
    names = [field.name for field in dataset.fields] + list(SYSTEM)
    # Only names of the declared fields, quoted, stand in the text: a column cannot be bound as a parameter.
    asked = f"SELECT {', '.join(map(quoted, names))} FROM {quoted(dataset.name)} ORDER BY upload, source_sheet, source_row, row_key"
    yield _lines([names])
    found = snapshot.cursor().execute(asked)
    while batch := found.fetchmany(BATCH):
        yield _lines([[_cell(value) for value in row] for row in batch])


def of_table(table: Table, frame: pd.DataFrame) -> Iterator[bytes]:
    """A table of ours as CSV under its names in code."""
    yield _lines([[column.name for column in table.columns]])
    yield _lines([[_cell(value) for value in row.values()] for row in files.arrow(table, frame).to_pylist()])


def _lines(lines: Sequence[Sequence[Any]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return out.getvalue().encode()


def _cell(value: Any) -> Any:
    """A value as Table Schema reads it: days and moments by ISO 8601, true and false, lists as JSON, nothing as an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=lambda each: each.isoformat())
    return for_csv(clean(value)) if isinstance(value, str) else value
