"""Delimited text → one table of text columns in which every record keeps its number, blank and ragged ones too.

Arrow's reader does the bulk. Records of another length than the rest come to `_Ragged`, are read by Python's csv and put
back where they stood. DuckDB's reader drops blank lines, and with them the row numbers.
"""

from __future__ import annotations

import csv
import io
import os
from array import array
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from etl.longest import refuse_long
from etl.raw import Raw, count
from etl.unreadable import N_, Unreadable

MOST_COLUMNS = 2_000
DELIMITERS = ",\t;|"
_HEAD = 256 << 10
_RECORDS = 200
_BLOCK = 1 << 20  # bytes read at a time: what one processor keeps at hand
_FEW = 200  # so many ragged records are put back by slicing; more of them by one gather
_MOST_THREADS = 4
_WORTH_A_THREAD = 16 << 20  # bytes
_TRIES = 1_000
_LONGEST = (1 << 31) - 2  # Arrow's block size is an int32

csv.field_size_limit(1 << 30)


def read(text: Raw) -> tuple[pa.Table, str]:
    """The records of UTF-8 `text` as string columns c0…cn ('' for what lacks), and the delimiter found.

    Raises Unreadable: NUL characters, a quote that never closes, more than `MOST_COLUMNS` columns, a cell without end.
    """
    if not text[:_HEAD].strip() and not text[:].strip():
        raise _empty()
    nul = text.find(b"\0")
    if nul >= 0:
        raise Unreadable(
            N_("Row {row} holds NUL characters: the file is damaged or is no table. Open it in Excel, save it again and load that."),
            row=text[:nul].count(b"\n") + 1,
        )
    delimiter, width = _shape(text)
    refuse_wide(width)
    quoted = text.find(b'"') >= 0
    try:
        table = _in_parts(text, delimiter, width, quoted)
    except pa.ArrowInvalid:  # one record is larger than a block: a cell of a million characters, or a quote that swallowed the rest
        if quoted:
            _refuse_open_quote(text, delimiter, width)
        table = _bulk(pa.py_buffer(text), delimiter, width, quoted, min(len(text) + 1, _LONGEST))
    refuse_wide(table.num_columns)
    if quoted and _doubtful(text, table, delimiter, width):
        _refuse_open_quote(text, delimiter, width)
    refuse_long(table)
    if not holds_text(table):
        raise _empty()
    return table, delimiter


def _empty() -> Unreadable:
    return Unreadable(N_("The file is empty: it holds no text."))


def holds_text(table: pa.Table) -> bool:
    """Whether any cell holds more than white space; the first rows are asked first, for there most tables begin."""
    head = table.slice(0, _RECORDS)
    return any(map(_has_text, head.columns)) or (table.num_rows > _RECORDS and any(map(_has_text, table.columns)))


def _has_text(column: pa.ChunkedArray) -> bool:
    blank = pc.or_(pc.equal(pc.binary_length(column), 0), pc.utf8_is_space(column))
    return not pc.all(blank).as_py()


def _shape(text: Raw) -> tuple[str, int]:
    """The delimiter that cuts the first records into the same number (> 1) of cells most consistently, and that number."""
    head = text[:_HEAD].decode("utf-8", "ignore")
    if len(text) > _HEAD and "\n" in head:
        head = head[: head.rindex("\n") + 1]
    best, best_width, best_score = DELIMITERS[0], 1, (False, 0)
    for delimiter in DELIMITERS:
        widths = Counter(_widths(head, delimiter))
        malformed = widths.pop(0, 0)
        for width, times in widths.items():
            score = (times > 1, times * (width - 1) - malformed)  # what one line alone has, as a title with commas, is no rule
            if width > 1 and score[1] > 0 and score > best_score:
                best, best_width, best_score = delimiter, width, score
    return best, best_width


def _widths(text: str, delimiter: str) -> Iterator[int]:
    """The number of cells of each of the first records, 0 for a malformed one: text after a closing quote shows a wrong delimiter."""
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for _record in range(_RECORDS):
        try:
            yield len(next(records))
        except csv.Error:
            yield 0
        except StopIteration:
            return


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _in_parts(text: Raw, delimiter: str, width: int, quoted: bool) -> pa.Table:
    """The records, read by as many threads as there are processors where the text is long."""
    cuts = [0, *_cuts(text, delimiter, width), len(text)]
    whole = pa.py_buffer(text)
    pieces = [whole.slice(start, end - start) for start, end in pairwise(cuts)]
    with ThreadPoolExecutor(len(pieces)) as threads:
        tables = list(threads.map(lambda piece: _bulk(piece, delimiter, width, quoted, _BLOCK), pieces))
    most = max(table.num_columns for table in tables)
    return pa.concat_tables([widened(table, most) for table in tables])


