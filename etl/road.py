"""From the sheets of a file to one table of accepted rows, and the refused ones with their reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pyarrow as pa

import datasets
from etl import columns, contradicted
from etl.counting import NOTHING_SAID, Counting
from etl.filling import check, lists_all
from etl.found import Found
from etl.keys import add_keys
from etl.receipt import RefusedCell, Skipped
from etl.receive import Received
from etl.rules.lists import ALL_FAILED
from etl.walk_sheet import walk_sheet
from etl.walked import complementary, summed, twice
from etl.work import Known
from words import Message


@dataclass
class Walked:
    """What the road made of a file, before anything is published."""

    rows: pa.Table
    read: int
    refused: int
    cells: list[RefusedCell]
    refused_rows: pa.Table
    skipped: list[Skipped]
    found: list[Found]
    denominator: bool
    messages: list[Message] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)  # of the messages those that must not be overlooked
    counting: Counting = NOTHING_SAID


def walk(received: Received, found: list[Found], dataset: datasets.Dataset, known: Known, fill: Mapping[str, str]) -> Walked:
    """Tidy and check every sheet. Raises Refusal for values given with --set that no field takes, and what the dataset's rules raise."""
    fill, listed = lists_all(dataset, fill)
    check(dataset, fill, known)
    parts = [walk_sheet(received, each, dataset, known, fill, listed) for each in found]
    if listed is None:
        parts = complementary(parts)
    if len(parts) > 1 and any("pass" in part.verdicts for part in parts):
        parts = [replace(part, messages=[each for each in part.messages if each.template != ALL_FAILED]) for part in parts]
    read, refused = sum(part.read for part in parts), sum(part.refused.num_rows for part in parts)
    helpers = tuple(sorted({name for part in parts for name in part.helpers}))
    # Of rows that say the same the store keeps the first: a list that counts must not lose its failures to an extract that stands above it.
    tables = [part.table for part in sorted(parts, key=lambda part: not part.denominator)]
    whole = tables[0] if len(tables) == 1 else pa.concat_tables(map(columns.plain, tables), promote_options="default")
    whole, contradictions = contradicted.failures_first(whole)
    rows = add_keys(whole, dataset, helpers)
    messages = summed([message for part in parts for message in part.messages]) + contradictions + twice(tables, rows)
    if read and read == refused:
        messages.insert(0, Message("No row was accepted: all {n} were refused. Look at the reasons; often one column was taken for another.", n=read))
    return Walked(
        rows=rows,
        read=read,
        refused=refused,
        cells=[cell for part in parts for cell in part.cells],
        refused_rows=pa.concat_tables([part.refused for part in parts]),
        skipped=[each for part in parts for each in part.skipped],
        found=found,
        denominator=all(part.denominator for part in parts),
        messages=messages,
    )
