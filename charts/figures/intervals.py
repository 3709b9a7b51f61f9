"""The interval dot plot: every unit with the verdict's own interval against the target and other reference lines."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from charts.figures.scales import percent_axis
from charts.figures.units import Unit, limit, table
from charts.spec import ChartSpec, Rule, Series, TextColumn, single
from words import _, numbers


def intervals(units: Sequence[Unit], *, key: str, title: str, heading: str, target: Fraction, others: Sequence[Fraction] = ()) -> ChartSpec:
    """Units in the order given (worst on top, the pooled row last) as dots with 90 % intervals; rate and n stand in columns.

    `heading` names the units in the table ('Township'); `others` are further reference lines, fractions. A unit without a
    denominator keeps its row, without a dot. Clicking a row gives the unit's key ('' for the pooled one).
    """
    dots = Series(
        name=_("Pass rate"),
        mark="dots",
        values=tuple(u.rate for u in units),
        roles=tuple(u.role for u in units),
        low=tuple(u.low for u in units),
        high=tuple(u.high for u in units),
        hovers=tuple(u.said(target) for u in units),
    )
    lines = (Rule(float(target), _("Target {target}", target=limit(target)), "target"), *(Rule(float(o), limit(o)) for o in others if o != target))
    short = [u for u in units if u.evidential == "contradicted"]
    return ChartSpec(
        key=key,
        title=title,
        alt=_(
            "{title}: dots with 90% intervals against {target}; {units} rows, {short} of them contradicted by the evidence.",
            title=title,
            target=limit(target),
            units=len(units),
            short=len(short),
        ),
        categories=tuple(u.name for u in units),
        series=(dots,),
        axis=percent_axis([*(u.low for u in units), *(u.rate for u in units), *(r.value - 0.05 for r in lines)]),
        rules=lines,
        columns=(
            TextColumn(_("Pass rate"), tuple(numbers.rate(u.passed, u.judged, target) for u in units), strong=True),
            TextColumn("n", tuple(numbers.count(u.judged) for u in units)),
        ),
        keys=tuple(u.key for u in units),
        row_keys=single(u.key for u in units),
        table=table(units, heading, target),
    )
