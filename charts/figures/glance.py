"""All rate targets of a campaign on one scale: the value of each with the verdict's own interval, and its own limit as a tick."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analytics.attainment import Attainment
from analytics.labels import label
from analytics.words_of_value import limit_text, value_text
from charts.figures.scales import percent_axis
from charts.spec import ChartSpec, Role, Series, TextColumn
from words import _, numbers

_ROLES: dict[str, Role] = {"supported": "met", "contradicted": "missed", "undetermined": "undetermined"}
_COUNTED: dict[str, Role] = {"met": "met", "missed": "missed", "not_yet": "undetermined"}


def glance(found: Sequence[Attainment], *, key: str, title: str) -> ChartSpec:
    """The targets of `found` that are fractions with a limit and have a value, in its order; the others are in no common scale."""
    shown = [each for each in found if each.shape not in ("index", "count", "rise", "change") and None not in (each.value, each.limit)]
    values = tuple(each.value for each in shown)
    limits = tuple(each.limit for each in shown)
    low, high = tuple(each.low for each in shown), tuple(each.high for each in shown)
    return ChartSpec(
        key=key,
        title=title,
        alt=_("{title}: values of {n} targets with 90% intervals, each against its own limit.", title=title, n=len(shown)),
        categories=tuple(f"{each.id} {each.title}" for each in shown),
        series=(
            Series(_("Limit value"), "dots", limits, role="target"),
            Series(_("Figure"), "dots", values, roles=tuple(map(role, shown)), low=low, high=high),
        ),
        axis=percent_axis([*values, *limits, *low]),
        columns=(TextColumn(_("Figure"), tuple(value_text(each) for each in shown), strong=True),),
        keys=tuple(each.id for each in shown),
        table=pd.DataFrame(
            {
                _("Target"): [f"{each.id} {each.title}" for each in shown],
                _("Figure"): [value_text(each) for each in shown],
                _("Limit value"): [limit_text(each) for each in shown],
                _("90% interval"): [numbers.interval(each.low, each.high) for each in shown],
                _("Administrative verdict"): [label("administrative", each.administrative) for each in shown],
                _("Evidential verdict"): [label("evidential", each.evidential) for each in shown],
            }
        ),
    )


def role(one: Attainment) -> Role:
    """How a target is drawn: by the evidence where there are samples, else by the administrative verdict."""
    return _ROLES.get(one.evidential) or _COUNTED.get(one.administrative, "no_data")
