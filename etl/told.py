"""All that is said of a file beside its counts, what must not be overlooked first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import datasets
from etl import counting, sheets, uncounted
from etl.found import Found
from etl.road import Walked
from etl.rules import regions
from etl.tidy.unfit import titled
from store import Lake
from words import Message


def looked_over(lake: Lake, dataset: datasets.Dataset, walked: Walked) -> Walked:
    """The rows with where they count, what was left out of the file, and which of them the store has from a list of failures."""
    counts = counting.of(walked.rows, dataset.name)
    first = [each for each in walked.messages if each.template in (sheets.NOT_READ, regions.TITLE_SPEAKS)]
    warnings = [*first, *counts.messages, *_left_out(walked.found, dataset)]
    said = [*warnings, *walked.messages, *uncounted.told(lake, dataset.name, walked.rows)]
    return replace(walked, counting=counts, warnings=warnings, messages=said)


def messages(walked: Walked) -> tuple[Message, ...]:
    """What is said of the file and of its columns, each sentence once."""
    whys = [column.why for each in walked.found for column in each.columns if column.why is not None and column.state != "suggested"]
    return tuple(dict.fromkeys([*walked.messages, *whys]))


def _left_out(found: Sequence[Found], dataset: datasets.Dataset) -> list[Message]:
    """A sentence for each column that may bring a field and was not read, for nobody has confirmed it; with what to type."""
    said = [
        Message(
            "The column “{header}” was left out: it may be {field}, which only a person can confirm. If it is, withdraw this "
            "upload if it is published, and load the file again with that confirmed (command line: --map {header}={name}).",
            header=column.header,
            field=titled(dataset.field(column.field).title),
            name=column.field,
        )
        for each in found
        for column in each.columns
        if column.state == "suggested" and column.field
    ]
    return list(dict.fromkeys(said))
