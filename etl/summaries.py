"""A table of counts below a list: batches, passed batches and a rate a trade or township. Its lines are no records, and each is skipped in sight.

A line counts as one of it only while its columns of counts hold figures or nothing; what stands below the last such line is judged as ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pyarrow as pa

from etl import mistaken
from etl.head import tidy_text
from etl.tidy.text import plain
from etl.totals import figures_or_nothing
from words import N_, Message

SUMMARY = Message(N_("A line of a table of counts below the list."))

_LOOKED_AT = 400  # rows at the end of a sheet
_HEADER_ROWS = (2, 1)
_HINT = re.compile("[批率数]")  # in each word that counts
_OF_RECORD = re.compile(r"\d{1,3}(?:\.0)?|\d{2,4}[-./年]\d{1,2}[-./月]\d{1,2}日?.*")  # a running number or a day, no year
_TITLE = re.compile(r".*(?:统计|汇总|小结|分析|合格率|附表|附[:：]|情况表?|一览表?).*")
_TITLE_ROWS = 3
Rows = list[list[str]]


def find(cells: pa.Table) -> dict[int, Message]:
    """The rows (from 0) below a header that belong to tables of counts. Only the last rows of a sheet are looked at."""
    start = max(0, cells.num_rows - _LOOKED_AT)
    columns = [column.to_pylist() for column in cells.slice(start).columns]
    rows = [[text.strip() for text in row] for row in zip(*columns, strict=True)]
    hinted = [_HINT.search("".join(row)) is not None for row in rows]
    found: dict[int, Message] = {}
    at = 0
    while at < len(rows):
        lines = _table(rows, at) if any(hinted[at : at + _HEADER_ROWS[0]]) else []
        found |= {start + line: SUMMARY for line in lines}
        at = max([at, *lines]) + 1
    return found


def _table(rows: Rows, at: int) -> list[int]:
    """The lines of the table whose header begins there, its title above included; nothing where no such header does."""
    for height in _HEADER_ROWS:
        counts = _counts(rows[at : at + height]) if at + height <= len(rows) else []
        if counts:
            lines = _lines(rows, at + height, counts)
            if lines:
                return [*_title(rows, at), *(line for line in range(at, at + height) if any(rows[line])), *lines]
    return []


def _counts(header: Sequence[Sequence[str]]) -> list[int]:
    """The columns that count batches or enterprises, where the rows are a header of several such; a header has no figures."""
    lowest = [tidy_text(next((text for text in reversed(column) if text), "")) for column in zip(*header, strict=True)]
    filled = [text for text in lowest if text]
    if not all(any(row) for row in header) or any(text[:1].isdigit() for text in filled):
        return []
    found = [i for i, text in enumerate(lowest) if text and mistaken.is_count(text)]
    if len(header) > 1 and _is_record(header[0], found):
        return []
    return found if len(found) > 1 and len(found) * 3 > len(filled) else []


def _is_record(row: Sequence[str], counts: Sequence[int]) -> bool:
    """Whether the row above a header is the last of the list: a number or a day stands in it, or something else above every count.

    What heads a header stands above several of its columns.
    """
    above = [row[i] for i in counts if row[i]]
    return any(_OF_RECORD.fullmatch(plain(text)) for text in row) or len(set(above)) == len(counts) > 1


def _lines(rows: Rows, start: int, counts: Sequence[int]) -> list[int]:
    """The lines below the header whose counts are figures or nothing, down to the last that has a figure."""
    found: list[int] = []
    figures = 0
    for line in range(start, len(rows)):
        if not any(rows[line]):
            continue
        texts = [plain(rows[line][i]) for i in counts]
        if not all(map(figures_or_nothing, texts)):
            break
        found.append(line)
        if any(letter.isdigit() for text in texts for letter in text):
            figures = len(found)
    return found[:figures]


def _title(rows: Rows, at: int) -> Iterator[int]:
    """The rows of one text that stand above the header as its title."""
    for line in range(at - 1, max(-1, at - 1 - _TITLE_ROWS), -1):
        texts = set(rows[line]) - {""}
        if len(texts) > 1 or not all(_TITLE.fullmatch(text) for text in texts):
            return
        if texts:
            yield line
