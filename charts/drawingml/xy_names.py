"""Names on a chart over two numeric axes: of curves and level lines at their right end or at a point, of single points beside them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from charts.drawingml.canvas import Box, Canvas
from charts.drawingml.labels import Label, Side
from charts.measure import SMALL, spread
from charts.office_roles import INK, OFFICE
from charts.placing import beside
from charts.spec import Role
from charts.ticks import share
from charts.xy import XYSeries, XYSpec

DARK: tuple[Role, ...] = ("value", "alarm", "notable", "met", "missed")
"""Roles whose colour is dark enough for letters."""
MANY = 1500
"""With more points than that, names do not mind the unnamed ones."""
_SIDES: Mapping[str, tuple[Side, float]] = {
    "middle right": ("r", 0.0),
    "middle left": ("l", 0.0),
    "top center": ("t", 0.0),
    "bottom center": ("b", 0.0),
    "top right": ("r", -0.8),
    "top left": ("l", -0.8),
    "bottom right": ("r", 0.8),
    "bottom left": ("l", 0.8),
}


def size(role: Role, weight: int) -> float:
    """The marker of a point at which `weight` things stand, in points: it grows with their logarithm, to four times the usual one."""
    return OFFICE[role].size * min(1 + 0.4 * math.log2(weight), 4)


def margin(spec: XYSpec, canvas: Canvas) -> float:
    """The room right of the plot for the names there, in points."""
    named = [rule.label for rule in spec.rules if rule.label] + [each.label for each in spec.series if _ends_right(each, spec)]
    return canvas.widest(named, True) + canvas.size if named else 0.0


def at_the_end(spec: XYSpec, canvas: Canvas, box: Box) -> dict[str, float]:
    """How far down each name right of the plot is moved from its line, in points, so that none touches another.

    Several curves may have one name: theirs are told apart by the curve, 'name' then 'name 2' …, as `of_curve` asks for them.
    """
    named = [(rule.label, rule.value) for rule in spec.rules if rule.label]
    for i, each in enumerate(spec.series):
        if _ends_right(each, spec):
            named.append((f"{each.label}\0{i}", _last(each, spec)[1]))
    point = (spec.y.high - spec.y.low) / box.height
    moved = spread([value for _name, value in named], canvas.line * point)
    return {name: (value - to) / point for (name, value), to in zip(named, moved, strict=True)}


def of_curve(one: XYSeries, spec: XYSpec, canvas: Canvas, box: Box, ends: Mapping[str, float]) -> list[Label]:
    """The name of a curve: right of the plot, or beside one of its points, off the curve."""
    if not one.label:
        return []
    if one.label_at is not None:
        colour = OFFICE[one.role].colour if one.role in DARK else INK
        above = one.label_side == "above"
        away = canvas.line * 0.6
        return [Label(one.label_at, one.label, "l" if above else "r", down=-away if above else away, colour=colour)]
    if not _ends_right(one, spec):
        return []
    at, _value = _last(one, spec)
    beyond = (1 - share(spec.x, one.x[at])) * box.width
    return [Label(at, one.label, "r", right=beyond, down=ends[f"{one.label}\0{spec.series.index(one)}"])]


def of_points(spec: XYSpec, canvas: Canvas, box: Box) -> dict[int, list[Label]]:
    """Names of single points by series, where they have room; the last series, drawn on top, chooses first."""
    points = [(i, j) for i, each in enumerate(spec.series) if each.mark == "points" for j in range(len(each.x))]
    named = sorted(((i, j) for i, j in points if spec.series[i].texts and spec.series[i].texts[j]), key=lambda at: (-at[0], at[1]))
    rest: Sequence[tuple[int, int]] = sorted(set(points) - set(named)) if len(points) <= MANY else ()
    scale = SMALL / canvas.size  # places are chosen for letters of SMALL

    def place(at: tuple[int, int]) -> tuple[float, float]:
        x, y = spec.series[at[0]].x[at[1]], spec.series[at[0]].y[at[1]]
        return scale * box.width * share(spec.x, x), scale * box.height * (1 - share(spec.y, spec.y.low if y is None else y))

    texts = [spec.series[i].texts[j] for i, j in named]
    chosen = beside([place(at) for at in named], texts, [place(at) for at in rest], (scale * box.width, scale * box.height))
    found: dict[int, list[Label]] = {}
    for (i, j), text, where in zip(named, texts, chosen, strict=True):
        if where and spec.series[i].y[j] is not None:
            role = spec.series[i].role
            ordinary = role == "value" or role not in DARK
            side, down = _SIDES[where]
            colour = INK if ordinary else OFFICE[role].colour
            found.setdefault(i, []).append(Label(j, text, side, down=down * canvas.line, strong=not ordinary, colour=colour))
    return found


def _ends_right(one: XYSeries, spec: XYSpec) -> bool:
    return bool(one.label) and one.label_at is None and sum(y is not None and x <= spec.x.high for x, y in zip(one.x, one.y, strict=True)) > 1


def _last(one: XYSeries, spec: XYSpec) -> tuple[int, float]:
    """The last point within the plot (on a logarithmic axis: not at its very end) and its value."""
    end = spec.x.high * (1 - 1e-6) if spec.x.log else spec.x.high
    seen = [(i, y) for i, (x, y) in enumerate(zip(one.x, one.y, strict=True)) if y is not None and x <= spec.x.high]
    return next((point for point in reversed(seen) if one.x[point[0]] <= end), seen[-1])
