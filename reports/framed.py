"""A frame of texts and figures as a table of a report: columns that say nothing are left out, widths follow what stands in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

import pandas as pd

from charts.spec import Role
from reports.document import Cell, Column, Table
from words import numbers

NARROW, WIDE = 4.0, 26.0  # signs of a column at least and at most, a Chinese sign being two
_FIGURE = re.compile(r"[\d\s,.%/·n=+−–～<()-]+(pp|个百分点|万元|亿元)?")


def framed(
    frame: pd.DataFrame, key: str, title: str, note: str = "", *, keep: Sequence[str] = (), roles: Mapping[tuple[int, str], Role] | None = None
) -> Table:
    """The frame (one row a row, headings as in the reader's language) as a table. `keep`: columns that stay even where no row says anything.

    `roles`: what a cell means, by row number and column. Columns of figures are set to the right.
    """
    names = [str(name) for name in frame.columns]
    texts = {name: [said(value) for value in frame[name]] for name in names}
    shown = [name for name in names if name in keep or frame.empty or any(each != numbers.NOTHING for each in texts[name])]
    means = roles or {}
    columns = tuple(Column(name, "right" if all(map(is_figure, texts[name])) else "left", _width(name, texts[name])) for name in shown)
    rows = tuple(tuple(Cell(texts[name][i], means.get((i, name))) for name in shown) for i in range(len(frame)))
    return Table(key, title, columns, rows, note)


def pairs(facts: Mapping[str, str], key: str, title: str, heads: tuple[str, str], note: str = "") -> Table:
    """Facts by name as a table, two abreast; `heads` name what a fact is and what it says."""
    cells = [(Cell(name, strong=True), Cell(said(value))) for name, value in facts.items()]
    cells += [(Cell(""), Cell(""))] * (len(cells) % 2)
    columns = tuple(Column(head, "left", width) for head, width in zip(heads * 2, (1.0, 1.4) * 2, strict=True))
    return Table(key, title, columns, tuple((*cells[i], *cells[i + 1]) for i in range(0, len(cells), 2)), note)


def said(value: object) -> str:
    """What stands in a cell: whole numbers with thousands separators, nothing as '—'."""
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value) or value == "":
        return numbers.NOTHING
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        return str(value)
    return numbers.count(int(value.__index__()))


def is_figure(text: str) -> bool:
    """Whether a text is a number, a rate, a share or nothing."""
    return text == numbers.NOTHING or bool(_FIGURE.fullmatch(text))


def _width(head: str, texts: Sequence[str]) -> float:
    longest = max((_signs(each) for each in texts), default=0)
    mean = sum(map(_signs, texts)) / len(texts) if texts else 0
    return min(WIDE, max(NARROW, _signs(head) * 0.7, 0.5 * min(longest, 2 * WIDE) + 0.5 * mean))


def _signs(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