def _cuts(text: Raw, delimiter: str, width: int) -> list[int]:
    """Where a long text may be cut: between two lines that each are one whole record, so not within a quoted cell."""
    parts = min(os.cpu_count() or 1, _MOST_THREADS, len(text) // _WORTH_A_THREAD)
    cuts = []
    for part in range(1, parts):
        at = text.find(b"\n", len(text) * part // parts) + 1
        whole_before = False
        for _try in range(_TRIES):
            end = text.find(b"\n", at) + 1
            if not at or not end:
                break
            line = text[at:end].decode("utf-8", "replace")
            whole = not _malformed([line], delimiter) and len(next(_records(line, delimiter), [])) == width
            if whole and whole_before:
                cuts.append(at)
                break
            at, whole_before = end, whole
    return cuts


def _bulk(text: pa.Buffer, delimiter: str, width: int, quoted: bool, block: int) -> pa.Table:
    names = [f"c{i}" for i in range(width)]
    ragged = _Ragged(delimiter)
    table = arrow_csv.read_csv(
        text,
        # one thread: only then does a ragged record come with its number
        read_options=arrow_csv.ReadOptions(column_names=names, use_threads=False, block_size=block),
        parse_options=arrow_csv.ParseOptions(
            delimiter=delimiter,
            quote_char='"' if quoted else False,
            newlines_in_values=quoted,
            ignore_empty_lines=False,
            invalid_row_handler=ragged,
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), null_values=[], strings_can_be_null=False, check_utf8=False
        ),
    )
    return ragged.back_into(table)


def widened(table: pa.Table, width: int) -> pa.Table:
    """The table with empty columns on the right up to `width`."""
    blank = pa.repeat(pa.scalar(""), table.num_rows)
    columns = [*table.columns, *[blank] * (width - table.num_columns)]
    return pa.table(columns, names=[f"c{i}" for i in range(width)])


class _Ragged:
    """The records that have more or fewer cells than the rest, by their number (from 1)."""

    def __init__(self, delimiter: str) -> None:
        self.delimiter = delimiter
        self.records: list[tuple[int, list[str]]] = []

    def __call__(self, row: arrow_csv.InvalidRow) -> str:
        cells = next(_records(row.text, self.delimiter), [])
        while cells and not cells[-1]:
            cells.pop()
        self.records.append((row.number, cells))
        return "skip"

    def back_into(self, table: pa.Table) -> pa.Table:
        """The table with every ragged record where it stood, short ones filled with ''."""
        if not self.records:
            return table
        width = max(table.num_columns, max(len(cells) for _number, cells in self.records))
        regular = widened(table, width)
        odd = pa.table(
            [pa.array([cells[i] if i < len(cells) else "" for _number, cells in self.records], pa.string()) for i in range(width)],
            names=regular.column_names,
        )
        if len(self.records) > _FEW:
            return pa.concat_tables([regular, odd]).take(pa.array(self._order(table.num_rows), pa.int64())).combine_chunks()
        pieces, taken = [], 0
        for at, (number, _cells) in enumerate(self.records):
            before = number - 1 - at  # regular records that stand above this one
            pieces += [regular.slice(taken, before - taken), odd.slice(at, 1)]
            taken = before
        return pa.concat_tables([*pieces, regular.slice(taken)])

    def _order(self, regular: int) -> array[int]:
        order, taken = array("q"), 0
        for at, (number, _cells) in enumerate(self.records):
            before = number - 1 - at
            order.extend(range(taken, before))
            order.append(regular + at)
            taken = before
        order.extend(range(taken, regular))
        return order


def refuse_wide(width: int) -> None:
    """Refuse a table of more columns than any real one has: each costs memory, whatever it holds."""
    if width > MOST_COLUMNS:
        raise Unreadable(
            N_("The table has {n} columns; {most} can be read. Delete the columns that are not needed, the empty ones on the right too."),
            n=width,
            most=MOST_COLUMNS,
        )


def _doubtful(text: Raw, table: pa.Table, delimiter: str, width: int) -> bool:
    """Whether a quote may have opened too much: it never closes, or a quoted cell of several lines seems to hold whole records."""
    if count(text, b"\n") - table.num_rows in (0, -1):  # every line is a record: only the last can be open
        tail = text[-_HEAD:].rstrip()
        last = tail if b"\n" in tail else text[:].rstrip()
        return _malformed([last[last.rfind(b"\n") + 1 :].decode("utf-8", "ignore")], delimiter)
    if count(text, b'"') % 2:
        return True
    for column in table.columns:
        lines = column.filter(pc.match_substring(column, "\n"))
        if any(_holds_records(cell.as_py(), delimiter, width) for cell in lines):
            return True
    return False


def _holds_records(cell: str, delimiter: str, width: int) -> bool:
    return any(line.count(delimiter) >= max(2, width // 2) for line in cell.splitlines())


def _refuse_open_quote(text: Raw, delimiter: str, width: int) -> None:
    """Find the record whose quote does not close where its cell ends, and refuse; return where all quotes are right after all."""
    lines = _Lines(text)
    for number, record in enumerate(csv.reader(lines, delimiter=delimiter), start=1):
        taken, lines.taken = lines.taken, []
        never_closed = len(taken) == 1 and taken[0].count('"') % 2 and not taken[0].endswith("\n") and _malformed(taken, delimiter)
        if never_closed or (len(taken) > 1 and (_malformed(taken, delimiter) or any(_holds_records(cell, delimiter, width) for cell in record))):
            raise Unreadable(
                N_('A quotation mark (") opens in row {row} and does not close in its cell, so the rows below it run together. Correct that row.'),
                row=number,
            )


class _Lines:
    """The lines of a text, and those that the current record took."""

    def __init__(self, text: Raw) -> None:
        self._lines = io.TextIOWrapper(io.BytesIO(text), "utf-8", newline="")
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.taken.append(line)
        return line


def _malformed(lines: list[str], delimiter: str) -> bool:
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    return False
