"""A text whose columns are parted by a sign that the road does not cut at, or by one sign here and another there: seen, and said."""

from __future__ import annotations

import re
from collections.abc import Callable

from etl.receive import Grid

_SIGNS = ("，", "；", "、", ";", ",", "\t", "|", "：", ":", "^", "~", "  ", " ")
_SPACES = re.compile(r"[ \u3000]+")
NAMES = {"\t": "Tab", " ": "␣", "  ": "␣␣"}


def uncut(grid: Grid, rows: int, meant: Callable[[str], set[str]], needed: set[str]) -> tuple[int, str, str] | None:
    """A row (from 1), a cell of it and the sign at which the cell falls into several header words, a needed one among them.

    `rows`: the header and what stands above it; `meant`: the fields that a word may mean; `needed`: fields that nothing brings. None where no
    cell does.
    """
    head = grid.cells.slice(0, rows)
    best: tuple[int, int, str, str] | None = None
    for column in head.columns:
        for row, text in enumerate(column.to_pylist(), 1):
            for sign in _SIGNS if text else ():
                parts = [part.strip() for part in (_SPACES.split(text) if sign == " " else text.split(sign)) if part.strip()]
                fields = [meant(part) for part in dict.fromkeys(parts)]
                hits = sum(map(bool, fields))
                if hits > 1 and hits * 2 >= len(parts) and needed & set().union(*fields) and (best is None or hits > best[0]):
                    best = (hits, row, text, sign)
    return None if best is None else best[1:]


def without_text(grid: Grid) -> bool:
    """Whether a sheet holds signs only: separators, lines drawn with dashes, characters that nobody sees."""
    return not any(re.search(r"[^\W_]", text) for column in grid.cells.columns for text in column.unique().to_pylist() if text)
