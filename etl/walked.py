"""What the road made of one sheet, and what several sheets of a file make together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, combinations

import pyarrow as pa

from etl import columns
from etl.receipt import RefusedCell, Skipped
from words import N_, Message

PLACE = ("source_sheet", "source_row")
SAME = N_(
    "The tables {one} and {other} hold the same {n} rows, and both count. "
    "If one of them is a draft, load the other alone (command line: --sheet {other})."
)


@dataclass(frozen=True)
class Part:
    """One sheet: its accepted rows, the names of helper columns among them, and the refused ones with their cells."""

    table: pa.Table
    helpers: frozenset[str]
    read: int
    cells: list[RefusedCell]
    refused: pa.Table
    skipped: list[Skipped]
    denominator: bool
    messages: list[Message]

    @property
    def verdicts(self) -> list[str | None]:
        """Which verdicts its rows have."""
        return self.table["verdict"].unique().to_pylist() if "verdict" in self.table.column_names else []


def complementary(parts: list[Part]) -> list[Part]:
    """Tables of passes only beside tables of failures only are one list cut in two: both count, or the rate would be near 100 %.

    Beside a table that has failures of its own, a table of failures is an extract, and stays without a denominator.
    """
    listed = [part for part in parts if part.denominator]
    said = {verdict for part in parts for verdict in part.verdicts}
    if len(listed) == len(parts) or any("fail" in part.verdicts for part in listed) or not {"pass", "fail"} <= said:
        return parts
    told = Message("Passes and failures stand in tables of their own; together they are one list, and all of it counts.")
    return [part if part.denominator else _counting(part, told) for part in parts]


def _counting(part: Part, told: Message) -> Part:
    messages = [each for each in part.messages if "no denominator" not in each.template]
    return replace(part, denominator=True, table=_with_denominator(part.table), messages=[*messages, told])


def _with_denominator(table: pa.Table) -> pa.Table:
    place = table.schema.get_field_index("denominator")
    return table.set_column(place, table.schema.field(place), pa.repeat(True, table.num_rows))


def twice(tables: Sequence[pa.Table], keyed: pa.Table) -> list[Message]:
    """What is said of tables that hold the same rows where nothing tells these apart from further batches: a draft beside the final list.

    `keyed`: all of them one after the other, with their keys.
    """
    starts = [0, *accumulate(table.num_rows for table in tables)]
    found = []
    for (one, first), (other, second) in combinations(zip(starts, tables, strict=False), 2):
        n = first.num_rows
        if 1 < n == second.num_rows and _bare(first).equals(_bare(second)) and not _same_keys(keyed, one, other, n):
            names = [keyed["source_sheet"][at].as_py() for at in (one, other)]
            found.append(Message(SAME, one=names[0], other=names[1], n=n))
    return found


def _bare(table: pa.Table) -> pa.Table:
    return columns.plain(table.select(sorted(set(table.column_names) - set(PLACE))))


def _same_keys(keyed: pa.Table, one: int, other: int, rows: int) -> bool:
    keys = keyed["row_key"]
    return bool(keys.slice(one, rows).combine_chunks().equals(keys.slice(other, rows).combine_chunks()))


def summed(messages: list[Message]) -> list[Message]:
    """Each sentence once: what several tables say of so many rows each is said of all their rows."""
    counts: dict[Message, int | None] = {}
    for message in messages:
        count = message.values.get("n")
        bare = Message(message.template, **{name: value for name, value in message.values.items() if name != "n"})
        counts[bare] = (counts.get(bare) or 0) + count if isinstance(count, int) else None
    return [bare if count is None else Message(bare.template, **bare.values, n=count) for bare, count in counts.items()]
