"""Matrices as cells for an office program: the same figures, signs and fillings as on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pandas as pd

from charts.areas import Fill
from charts.cells import Cell, CellsSpec
from charts.figures.units import SMALL, Unit, judge, limit
from charts.office_roles import glyph
from words import _, numbers

_FILLS: Mapping[str, Fill] = {"met": "met", "undetermined": "undetermined", "missed": "missed"}
_NOTHING = Cell(numbers.NOTHING)


def rates(
    cells: pd.DataFrame,
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    target: Fraction,
    *,
    key: str,
    title: str,
    alt: str,
    heading: str,
) -> CellsSpec:
    """'● 81.0% (84)' of each row and column; of few batches '3/4', of none '—', neither filled. `cells` is that of `charts.matrix.matrix`."""
    known = cells[cells["judged"] > 0]
    counts = pd.DataFrame({"key": known["row"], "name": known["column"], "passed": known["passed"], "judged": known["judged"]})
    units = {(unit.key, unit.name): unit for unit in judge(counts, target)}
    lines = [(Cell(name), *(_rate(units.get((row, column)), target) for column in columns)) for row, name in rows.items()]
    note = _("Against {target}: ● supported, ○ undetermined, ◆ contradicted; n in brackets, under 10 passed/judged", target=limit(target))
    return CellsSpec(key, title, alt, (heading, *columns.values()), tuple(lines), note)


def transitions(
    matrix: pd.DataFrame, rows: Mapping[str, str], columns: Mapping[str, str], ranked: Sequence[str], *, key: str, title: str, alt: str, heading: str
) -> CellsSpec:
    """Enterprises by class before (rows) and after (columns): '↑ 3' moved to a better class, '↓ 2' to a worse one; totals at either end."""
    lines = []
    for before in matrix.index:
        counts = [int(matrix.loc[before, after]) for after in matrix.columns]
        moved = [_moved(str(before), str(after), n, ranked) for after, n in zip(matrix.columns, counts, strict=True)]
        lines.append((Cell(rows[before]), *moved, Cell(numbers.count(sum(counts)), strong=True)))
    totals = [int(matrix[after].sum()) for after in matrix.columns]
    last = tuple(Cell(numbers.count(n), strong=True) for n in (*totals, sum(totals)))
    heads = (heading, *(columns[each] for each in matrix.columns), _("All"))
    every = (*lines, (Cell(_("All"), strong=True), *last))
    return CellsSpec(key, title, alt, heads, every, _("↑ to a better class, ↓ to a worse one"))


def _rate(unit: Unit | None, target: Fraction) -> Cell:
    if unit is None:
        return _NOTHING
    if unit.judged < SMALL:
        return Cell(f"{unit.passed}/{unit.judged}")
    rate = _("{rate} ({n})", rate=numbers.rate(unit.passed, unit.judged, target), n=numbers.count(unit.judged))
    return Cell(f"{glyph(unit.role)}{numbers.NBSP}{rate}", _FILLS[unit.role])


def _moved(before: str, after: str, n: int, ranked: Sequence[str]) -> Cell:
    if not n:
        return _NOTHING
    if before == after:
        return Cell(numbers.count(n), "step1")
    if before not in ranked or after not in ranked:
        return Cell(numbers.count(n), "step2")
    return Cell(f"{'↑' if ranked.index(after) < ranked.index(before) else '↓'}{numbers.NBSP}{numbers.count(n)}", "step2", strong=True)
