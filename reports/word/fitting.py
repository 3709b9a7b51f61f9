"""How wide the columns of a table are, and how high its rows become: by the weights given, mended where a word would break or a row would tower."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reports.document import Table
from reports.word.page import wide

_LINE = 20  # twips
_BOLD = 1.08  # Arial bold, half a point smaller, beside Times
_SAMPLE = 60  # rows that are looked at
_SHORT = 14  # half characters: a text up to here is not broken while there is room
_WORD_OF_CHINESE = 8  # half characters: a verdict of four is not broken either, unless nothing else helps
_MANY_ROWS = 20  # from here on a head of two lines costs less than the room that it would take from all rows
_WORTH = 0.8  # of the height: so much lower is worth a short text broken
_LONGEST = 2000  # twips: a longer word breaks
_STEP = 120  # twips
_STEPS = 80
# '/' and '-' break, but not before a digit; '86.4%（22）' does not break
_WORD = re.compile(r"[（“]?(?:[^\s\u2e80-\u9fff\uff00-\uffef/-]|～|[-/](?=\d)|(?<=%)（(?=\d))+[-/、，；。）”]*")
_NARROW, _BROAD = frozenset(" .,:;'|!()[]/-ijlftrI"), frozenset("mwMW%@—…")


def widths(table: Table, total: int, size: float, margin: int) -> list[int]:
    """Twips for each column, adding up to `total`: by weight, but no word is broken and no row towers beside empty cells.

    `size` is that of type in points, `margin` what stays free on either side within a cell.
    """
    columns = table.columns
    if not columns:
        return []
    texts = _texts(table)
    lengths = [[length(each, size) for each in column] for column in texts]
    weighted = shared(total, [column.width for column in columns])
    heads = _WORD_OF_CHINESE if len(table.rows) > _MANY_ROWS else _SHORT
    whole, some, none = (_least(texts, size, margin, unbroken, min(heads, unbroken)) for unbroken in (_SHORT, _WORD_OF_CHINESE, 0))
    broken = some if sum(some) < total else none
    if sum(broken) >= total:  # figures break in any case: names do not for their sake
        return _capped(some, total)
    low = _levelled(_at_least(weighted, broken, total), broken, lengths, margin)
    if sum(whole) >= total:
        return low
    neat = _levelled(_at_least(weighted, whole, total), whole, lengths, margin)
    tall = [sum(heights(table, each, size, margin)) for each in (neat, low)]
    return low if tall[1] < _WORTH * tall[0] else neat


def breaks(table: Table, total: int, size: float, margin: int) -> bool:
    """Whether a word or a figure of the table cannot but break at that size."""
    return sum(_least(_texts(table), size, margin, 0, 0)) >= total


def heights(table: Table, found: Sequence[int], size: float, margin: int) -> list[int]:
    """The lines of each row under such columns, roughly."""
    return [
        max((math.ceil(length(cell.text, size) / max(1, width - 2 * margin - _LINE)) for cell, width in zip(row, found, strict=True)), default=1)
        for row in table.rows
    ]


def _texts(table: Table) -> list[list[str]]:
    """The texts of each column, its head first."""
    return [[column.head, *(row[at].text for row in table.rows[:_SAMPLE])] for at, column in enumerate(table.columns)]


def shared(total: int, weights: Sequence[float]) -> list[int]:
    """Whole twips by weight that add up to the total."""
    whole = sum(weights)
    if whole <= 0:
        return shared(total, [1.0] * len(weights))
    ends = [round(total * sum(weights[: at + 1]) / whole) for at in range(len(weights))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _capped(least: Sequence[int], total: int) -> list[int]:
    """The least widths with the widest cut, so that the narrow columns keep what they need."""
    cap = max(least)
    while sum(min(cap, width) for width in least) > total and cap > _STEP:
        cap -= _STEP // 6
    return shared(total, [min(cap, width) for width in least])


def _at_least(given: Sequence[int], least: Sequence[int], total: int) -> list[int]:
    """The widths with none below its least; what that takes comes from those with room, by the room they have."""
    missing = sum(max(0, low - width) for width, low in zip(given, least, strict=True))
    room = [max(0, width - low) for width, low in zip(given, least, strict=True)]
    taken = shared(missing, room) if missing else [0] * len(room)
    found = [max(width, low) - less for width, low, less in zip(given, least, taken, strict=True)]
    return [*found[:-1], total - sum(found[:-1])]


def _levelled(found: list[int], least: Sequence[int], lengths: Sequence[Sequence[float]], margin: int) -> list[int]:
    """Move width from column to column while that makes the rows lower on the whole."""
    long, low, steps = np.array(lengths).T, np.array(least), _STEP * np.eye(len(found), dtype=np.int64)
    moves = (steps[None, :, :] - steps[:, None, :]).reshape(-1, len(found))
    now = np.array(found)
    best = _height(now[None], long, margin)[0]
    for _ in range(_STEPS):
        tried = now + moves
        tried = tried[(tried >= np.minimum(low, now)).all(axis=1)]
        lines = _height(tried, long, margin)
        if lines.min() >= best - 1e-6:
            break
        best, now = lines.min(), tried[lines.argmin()]
    return [int(width) for width in now]


def _height(widths: NDArray[np.int64], long: NDArray[np.float64], margin: int) -> NDArray[np.float64]:
    """The lines of all rows (rows × columns) under each choice of widths (choices × columns), not rounded; a row has at least one."""
    lines = (long[None, :, :] / (widths[:, None, :] - 2 * margin - _LINE)).max(axis=2)
    return np.asarray(np.maximum(lines, 1.0).sum(axis=1))


def _least(texts: Sequence[Sequence[str]], size: float, margin: int, unbroken: int, heads: int) -> list[int]:
    """What each column needs so that no word breaks, nor a text of up to `unbroken` half characters, nor a head of up to `heads`."""
    longest = [max(_BOLD * _longest([head], size, heads), _longest(cells, size, unbroken)) for head, *cells in texts]
    return [min(round(each), _LONGEST) + 2 * margin + _LINE for each in longest]


def _longest(texts: Sequence[str], size: float, unbroken: int) -> float:
    parts = [part for text in texts for part in ([text] if wide(text) <= unbroken else _WORD.findall(text))]
    return max([size * 20, *(length(part, size) for part in parts)])


def length(text: str, size: float) -> float:
    """How long a text is on one line, in twips, as Times is on the average; a Chinese character is as wide as the type is high."""
    return sum(_em(char) for char in text) * size * 20


def _em(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    return 0.31 if char in _NARROW else 0.85 if char in _BROAD else 0.69 if char.isupper() else 0.51
