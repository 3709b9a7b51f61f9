"""Figures in words beside the rows: how wide the columns are, and the room for names and heads around the plot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.drawingml.canvas import Box, Canvas
from charts.office_roles import INK
from charts.spec import ChartSpec, Rule, TextColumn

GAP = 1.1
"""Between two columns, in letters."""
NAMES = 0.4
"""The names of the rows take at most this share of the width."""


@dataclass(frozen=True)
class Beside:
    """A text column and how far right of the plot it ends, in points."""

    column: TextColumn
    edge: float


def columns(spec: ChartSpec, canvas: Canvas) -> tuple[Beside, ...]:
    """The text columns from left to right, each as wide as its widest text."""
    edge, found = 0.0, []
    for column in spec.columns:
        edge += GAP * canvas.size + max(canvas.wide(column.title), canvas.widest(column.texts, column.strong))
        found.append(Beside(column, edge))
    return tuple(found)


def box(spec: ChartSpec, canvas: Canvas, beside: Sequence[Beside], heads: float, bottom: float) -> Box:
    """The plot: right of the names, left of the columns, under `heads` points, over `bottom` points."""
    left = min(canvas.widest(spec.categories, bool(spec.strong_rows)) + canvas.size, NAMES * canvas.width)
    right = beside[-1].edge + 2 if beside else canvas.size
    return Box(left, heads, max(canvas.width - left - right, canvas.width * 0.15), max(canvas.height - heads - bottom, canvas.line))


@dataclass(frozen=True)
class Named:
    """The name of a line over its upper end: how far it leans to the right and how many rows it is raised."""

    rule: Rule
    right: float
    row: int


def names_above(spec: ChartSpec, canvas: Canvas, width: float) -> tuple[Named, ...]:
    """The names of the lines from left to right over a plot `width` points wide: the outer ones lean outwards, one that touches is raised."""
    rules = sorted(spec.rules, key=lambda rule: rule.value)
    lean, point = canvas.size, width / (spec.axis.high - spec.axis.low)
    taken: list[float] = []
    placed = []
    for i, rule in enumerate(rules):
        size = canvas.wide(rule.label, rule.role == "target")
        middle = len(rules) == 1 or 0 < i < len(rules) - 1
        right = 0.0 if middle or size / 2 < lean else lean - size / 2 if i == 0 else size / 2 - lean
        start = (rule.value - spec.axis.low) * point + right - size / 2
        row = next((n for n, end in enumerate(taken) if end + 4 <= start), len(taken))
        taken[row : row + 1] = [start + size]
        placed.append(Named(rule, right, row))
    return tuple(placed)


def ink(strong: bool) -> str:
    """The colour of a column: the bold one in ink, the others a little lighter."""
    return INK if strong else "3A4653"
