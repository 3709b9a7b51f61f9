"""The townships on their map: filled only where ten batches or more were judged, by the verdict on a target or by the pass rate."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

import pandas as pd

from analytics.maps import Map
from analytics.outlines import Polygons
from charts.areas import STEPS, Area, Fill, MapSpec, Shade
from charts.figures.units import SMALL, Unit, limit
from charts.figures.units import table as figures
from charts.office_roles import glyph
from words import _, numbers

_VERDICTS: Mapping[str, Fill] = {"met": "met", "undetermined": "undetermined", "missed": "missed"}


def township_map(drawn: Map, units: Sequence[Unit], target: Fraction, *, key: str, title: str, by_rate: bool = False, note: str = "") -> MapSpec:
    """`units` hold one township each (key: its code), judged against `target`; one without an outline has its row in the table only.

    By verdict: ● supported, ○ undetermined, ◆ contradicted. `by_rate`: five steps of whole per cents between the lowest and the highest rate.
    """
    known = {unit.key: unit for unit in units}
    steps = _steps([unit for code in drawn.shapes if (unit := known.get(code)) and unit.judged >= SMALL]) if by_rate else None
    areas = [_area(known.get(code), target, steps, polygons) for code, polygons in drawn.shapes.items()]
    unplaced = tuple(_area(unit, target, steps) for unit in units if unit.judged and unit.key not in drawn.shapes)
    present = {area.fill for area in (*areas, *unplaced)}
    legend = tuple(each for each in _legend(steps) if each.fill in present)
    return MapSpec(key, title, alt(drawn, units, target), tuple(areas), legend, unplaced, note, table(drawn, units, target))


def alt(drawn: Map, units: Sequence[Unit], target: Fraction) -> str:
    """What the map shows, for somebody who cannot see it."""
    here = [unit for unit in units if unit.key in drawn.shapes and unit.judged >= SMALL]
    short = [unit.name for unit in here if unit.evidential == "contradicted"]
    return _(
        "Map of {areas} townships, {batches} batches: {met} supported against {target}, {short} contradicted{names}; the table holds every figure.",
        areas=len(drawn.shapes),
        batches=numbers.count(sum(unit.judged for unit in units)),
        met=sum(unit.evidential == "supported" for unit in here),
        target=limit(target),
        short=len(short),
        names=f" ({', '.join(short[:5])})" if short else "",
    )


def table(drawn: Map | None, units: Sequence[Unit], target: Fraction) -> pd.DataFrame:
    """Every township with its figures, and whether it has an outline."""
    frame = figures(units, _("Township"), target)
    return frame.assign(**{_("Outline"): ["✓" if drawn and unit.key in drawn.shapes else numbers.NOTHING for unit in units]})


def _area(unit: Unit | None, target: Fraction, steps: tuple[int, int] | None, polygons: Polygons = ()) -> Area:
    fill = _fill(unit, steps)
    if unit is None:
        return Area("", "", "", 0, "", fill, polygons)
    return Area(unit.key, unit.name, _figure(unit, target), _count(unit), unit.said(target), fill, polygons)


def _fill(unit: Unit | None, steps: tuple[int, int] | None) -> Fill:
    if unit is None or not unit.judged:
        return "unsampled"
    if unit.judged < SMALL:
        return "few"
    if steps is None:
        return _VERDICTS[unit.role]
    low, step = steps
    return STEPS[min((100 * unit.passed // unit.judged - low) // step, len(STEPS) - 1)]


def _steps(sure: Sequence[Unit]) -> tuple[int, int]:
    """The lowest rate and the height of a step, in whole per cents."""
    low = math.floor(100 * min((unit.passed / unit.judged for unit in sure), default=0))
    return low, max(1, math.ceil((100 - low) / len(STEPS)))


def _legend(steps: tuple[int, int] | None) -> list[Shade]:
    few = [Shade("few", _("under {n} batches: passed/judged", n=SMALL)), Shade("unsampled", _("no batch judged"))]
    if steps is None:
        return [
            Shade("met", f"{glyph('met')} {_('supported')}"),
            Shade("undetermined", f"{glyph('undetermined')} {_('undetermined')}"),
            Shade("missed", f"{glyph('missed')} {_('contradicted')}"),
            *few,
        ]
    low, step = steps
    ends = [(low + i * step, min(low + (i + 1) * step, 100)) for i in range(len(STEPS))]
    return [*(Shade(fill, numbers.interval(a / 100, b / 100)) for fill, (a, b) in zip(STEPS, ends, strict=True)), *few]


def _figure(unit: Unit, target: Fraction) -> str:
    if unit.judged < SMALL:
        return f"{unit.passed}/{unit.judged}" if unit.judged else ""
    return f"{glyph(unit.role)} {numbers.rate(unit.passed, unit.judged, target)}"


def _count(unit: Unit) -> int:
    return unit.judged if unit.judged >= SMALL else 0
