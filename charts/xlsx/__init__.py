"""The XlsxWriter backend: a `ChartSpec` or `XYSpec` as a native Excel chart over cells of the workbook, so that it can be edited there.

A chart's figures lie in a block of a `Shelf`, a sheet for them. Role alone decides colour, dash and marker. What the chart itself cannot
show (stage bands) is left out; all its figures are in its block.
"""

from __future__ import annotations

from typing import Any

from charts.spec import ChartSpec
from charts.xlsx import columns, rows, xy
from charts.xlsx.shelf import Shelf
from charts.xy import XYSpec
from words.cells import clean

__all__ = ["ROW", "Shelf", "height", "insert", "unbroken"]

ROW = 24
"""Pixels of a row where categories stand one under another."""
FEW = 3
"""Rows that even a chart of one or two has room for: in a lower one their names would break."""
USUAL, TALL = 300, 440
"""Pixels of a chart with its categories side by side; tall where they are long names that were rows."""


def insert(book: Any, sheet: Any, place: tuple[int, int], spec: ChartSpec | XYSpec, shelf: Shelf, size: tuple[int, int]) -> None:
    """Draw the chart at a cell (row, column) of a sheet, `size` in pixels; its alternative text goes with it."""
    if isinstance(spec, XYSpec):
        chart = xy.draw(book, spec, shelf, size)
    elif spec.orientation == "rows" and all(each.mark == "dots" for each in spec.series):
        chart = rows.draw(book, spec, shelf, size)
    else:
        chart = columns.draw(book, spec, shelf, size)
    sheet.insert_chart(*place, chart, {"description": clean(spec.alt), "object_position": 2})


def height(spec: ChartSpec | XYSpec) -> int:
    """How high a chart should be, in pixels: one under another every row has its room."""
    if isinstance(spec, ChartSpec) and spec.orientation == "rows" and all(each.mark == "dots" for each in spec.series):
        return rows.HEAD + rows.FOOT + ROW * max(len(spec.categories), FEW)
    if isinstance(spec, ChartSpec) and spec.orientation == "rows" and not spec.rules and all(each.mark == "bar" for each in spec.series):
        return 110 + (ROW + 4) * len(spec.categories)
    return TALL if isinstance(spec, ChartSpec) and spec.orientation == "rows" else USUAL


def unbroken(part: bytes) -> bytes:
    """The markup of a finished chart (xl/charts/chart1.xml) with the words at its points on one line: XlsxWriter has no option for that."""
    return part.replace(b"<c:rich><a:bodyPr/>", b'<c:rich><a:bodyPr wrap="none"/>')
