"""One series of a plot: bars, a line, or points over two axes, with its columns of the workbook, its looks and its labels."""

from __future__ import annotations

from collections.abc import Sequence

from charts.drawingml import looks
from charts.drawingml.book import Column
from charts.drawingml.labels import Label, labels
from charts.drawingml.paper import Paper
from charts.drawingml.xml import Node, el
from charts.spec import Role


def bars(
    paper: Paper,
    names: Column,
    values: Column,
    shape: Node,
    *,
    points: Sequence[tuple[int, Node]] = (),
    written: Sequence[Label] = (),
    named: bool = True,
    error: Node | None = None,
) -> Node:
    """`c:ser` of a bar chart; `points` are bars that look otherwise (place, `c:spPr`). Not `named`: it has no entry in a legend."""
    return el(
        "c:ser",
        paper.heads(named=named),
        values.title(),
        shape,
        el("c:invertIfNegative", val=0),
        [el("c:dPt", el("c:idx", val=at), el("c:invertIfNegative", val=0), el("c:bubble3D", val=0), other) for at, other in points],
        labels(written, paper.canvas),
        error,
        names.texts("c:cat"),
        values.numbers("c:val"),
    )


def line(
    paper: Paper,
    names: Column,
    values: Column,
    *,
    shape: Node,
    marker: Node,
    written: Sequence[Label] = (),
    named: bool = True,
    error: Node | None = None,
) -> Node:
    """`c:ser` of a line chart; where a value is None the line is broken."""
    return el(
        "c:ser",
        paper.heads(named=named),
        values.title(),
        shape,
        marker,
        labels(written, paper.canvas),
        error,
        names.texts("c:cat"),
        values.numbers("c:val"),
        el("c:smooth", val=0),
    )


def points(
    paper: Paper,
    x: Column,
    y: Column,
    *,
    shape: Node,
    marker: Node,
    larger: Sequence[tuple[int, Node]] = (),
    written: Sequence[Label] = (),
    named: bool = True,
    error: Node | None = None,
    titled: Column | None = None,
) -> Node:
    """`c:ser` of a scatter chart, named after `titled` or else its y column; `larger` are points with a marker of their own."""
    least = 0 if paper.count else paper.longest
    return el(
        "c:ser",
        paper.heads(named=named),
        (titled or y).title(),
        shape,
        marker,
        [el("c:dPt", el("c:idx", val=at), other, el("c:bubble3D", val=0)) for at, other in larger],
        labels(written, paper.canvas),
        error,
        x.numbers("c:xVal", least),
        y.numbers("c:yVal", least),
        el("c:smooth", val=0),
    )


def intervals(role: Role, plus: Column, minus: Column, *, thin: bool = False) -> Node:
    """`c:errBars`: how far each interval reaches beyond its value, in the looks of the role, without caps."""
    return el(
        "c:errBars",
        el("c:errDir", val="y"),
        el("c:errBarType", val="both"),
        el("c:errValType", val="cust"),
        el("c:noEndCap", val=1),
        plus.numbers("c:plus"),
        minus.numbers("c:minus"),
        looks.interval(role, thin=thin),
    )


def scatter(children: Sequence[Node], ids: tuple[int, int]) -> Node:
    """`c:scatterChart` on its two axes."""
    return el(
        "c:scatterChart",
        el("c:scatterStyle", val="lineMarker"),
        el("c:varyColors", val=0),
        children,
        [el("c:axId", val=each) for each in ids],
    )


def bar_chart(children: Sequence[Node], ids: tuple[int, int], *, rows: bool, grouping: str = "clustered", gap: int = 40) -> Node:
    """`c:barChart` on its two axes; all its series lie one over another or stacked."""
    return el(
        "c:barChart",
        el("c:barDir", val="bar" if rows else "col"),
        el("c:grouping", val=grouping),
        el("c:varyColors", val=0),
        children,
        el("c:gapWidth", val=gap),
        el("c:overlap", val=100),
        [el("c:axId", val=each) for each in ids],
    )


def line_chart(children: Sequence[Node], ids: tuple[int, int]) -> Node:
    """`c:lineChart` on its two axes."""
    return el(
        "c:lineChart",
        el("c:grouping", val="standard"),
        el("c:varyColors", val=0),
        children,
        el("c:marker", val=1),
        [el("c:axId", val=each) for each in ids],
    )
