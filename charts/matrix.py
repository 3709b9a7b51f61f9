"""The matrix township × trade: every cell its rate and n, coloured only where the evidence is clear and n is at least ten.

A plotly figure of its own, since bars and lines of a `ChartSpec` cannot say it; the table beside it holds every figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pandas as pd

from analytics.labels import label
from charts.figures.units import SMALL, Unit, judge
from charts.measure import widest
from charts.plotly.drawing import Drawing, Drawn, bar
from charts.plotly.marks import undimmed
from charts.plotly.slots import CELLS, GLYPHS, HOVER, INK
from charts.plotly.text import LABEL, bold, plain
from words import _, numbers

ALL = ""
_ROW, _TOP = 30, 34


def matrix(cells: pd.DataFrame, rows: Mapping[str, str], columns: Mapping[str, str], target: Fraction) -> Drawn:
    """`cells` has row, column (keys; '' for all), passed and judged; `rows` and `columns` map the keys to names, in the order shown.

    One bar trace, because only traces can be clicked: `customdata` of a cell is [row key, column key]. Under ten batches a cell is
    '3/4' in plain ink, without samples blank.
    """
    places = {key: i for i, key in enumerate(columns)}, {key: i for i, key in enumerate(rows)}
    shown = cells[cells["row"].isin(rows) & cells["column"].isin(columns) & (cells["judged"] > 0)]
    named = [f"{rows[r]} · {columns[c]}" for r, c in zip(shown["row"], shown["column"], strict=True)]
    units = judge(pd.DataFrame({"key": list(shown["row"]), "name": named, "passed": list(shown["passed"]), "judged": list(shown["judged"])}), target)
    bases = [places[0][column] + (0.0 if column == ALL else 0.06) for column in shown["column"]]
    figure = Drawing(
        bar(
            orientation="h",
            base=bases,
            x=[0.95 if column == ALL else 0.91 for column in shown["column"]],
            y=[places[1][row] for row in shown["row"]],
            width=0.92,
            text=[_text(unit, target) for unit in units],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="inside",
            textfont={"size": 14, "color": INK},
            insidetextfont={"size": 14, "color": INK},
            cliponaxis=False,
            marker={"color": [_colour(unit) for unit in units], "line": {"width": 0}},
            customdata=[[row, column] for row, column in zip(shown["row"], shown["column"], strict=True)],
            hoverinfo="text",
            hovertext=[plain(unit.said(target)) for unit in units],
            **undimmed(),
        )
    )
    heads = [bold(name) if key == ALL else plain(name) for key, name in columns.items()]
    sides = [bold(name) if key == ALL else plain(name) for key, name in rows.items()]
    label = {"size": LABEL, "color": INK}
    figure.update_layout(
        height=_TOP + _ROW * max(len(rows), 1) + 4,
        margin={"l": widest(rows.values(), LABEL) * 1.06 + 10, "r": 4, "t": _TOP, "b": 4},
        dragmode=False,
        showlegend=False,
        hoverlabel=HOVER,
        hovermode="closest",
        uniformtext={"minsize": 9, "mode": "show"},
        barmode="overlay",
        xaxis={
            "side": "top",
            "range": [0, len(columns)],
            "tickvals": [i + (0.475 if key == ALL else 0.515) for i, key in enumerate(columns)],
            "ticktext": heads,
            "tickfont": {"size": 14, "color": INK},
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "ticks": "",
            "tickangle": 0,
        },
        yaxis={
            "range": [len(rows) - 0.5, -0.5],
            "tickvals": list(range(len(rows))),
            "ticktext": sides,
            "tickfont": label,
            "automargin": "left",
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "ticks": "",
            "ticklabelstandoff": 8,
        },
    )
    return figure.done()


def alt(cells: pd.DataFrame, rows: Mapping[str, str], columns: Mapping[str, str], target: str) -> str:
    """What the matrix shows, for somebody who cannot see it."""
    return _(
        "Pass rate and batches of {rows} places by {columns} trades against {target}; the table below holds every figure.",
        rows=len(rows) - (ALL in rows),
        columns=len(columns) - (ALL in columns),
        target=target,
    )


def table(cells: pd.DataFrame, rows: Mapping[str, str], columns: Mapping[str, str], heading: str, target: Fraction) -> pd.DataFrame:
    """One row a place and trade that has samples, in the order of the matrix, with rate, counts, interval and verdict."""
    known = cells[cells["judged"] > 0].set_index(["row", "column"])
    order = order_of(cells, rows, columns)
    picked = known.loc[order] if order else known.iloc[0:0]
    units = judge(
        pd.DataFrame(
            {"key": [r for r, _c in order], "name": [rows[r] for r, _c in order], "passed": list(picked["passed"]), "judged": list(picked["judged"])}
        ),
        target,
    )
    return pd.DataFrame(
        {
            heading: [unit.name for unit in units],
            _("Trade"): [columns[column] for _r, column in order],
            _("Pass rate (%)"): [float(numbers.half_up(Fraction(100 * unit.passed, unit.judged), 2)) for unit in units],
            _("Batches judged"): [unit.judged for unit in units],
            _("Passed"): [unit.passed for unit in units],
            _("Failed"): [unit.judged - unit.passed for unit in units],
            _("90% interval"): [numbers.interval(unit.low, unit.high) for unit in units],
            _("Evidence"): [label("evidential", unit.evidential) for unit in units],
        }
    )


def order_of(cells: pd.DataFrame, rows: Mapping[str, str], columns: Mapping[str, str]) -> list[tuple[str, str]]:
    """The cells of that table, one a row, by their keys."""
    sampled = cells[cells["judged"] > 0]
    there = set(zip(sampled["row"], sampled["column"], strict=True))
    return [(row, column) for row in rows for column in columns if (row, column) in there]


def by_n(cells: pd.DataFrame, keys: Sequence[str], axis: str) -> list[str]:
    """The keys ('row' or 'column'), those with most judged batches first; ones without any keep their order at the end."""
    counts = cells[cells[axis] != ALL].groupby(axis, observed=False)["judged"].sum()
    return sorted(keys, key=lambda key: -int(counts.get(key, 0)))


def _text(unit: Unit, target: Fraction) -> str:
    if unit.judged < SMALL:
        return f"{unit.passed}/{unit.judged}"
    rate = numbers.rate(unit.passed, unit.judged, target).removesuffix("%")
    return f'{GLYPHS[unit.role]} <b>{rate}</b> <span style="font-size:0.82em">{unit.judged:,}</span>'


def _colour(unit: Unit) -> str:
    return CELLS[unit.role] if unit.judged >= SMALL else "rgba(0,0,0,0)"
