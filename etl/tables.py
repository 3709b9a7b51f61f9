"""Several tables on one sheet: below one another (合格产品名单, then 不合格产品名单), or the same columns side by side to save paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from etl import furniture, layout
from etl.head import Known, tidy_text
from etl.layout import Layout
from etl.receive import Grid
from etl.tidy.text import plain

_MOST_ABREAST = 4
_WHOLE = re.compile(r"全部|总体|(?:抽查|抽检|检验|检测).*(?:结果|情况|汇总|一览)")  # below a list of failures: the list that it was taken from
_HEADING = 3  # rows of one text that stand above a later header as its title


def find(grid: Grid, known: Known) -> list[tuple[Grid, Layout]]:
    """Each table of a sheet with the grid that its columns are counted in, in reading order. Row numbers are the sheet's."""
    whole = layout.find(grid, known)
    starts = _starts(grid, whole, known)
    if not starts:
        return [(_between(grid, left, right), block) for left, right, block in _abreast(grid, whole, known)]
    found = []
    for start, end in zip([0, *starts], [*starts, grid.cells.num_rows], strict=True):
        merges = tuple((top - start, left, bottom - start, right) for top, left, bottom, right in grid.merged_ranges if start <= top < end)
        part = Grid(grid.name, grid.cells.slice(start, end - start), merges)
        blocks = [(left, right, _lower(block, start)) for left, right, block in _abreast(part, layout.find(part, known), known)]
        if start:  # the title and the header of a further table stand below the first header, and none of its rows is left unnamed
            left, right, lower = blocks[0]
            above = [(row + 1, furniture.HEADER) for row in range(start, lower.first_row - 1) if any(_texts(grid, row))]
            blocks[0] = left, right, replace(lower, skipped=[*above, *lower.skipped])
        found += [(_between(grid, left, right), block) for left, right, block in blocks]
    return found


def _starts(grid: Grid, table: Layout, known: Known) -> list[int]:
    """The rows (from 0) at which a further table begins, its title included: a header that differs, or that a new title stands above."""
    again = [row - 1 for row, why in table.skipped if why == furniture.HEADER]
    first = plain(table.title)
    starts: list[int] = []
    for at in again:
        texts = _texts(grid, at)
        if sum(map(bool, texts)) < 2:
            continue  # the title once more
        title = at
        while title > table.first_row - 1 and at - title < _HEADING and len(set(_texts(grid, title - 1)) - {""}) == 1:
            title -= 1
        headings = [plain("".join(set(_texts(grid, row)))) for row in range(title, at)]
        new_words = [text for text, above in zip(texts, table.header, strict=True) if text and plain(text) != plain(above) and known(text)]
        new = [heading for heading in headings if not re.search(f"(?<!不){re.escape(heading)}", first)]  # 合格产品 stands in 不合格产品
        named = [heading for heading in new if "合格" in heading or ("不合格" in first and _WHOLE.search(heading))]
        if new_words or named:
            starts.append(title)
    return starts


def _texts(grid: Grid, row: int) -> list[str]:
    return [tidy_text(column[row].as_py() or "") for column in grid.cells.columns]


def _lower(part: Layout, by: int) -> Layout:
    """The layout of a part of the rows, counted in the whole sheet."""
    return replace(
        part,
        header_rows=tuple(row + by for row in part.header_rows),
        first_row=part.first_row + by,
        last_row=part.last_row + by,
        skipped=[(row + by, why) for row, why in part.skipped],
        rows=pa.array(part.rows.to_numpy(zero_copy_only=False) + by, pa.int32()),
    )


def _abreast(grid: Grid, whole: Layout, known: Known) -> list[tuple[int, int, Layout]]:
    """The blocks of columns whose headers are the same words in the same order, each from and to a column; the whole where there is but one."""
    named = [(column, plain(text)) for column, text in enumerate(whole.header) if text]
    for many in range(_MOST_ABREAST, 1, -1):
        length, rest = divmod(len(named), many)
        blocks = [named[at : at + length] for at in range(0, len(named), length or 1)]
        if length < 2 or rest or any(_words(block) != _words(blocks[0]) for block in blocks) or sum(known(word) for word in _words(blocks[0])) < 2:
            continue
        starts = [block[0][0] for block in blocks]
        ends = [*starts[1:], grid.cells.num_columns]
        return [
            (start, end, replace(layout.find(_between(grid, start, end), known), title=whole.title)) for start, end in zip(starts, ends, strict=True)
        ]
    return [(0, grid.cells.num_columns, whole)]


def _words(block: Sequence[tuple[int, str]]) -> list[str]:
    return [word for _column, word in block]


def _between(grid: Grid, start: int, end: int) -> Grid:
    """These columns of a sheet, with the ranges that are merged within them."""
    if not start and end == grid.cells.num_columns:
        return grid
    merges = tuple((top, left - start, bottom, right - start) for top, left, bottom, right in grid.merged_ranges if start <= left and right < end)
    return Grid(grid.name, grid.cells.select(range(start, end)), merges)
