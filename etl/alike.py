"""Refused cells and skipped rows that say the same, told in one line with all of their rows: '第 5–9、12 行'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.receipt import RefusedCell, Skipped

_MOST_RUNS = 12  # of rows in one line
_BETWEEN = "、"


@dataclass(frozen=True)
class Alike:
    """Rows (of one sheet) of which one sentence is said; `column` is the header or field that it speaks of, '' for whole rows."""

    sheet: str
    column: str
    sentence: str
    rows: tuple[int, ...]


def refused(cells: Iterable[RefusedCell]) -> list[Alike]:
    """Cells of one column with one sentence, by their first rows."""
    return _together((cell.sheet, cell.column or cell.field, cell.sentence.text(), cell.row) for cell in cells)


def skipped(rows: Iterable[Skipped]) -> list[Alike]:
    """Rows skipped for one reason, by their first rows."""
    return _together((each.sheet, "", each.why.text(), each.row) for each in rows)


def named(rows: Sequence[int]) -> str:
    """Row numbers in their order, neighbours from–to: '5–9、12'; after a dozen such runs '…'."""
    ends = [place for place, (row, after) in enumerate(pairwise(rows)) if after != row + 1]
    runs = zip([0, *(end + 1 for end in ends)], [*ends, len(rows) - 1], strict=True)
    said = [f"{rows[first]}" if first == last else f"{rows[first]}–{rows[last]}" for first, last in runs]
    return _BETWEEN.join(said[:_MOST_RUNS]) + ("…" if len(said) > _MOST_RUNS else "")


def _together(told: Iterable[tuple[str, str, str, int]]) -> list[Alike]:
    found: dict[tuple[str, str, str], list[int]] = {}
    for sheet, column, sentence, row in told:
        found.setdefault((sheet, column, sentence), []).append(row)
    return [Alike(*key, tuple(sorted(set(rows)))) for key, rows in found.items()]
