"""What the road says when it is done: the counts that add up, the columns, and every refused cell with its reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from etl.counting import NOTHING_SAID, Counting
from words import Message

_NAMED = 1000
_PLAIN = (
    *("upload", "dataset", "file", "sha256", "encoding", "sheet", "header_row", "read", "accepted", "refused", "repeated", "conflicts"),
    *("passed", "failed", "not_judged", "denominator", "data_version", "dry_run"),
)


@dataclass(frozen=True)
class RefusedCell:
    """One cell that could not be accepted. `column` is the header as the file has it ('' where the file lacks the column)."""

    sheet: str
    row: int
    column: str
    field: str
    value: str
    reason: Message
    mend: Message | None = None

    @property
    def sentence(self) -> Message:
        """Reason and mending in one."""
        return self.reason if self.mend is None else Message("{why} {mend}", why=self.reason, mend=self.mend)


@dataclass(frozen=True)
class Skipped:
    """A row below the header that is no record, and why."""

    row: int
    why: Message
    sheet: str = ""


@dataclass(frozen=True)
class Receipt:
    """One file, loaded or tried. Counts are rows: read = accepted + refused + repeated + conflicts."""

    upload: str
    dataset: str
    file: str
    sha256: str
    encoding: str
    sheet: str
    header_row: int | None
    columns: Mapping[str, str]
    unmatched: tuple[str, ...]
    read: int
    accepted: int
    refused: int
    repeated: int
    conflicts: int
    skipped: tuple[Skipped, ...]
    passed: int
    failed: int
    not_judged: int
    denominator: bool
    data_version: int
    messages: tuple[Message, ...]
    dry_run: bool = False
    warnings: tuple[Message, ...] = ()  # of the messages those that must not be overlooked
    counting: Counting = NOTHING_SAID
    refused_cells: tuple[RefusedCell, ...] = ()
    sample: pa.Table | None = field(default=None, compare=False)
    refused_rows: pa.Table | None = field(default=None, compare=False)  # whole, as the file has them; see REFUSED

    @property
    def notes(self) -> tuple[Message, ...]:
        """The messages that are no warnings."""
        return tuple(each for each in self.messages if each not in self.warnings)

    def as_json(self) -> dict[str, Any]:
        """The object of the command line, its sentences in the language now spoken. Of the refused cells it names the first thousand."""
        return {name: getattr(self, name) for name in _PLAIN} | {
            "columns": dict(self.columns),
            "unmatched": list(self.unmatched),
            "counts_in": dict(self.counting.campaigns),
            "counts_outside_days": dict(self.counting.outside),
            "counts_in_base_periods": dict(self.counting.based),
            "counts_nowhere": self.counting.nowhere,
            "counts_anywhere": self.counting.anywhere,
            "skipped": [{"row": each.row, "why": each.why.text(), **({"sheet": each.sheet} if each.sheet else {})} for each in self.skipped],
            "messages": [message.text() for message in self.messages],
            "warnings": [message.text() for message in self.warnings],
            "refused_cells": [
                {
                    "sheet": cell.sheet,
                    "row": cell.row,
                    "column": cell.column,
                    "field": cell.field,
                    "value": cell.value,
                    "reason": cell.sentence.text(),
                }
                for cell in self.refused_cells[:_NAMED]
            ],
        }

    def kept(self) -> dict[str, Any]:
        """What the store keeps of it: sentences without a language. Refused cells lie beside it in their own file."""
        return {name: getattr(self, name) for name in _PLAIN} | {
            "columns": dict(self.columns),
            "unmatched": list(self.unmatched),
            "skipped": [{"row": each.row, "sheet": each.sheet, "why": each.why.as_json()} for each in self.skipped],
            "messages": [message.as_json() for message in self.messages],
        }


REFUSED = pa.schema(
    [
        ("row", pa.int32()),
        ("sheet", pa.string()),
        ("header", pa.list_(pa.string())),
        ("cells", pa.list_(pa.string())),
        ("reasons", pa.list_(pa.struct([("column", pa.string()), ("field", pa.string()), ("value", pa.string()), ("reason", pa.string())]))),
    ]
)


def reason_json(cell: RefusedCell) -> str:
    """A reason as the store keeps it."""
    return json.dumps(cell.sentence.as_json(), ensure_ascii=False)
