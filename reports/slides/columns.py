"""How wide the columns of a table on a slide are: as what stands in them asks, and as the room allows."""

from __future__ import annotations

from collections.abc import Sequence

from charts.office_roles import glyph
from reports.document import Cell, Table
from reports.slides import sizes
from reports.slides.measure import pieces, width
from reports.slides.sizes import Look
from words import numbers

SIDE = 6.0
"""Room left and right in a cell, in points."""
FEW_SIGNS = 4


def look(cell: Cell | None) -> Look | None:
    """How a cell that says a verdict looks; None for any other."""
    verdict = sizes.OF_ROLE.get(cell.role) if cell and cell.role else None
    return sizes.LOOKS[verdict] if verdict else None


def shown(cell: Cell) -> str:
    """What stands in a cell: a verdict with its sign before it, unless the text carries the mark of a chart already."""
    said = look(cell)
    if said is None:
        return cell.text
    marked = cell.role is not None and cell.text.startswith(glyph(cell.role) or said.sign)
    return (cell.text if marked else f"{said.sign} {cell.text}".strip()).replace(" ", numbers.NBSP)


def widths(table: Table, texts: Sequence[Sequence[str]], size: float, room: float) -> tuple[float, ...]:
    """Every column as wide as its longest text where there is room; else at least as its longest word, and the rest by what each still wants."""
    wanted = _natural(table, texts, size)
    if sum(wanted) <= room:
        spare = room - sum(wanted)
        return tuple(each + spare * each / sum(wanted) for each in wanted)
    least = _least(table, texts, size, wanted)
    if sum(least) >= room:
        return tuple(each * room / sum(least) for each in least)
    wishes = [min(want, room) - low for want, low in zip(wanted, least, strict=True)]
    spare = room - sum(least)
    return tuple(low + spare * wish / sum(wishes) for low, wish in zip(least, wishes, strict=True))


def _least(table: Table, texts: Sequence[Sequence[str]], size: float, wanted: Sequence[float]) -> list[float]:
    """The width of the longest word of each column; of Chinese, which breaks anywhere, some characters; at most a quarter of all."""
    most = FEW_SIGNS * 3 * size
    found = []
    for i, column in enumerate(table.columns):
        words = {word for each in (column.head, *(row[i] for row in texts)) for word in pieces(each)}
        longest = max((width(word, size, bold=True) for word in words), default=0.0)
        verdicts = any(look(row[i]) for row in table.rows)  # a verdict is never broken
        found.append(wanted[i] if verdicts else min(wanted[i], max(min(longest, most), FEW_SIGNS * size) + 2 * SIDE + 2))
    return found


def _natural(table: Table, texts: Sequence[Sequence[str]], size: float) -> list[float]:
    heads = [column.head for column in table.columns]
    return [max(width(each, size, bold=True) for each in (head, *(row[i] for row in texts))) + 2 * SIDE + 2 for i, head in enumerate(heads)]


def relaxed(table: Table, size: float, room: float) -> bool:
    """Whether the table reads well at that size: nothing is squeezed to less than half of what it wants."""
    texts = tuple(tuple(shown(cell) for cell in row) for row in table.rows)
    wanted = _natural(table, texts, size)
    given = widths(table, texts, size, room)
    return all(have >= 0.5 * want for have, want in zip(given, wanted, strict=True))
