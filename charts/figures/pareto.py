"""Failed items by frequency: bars by class, and the share that the items down to here have of all."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from analytics import names as spoken
from analytics.labels import label, listing
from charts.spec import Axis, ChartSpec, Role, Series, TextColumn, single
from words import _, numbers

MOST = 15
LETTERED = 0.03
"""A bar of less than this share is too narrow for its letter; one that does not fit would hide all the others."""
_ROLES: dict[str, Role] = {"A": "A", "B": "B", "C": "C", "labelling": "labelling", "unknown": "no_data"}
CLASSES = tuple(_ROLES)


def pareto(frame: pd.DataFrame, *, key: str, subject: str, most: int = MOST) -> ChartSpec:
    """`frame` has one row an item and class (item, class as in `analytics.labels.CLASS`, count); most frequent first, the rest pooled last.

    Bars and line share one scale, all failures being 100 %: the line starts at the end of the first bar and ends at 100 %.
    The title names the items that make up half.
    """
    wide = frame.pivot_table(index="item", columns="class", values="count", aggfunc="sum", fill_value=0, observed=False)
    wide = wide.reindex(columns=list(CLASSES), fill_value=0)
    wide = wide.assign(total=wide.sum(axis=1)).reset_index().sort_values(["total", "item"], ascending=[False, True], kind="stable")
    table = _table(wide)
    head, rest = wide.head(most), wide.iloc[most:]
    if len(rest) == 1:
        head, rest = wide, rest.iloc[0:0]
    names = [spoken.item(str(item)) for item in head["item"]]
    counts = {role: [int(n) for n in head[role]] for role in CLASSES}
    if len(rest):
        names.append(_("{count} other items", count=len(rest)))
        for role, values in counts.items():
            values.append(int(rest[role].sum()))
    totals = [sum(values[i] for values in counts.values()) for i in range(len(names))]
    whole = sum(totals)
    reached = [sum(totals[: i + 1]) for i in range(len(names))]
    hovers = tuple(
        "\n".join(
            (
                name,
                _("{n} failures · {share} of all", n=numbers.count(n), share=numbers.rate(n, whole)),
                _("together with those above: {reached}", reached=numbers.rate(r, whole)),
            )
        )
        for name, n, r in zip(names, totals, reached, strict=True)
    )
    bars = tuple(
        Series(
            label("class", role),
            "bar",
            tuple(float(n) for n in values),
            role=_ROLES[role],
            texts=tuple(_letter(role) if n >= LETTERED * whole else "" for n in values),
            hovers=hovers,
        )
        for role, values in counts.items()
        if any(values)
    )
    line = Series(_("Cumulative share"), "line", tuple(r / whole for r in reached), hovers=hovers, panel="second")
    return ChartSpec(
        key=key,
        title=_finding(names, totals, whole, pooled=len(rest) > 0) or subject,
        alt=_(
            "{subject}: {items} items, {failures} failures, most frequent first, with the cumulative share.",
            subject=subject,
            items=len(wide),
            failures=numbers.count(whole),
        ),
        categories=tuple(names),
        series=(*bars, line),
        axis=Axis("count", 0, whole * 1.04, shown=False),
        stacking="stacked",
        second=Axis("percent", 0, 1.04),
        columns=(
            TextColumn(_("Failures"), tuple(numbers.count(n) for n in totals), strong=True),
            TextColumn(_("Together"), tuple(numbers.rate(r, whole) for r in reached)),
        ),
        keys=(*(str(item) for item in head["item"]), *([""] if len(rest) else [])),
        row_keys=single(wide["item"]),
        legend=True,
        table=table,
    )


def _letter(role: str) -> str:
    """What stands in a bar, so that its class does not hang on its colour (in the dark C and labelling are nearly the same blue)."""
    return label("class", role)[:1].upper() if role == "labelling" else "?" if role == "unknown" else role


def _finding(names: list[str], totals: list[int], whole: int, *, pooled: bool) -> str:
    """'Three items make up 54% of the failures', where a few of many do; '' otherwise."""
    single = totals[:-1] if pooled else totals
    for i in range(len(single)):
        reached = sum(single[: i + 1])
        if 2 * reached >= whole:
            if 4 * (i + 1) > len(totals) + 1:
                return ""
            items = listing(names[: i + 1])
            return _("{items}: {share} of all failed items", items=items, share=numbers.rate(reached, whole)) if i < 3 else ""
    return ""


def _table(wide: pd.DataFrame) -> pd.DataFrame:
    whole = int(wide["total"].sum())
    reached = wide["total"].cumsum()
    return pd.DataFrame(
        {
            _("Failed item"): [spoken.item(str(item)) for item in wide["item"]],
            _("Failures"): [int(n) for n in wide["total"]],
            **{label("class", role): [int(n) for n in wide[role]] for role in CLASSES},
            _("Share (%)"): [float(numbers.half_up(Fraction(100 * int(n), whole), 1)) for n in wide["total"]],
            _("Together (%)"): [float(numbers.half_up(Fraction(100 * int(n), whole), 1)) for n in reached],
        }
    )
