"""Delimited text → one table of text columns in which every record keeps its number, blank and ragged ones too.

Arrow's reader does the bulk. Records of another length than the rest come to `Ragged`, are read by Python's csv and put
back where they stood. DuckDB's reader drops blank lines, and with them the row numbers.
"""

from __future__ import annotations

import csv
import os
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from etl.delimiter import HEAD, shape
from etl.longest import refuse_long
from etl.open_quote import doubtful, malformed, refuse_open_quote
from etl.ragged import Ragged, records, widened
from etl.raw import Raw
from etl.unreadable import N_, Unreadable

MOST_COLUMNS = 2_000
_FIRST = 200  # rows in which most tables say something
_BLOCK = 1 << 20  # bytes read at a time: what one processor keeps at hand
_MOST_THREADS = 4
_WORTH_A_THREAD = 16 << 20  # bytes
_TRIES = 1_000
_LONGEST = (1 << 31) - 2  # Arrow's block size is an int32

csv.field_size_limit(1 << 30)


def read(text: Raw) -> tuple[pa.Table, str]:
    """The records of UTF-8 `text` as string columns c0…cn ('' for what lacks), and the delimiter found.

    Raises Unreadable: NUL characters, a quote that never closes, more than `MOST_COLUMNS` columns, a cell without end.
    """
    if not text[:HEAD].strip() and not text[:].strip():
        raise _empty()
    nul = text.find(b"\0")
    if nul >= 0:
        raise Unreadable(
            N_("Row {row} holds NUL characters: the file is damaged or is no table. Open it in Excel, save it again and load that."),
            row=text[:nul].count(b"\n") + 1,
        )
    delimiter, width = shape(text)
    refuse_wide(width)
    quoted = text.find(b'"') >= 0
    try:
        table = _in_parts(text, delimiter, width, quoted)
    except pa.ArrowInvalid:  # one record is larger than a block: a cell of a million characters, or a quote that swallowed the rest
        if quoted:
            refuse_open_quote(text, delimiter, width)
        table = _bulk(pa.py_buffer(text), delimiter, width, quoted, min(len(text) + 1, _LONGEST))
    refuse_wide(table.num_columns)
    if quoted and doubtful(text, table, delimiter, width):
        refuse_open_quote(text, delimiter, width)
    refuse_long(table)
    if not holds_text(table):
        raise _empty()
    return table, delimiter


def _empty() -> Unreadable:
    return Unreadable(N_("The file is empty: it holds no text."))


def holds_text(table: pa.Table) -> bool:
    """Whether any cell holds more than white space; the first rows are asked first, for there most tables begin."""
    head = table.slice(0, _FIRST)
    return any(map(_has_text, head.columns)) or (table.num_rows > _FIRST and any(map(_has_text, table.columns)))


def _has_text(column: pa.ChunkedArray) -> bool:
    blank = pc.or_(pc.equal(pc.binary_length(column), 0), pc.utf8_is_space(column))
    return not pc.all(blank).as_py()


def refuse_wide(width: int) -> None:
    """Refuse a table of more columns than any real one has: each costs memory, whatever it holds."""
    if width > MOST_COLUMNS:
        raise Unreadable(
            N_("The table has {n} columns; {most} can be read. Delete the columns that are not needed, the empty ones on the right too."),
            n=width,
            most=MOST_COLUMNS,
        )


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
            whole = not malformed([line], delimiter) and len(next(records(line, delimiter), [])) == width
            if whole and whole_before:
                cuts.append(at)
                break
            at, whole_before = end, whole
    return cuts


def _bulk(text: pa.Buffer, delimiter: str, width: int, quoted: bool, block: int) -> pa.Table:
    names = [f"c{i}" for i in range(width)]
    ragged = Ragged(delimiter)
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
