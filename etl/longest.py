"""How much text a cell and a table may hold: what reads them in the parent has no limits of its own."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from etl.unreadable import N_, Unreadable

MOST_CHARACTERS = 32_767  # in a cell: the most that Excel holds


def refuse_long(table: pa.Table, sheet: str = "") -> None:
    """Refuse the topmost cell of more than `MOST_CHARACTERS`, with its row and its column's letters. Raises Unreadable."""
    long = [(*found, column) for column, cells in enumerate(table.columns) if (found := _first_long(cells))]
    if not long:
        return
    row, characters, column = min(long, key=lambda found: (found[0], found[2]))
    place: dict[str, int | str] = {"row": row, "column": letters(column), "n": characters, "most": MOST_CHARACTERS}
    if sheet:
        raise Unreadable(
            N_("On sheet {sheet}, the cell in row {row}, column {column} holds {n} characters; at most {most} can be read. Shorten it."),
            sheet=sheet,
            **place,
        )
    raise Unreadable(N_("The cell in row {row}, column {column} holds {n} characters; at most {most} can be read. Shorten it."), **place)


def _first_long(cells: pa.ChunkedArray) -> tuple[int, int] | None:
    """Row (from 1) and length of a column's first cell that is too long. Bytes are asked first: they are known without reading the text."""
    most = pc.max(pc.binary_length(cells)).as_py()
    if most is None or most <= MOST_CHARACTERS:
        return None
    lengths = pc.utf8_length(cells)
    long = pc.indices_nonzero(pc.greater(lengths, MOST_CHARACTERS))
    return (long[0].as_py() + 1, lengths[long[0].as_py()].as_py()) if len(long) else None


def letters(column: int) -> str:
    """The letters above a column (from 0) in a spreadsheet: 0 → 'A', 27 → 'AB'."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
