"""Axes of categories and of values: ranges as the chart gives them, labels in the chart's letters."""

from __future__ import annotations

from typing import Literal

from charts.drawingml.canvas import Canvas
from charts.drawingml.looks import grid, line, no_line
from charts.drawingml.xml import Node, el, number
from charts.office_roles import GREY
from charts.spec import Axis
from charts.ticks import ticks
from charts.xy import Scale

Edge = Literal["b", "l", "t", "r"]


def values(
    axis: Axis,
    ids: tuple[int, int],
    edge: Edge,
    canvas: Canvas,
    *,
    most: int = 7,
    gridded: bool = True,
    primary: bool = True,
    labelled: bool = True,
    crosses: str = "autoZero",
    between: str = "between",
    title: str = "",
    blank_below: float | None = None,
) -> Node:
    """`c:valAx` from `axis.low` to `axis.high`; `ids` are its own and that of the axis it crosses.

    A second axis that is not to be seen has no labels and no line: LibreOffice would draw its series on the first one were it deleted.
    """
    steps = ticks(axis, most)
    step = round(steps[1] - steps[0], 10) if len(steps) > 1 else None
    log = el("c:logBase", val=10) if isinstance(axis, Scale) and axis.log else None
    drawn = axis.shown or not primary
    labelled = labelled and axis.shown
    return el(
        "c:valAx",
        el("c:axId", val=ids[0]),
        el("c:scaling", log, el("c:orientation", val="minMax"), el("c:max", val=number(axis.high)), el("c:min", val=number(axis.low))),
        el("c:delete", val=int(not drawn)),
        el("c:axPos", val=edge),
        el("c:majorGridlines", grid()) if gridded and axis.shown else None,
        _title(canvas, title) if title else None,
        el("c:numFmt", formatCode=_code(axis, step, blank_below), sourceLinked=0),
        *_ticks_and_letters(canvas, "nextTo" if labelled else "none"),
        el("c:crossAx", val=ids[1]),
        el("c:crosses", val=crosses),
        el("c:crossBetween", val=between),
        el("c:majorUnit", val=number(step)) if step and log is None else None,
    )


def categories(ids: tuple[int, int], canvas: Canvas, *, rows: bool, shown: bool = True, labelled: bool = True, crosses: str = "autoZero") -> Node:
    """`c:catAx`: one under another from the top, or side by side."""
    return el(
        "c:catAx",
        el("c:axId", val=ids[0]),
        el("c:scaling", el("c:orientation", val="maxMin" if rows else "minMax")),
        el("c:delete", val=int(not shown)),
        el("c:axPos", val="l" if rows else "b"),
        el("c:numFmt", formatCode="General", sourceLinked=0),
        *_ticks_and_letters(canvas, "low" if labelled else "none", ruled=True, turned=not rows),
        el("c:crossAx", val=ids[1]),
        el("c:crosses", val=crosses),
        el("c:auto", val=0),
        el("c:lblAlgn", val="ctr"),
        el("c:lblOffset", val=60),
        el("c:tickLblSkip", val=1),
        el("c:tickMarkSkip", val=1),
        el("c:noMultiLvlLbl", val=1),
    )


def places(low: float, high: float, ids: tuple[int, int], *, upside_down: bool) -> Node:
    """The unseen `c:valAx` along which rows of points stand, the first on top."""
    return el(
        "c:valAx",
        el("c:axId", val=ids[0]),
        el(
            "c:scaling",
            el("c:orientation", val="maxMin" if upside_down else "minMax"),
            el("c:max", val=number(high)),
            el("c:min", val=number(low)),
        ),
        el("c:delete", val=1),
        el("c:axPos", val="l"),
        el("c:numFmt", formatCode="General", sourceLinked=0),
        el("c:majorTickMark", val="none"),
        el("c:minorTickMark", val="none"),
        el("c:tickLblPos", val="none"),
        el("c:crossAx", val=ids[1]),
        el("c:crosses", val="min"),
        el("c:crossBetween", val="midCat"),
    )


def _ticks_and_letters(canvas: Canvas, labels: str, *, ruled: bool = False, turned: bool = False) -> list[Node]:
    return [
        el("c:majorTickMark", val="none"),
        el("c:minorTickMark", val="none"),
        el("c:tickLblPos", val=labels),
        el("c:spPr", line(GREY, 0.75) if ruled else no_line()),
        canvas.text_properties(turned=turned),
    ]


def _code(axis: Axis, step: float | None, blank_below: float | None) -> str:
    if axis.format == "percent":
        code = "0%" if step is None or step >= 0.01 else "0.0%"
    else:
        code = "#,##0" if axis.format == "count" or step is None or float(step).is_integer() else "#,##0.0"
    return code if blank_below is None or step is None else f'[<{number(round(blank_below - step / 2, 10))}]"";{code}'


def _title(canvas: Canvas, text: str) -> Node:
    return el("c:title", el("c:tx", canvas.rich(text)), el("c:overlay", val=0))
