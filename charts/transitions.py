"""The transition matrix: how many enterprises went from which class to which, with the totals of both days.

A plotly figure of its own, since bars and lines of a `ChartSpec` cannot say it; the table beside it holds every figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from charts.measure import widest
from charts.plotly.drawing import Drawing, Drawn, bar
from charts.plotly.marks import undimmed
from charts.plotly.slots import HOVER, INK
from charts.plotly.text import LABEL, bold, plain
from words import _, numbers

STAYED, MOVED = "#000012", "#000014"
"""Slots of the sequential palette: the diagonal is quiet, what moved stands out; an arrow says which way."""
_ROW, _TOP = 36, 34
_TOTAL = "total"


def transitions(matrix: pd.DataFrame, rows: Mapping[str, str], columns: Mapping[str, str], ranked: Sequence[str]) -> Drawn:
    """`matrix`: enterprises by state before (index) and after (columns); `rows`, `columns`: their words; `ranked`: the classes, the best first.

    One bar trace, because only traces can be clicked: `customdata` of a cell is [before, after]. Cells without an enterprise are blank.
    """
    sides, heads = [*matrix.index, _TOTAL], [*matrix.columns, _TOTAL]
    n = np.pad(matrix.to_numpy(dtype=np.int64), ((0, 1), (0, 1)))
    n[-1], n[:, -1] = n.sum(axis=0), n.sum(axis=1)
    n[-1, -1] = n[-1, :-1].sum()
    every = [(r, c, int(n[r, c])) for r in range(len(sides)) for c in range(len(heads)) if n[r, c] or _TOTAL in (sides[r], heads[c])]
    whole = {**rows, **columns, _TOTAL: _("All")}
    named = [f"{whole[sides[r]]} → {whole[heads[c]]}" for r, c, _count in every]
    figure = Drawing(
        bar(
            orientation="h",
            base=[c + 0.03 for _r, c, _count in every],
            x=[0.94] * len(every),
            y=[r for r, _c, _count in every],
            width=0.9,
            text=[_text(sides[r], heads[c], count, ranked) for r, c, count in every],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="inside",
            insidetextfont={"size": 15, "color": INK},
            cliponaxis=False,
            marker={"color": [_colour(sides[r], heads[c]) for r, c, _count in every], "line": {"width": 0}},
            customdata=[["" if sides[r] == _TOTAL else sides[r], "" if heads[c] == _TOTAL else heads[c]] for r, c, _count in every],
            hoverinfo="text",
            hovertext=[plain(f"{name}\n{_('{n} enterprises', n=numbers.count(count))}") for name, (_r, _c, count) in zip(named, every, strict=True)],
            **undimmed(),
        )
    )
    says = [rows.get(each, whole[each]) for each in sides]
    figure.update_layout(
        height=_TOP + _ROW * len(sides) + 4,
        margin={"l": widest(says, LABEL) * 1.06 + 10, "r": 4, "t": _TOP, "b": 4},
        dragmode=False,
        showlegend=False,
        hoverlabel=HOVER,
        hovermode="closest",
        barmode="overlay",
        xaxis=_axis([columns.get(each, whole[each]) for each in heads], heads) | {"side": "top", "range": [0, len(heads)]},
        yaxis=_axis(says, sides, 0.0) | {"range": [len(sides) - 0.5, -0.5], "automargin": "left", "ticklabelstandoff": 8},
    )
    return figure.done()


def table(matrix: pd.DataFrame, rows: Mapping[str, str], columns: Mapping[str, str], heading: str) -> pd.DataFrame:
    """The matrix with its totals, in words."""
    frame = matrix.rename(index=dict(rows), columns=dict(columns))
    frame[_("All")] = frame.sum(axis=1)
    frame.loc[_("All")] = frame.sum(axis=0)
    return frame.reset_index(names=heading)


def _axis(words: Sequence[str], keys: Sequence[str], shift: float = 0.5) -> dict[str, object]:
    ticks = [bold(word) if key == _TOTAL else plain(word) for word, key in zip(words, keys, strict=True)]
    return {
        "tickvals": [i + shift for i in range(len(keys))],
        "ticktext": ticks,
        "tickfont": {"size": LABEL, "color": INK},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "",
        "tickangle": 0,
    }


def _text(before: str, after: str, n: int, ranked: Sequence[str]) -> str:
    if _TOTAL in (before, after):
        return bold(numbers.count(n))
    if before == after or before not in ranked or after not in ranked:
        return numbers.count(n)
    return f"{'↑' if ranked.index(after) < ranked.index(before) else '↓'} {bold(numbers.count(n))}"


def _colour(before: str, after: str) -> str:
    if _TOTAL in (before, after):
        return "rgba(0,0,0,0)"
    return STAYED if before == after else MOVED
