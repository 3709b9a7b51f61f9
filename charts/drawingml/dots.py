"""Points with intervals, one row a category: a scatter chart whose rows stand at 1, 2, 3 … from the top.

The names at the left, the figures at the right and the names of the lines are labels of points, since a scatter chart has no categories;
they sit in the workbook beside the figures.
"""

from __future__ import annotations

from charts.drawingml import axes, beside, looks, series
from charts.drawingml.canvas import Canvas
from charts.drawingml.labels import Label
from charts.drawingml.paper import Drawn, Paper
from charts.drawingml.spots import spots
from charts.drawingml.xml import Node
from charts.office_roles import OFFICE, glyph
from charts.spec import ChartSpec, Role, Series
from words import _

X, Y = 111, 112


def draw(spec: ChartSpec, canvas: Canvas) -> tuple[Drawn, ...]:
    """The dots of every series, each role its own marker, over the lines, between names and figures."""
    paper, count = Paper(canvas, 3 * len(spec.categories) + 1), len(spec.categories)
    columns = beside.columns(spec, canvas)
    rough = beside.box(spec, canvas, columns, 0, 0)
    named = beside.names_above(spec, canvas, rough.width)
    raised = max((each.row for each in named), default=0)
    heads = canvas.line * (1.2 + raised) if named or any(each.column.title for each in columns) else canvas.size * 0.4
    box = beside.box(spec, canvas, columns, heads, canvas.line * 1.5 if spec.axis.shown else 4)
    ends = (0.4, count + 0.6)

    names = paper.column(_("Name"), spec.categories)
    places = paper.column(_("Place of the row"), [float(i + 1) for i in range(count)], "count")
    drawn: list[Node] = []
    values = [paper.column(each.name, each.values, spec.axis.format) for each in spec.series]
    for each in spec.series:
        if each.low and each.high:
            paper.column(_("{what}, low", what=each.name), each.low, spec.axis.format)
            paper.column(_("{what}, high", what=each.name), each.high, spec.axis.format)
    for column in columns:
        paper.column(column.column.title or _("Total"), column.column.texts)
    left = paper.column(_("Where the names stand"), [spec.axis.low] * count, spec.axis.format)
    room = box.left - canvas.size * 0.8
    strong = set(spec.strong_rows)
    titles = [Label(i, canvas.shortened(name, room), "l", strong=i in strong) for i, name in enumerate(spec.categories)]
    drawn.append(series.points(paper, left, places, shape=looks.unseen(), marker=looks.no_marker(), written=titles, named=False, titled=names))
    for rule in named:
        x = paper.column(rule.rule.label, [rule.rule.value] * 2, spec.axis.format)
        y = paper.column(_("from top to bottom"), ends)
        style = OFFICE[rule.rule.role]
        label = Label(0, rule.rule.label, "t", right=rule.right, down=-canvas.line * rule.row, strong=rule.rule.role == "target", colour=style.colour)
        drawn.append(
            series.points(paper, x, y, shape=looks.stroke(rule.rule.role), marker=looks.no_marker(), written=(label,), named=False, titled=x)
        )
    for each, x in zip(spec.series, values, strict=True):
        present = [i for i, value in enumerate(each.values) if value is not None]
        for role in dict.fromkeys(each.role_at(i) for i in present):
            here = {i for i in present if each.role_at(i) == role}
            y = paper.column(f"{each.name} {glyph(role)}".strip(), [float(i + 1) if i in here else None for i in range(count)], "count")
            drawn += _intervals(paper, each, here, role, spec.axis.format)
            drawn += spots(paper, x, y, role, written=_texts(each, here, role))
    right = paper.column(_("Where the figures stand"), [spec.axis.high] * (count + 1), spec.axis.format)
    rows = paper.column(_("Place of the figures"), [ends[0], *places.cells], "number")
    for column in columns:
        drawn.append(
            series.points(
                paper, right, rows, shape=looks.unseen(), marker=looks.no_marker(), written=_figures(column, canvas), named=False, titled=rows
            )
        )
    plot = series.scatter(drawn, (X, Y))
    most = max(2, min(7, int(box.width / canvas.wide("100%　"))))  # in a narrow plot more labels would be turned
    across = axes.values(spec.axis, (X, Y), "b", canvas, most=most, crosses="max", between="midCat")
    return (paper.finished([plot], [across, axes.places(*ends, (Y, X), upside_down=True)], box, spec.alt),)


def _intervals(paper: Paper, one: Series, here: set[int], role: Role, form: str) -> list[Node]:
    """The intervals of one role as a line with gaps: from low to high on each row. (Error bars along x are lost on their way to LibreOffice.)"""
    ends: list[float | None] = []
    rows: list[float | None] = []
    for i in sorted(here) if one.low and one.high else ():
        low, high = one.low[i], one.high[i]
        if low is not None and high is not None:
            ends += [low, high, high]  # the third has no row: there the line breaks
            rows += [i + 1.0, i + 1.0, None]
    if not ends:
        return []
    head = f"{one.name} {glyph(role)}".strip()
    x = paper.column(_("{what}: from, to", what=head), ends, form)
    y = paper.column(_("{what}: row of the interval", what=head), rows, "count")
    return [series.points(paper, x, y, shape=looks.interval(role), marker=looks.no_marker(), named=False, titled=x)]


def _texts(one: Series, here: set[int], role: Role) -> list[Label]:
    return [Label(i, text, "b", strong=True, colour=OFFICE[role].colour) for i, text in enumerate(one.texts) if text and i in here]


def _figures(each: beside.Beside, canvas: Canvas) -> list[Label]:
    """The head of a column above the plot, its figures beside the rows; all end at the column's right edge."""
    column = each.column
    head = [Label(0, column.title, "l", right=each.edge, down=-canvas.line * 0.6, colour=beside.ink(False))] if column.title else []
    return head + [
        Label(i + 1, text, "l", right=each.edge, strong=column.strong, colour=beside.ink(column.strong))
        for i, text in enumerate(column.texts)
        if text
    ]
