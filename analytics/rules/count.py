"""A count that must fall to a limit: T03–T05, T09. A full count: no interval. Until its records have a dataset, a reported figure answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from analytics.attainment import Attainment
from analytics.campaigns import Target
from analytics.context import Context
from analytics.filed import figure
from analytics.rules.common import before_due, blank
from analytics.verdicts import compared
from analytics.words_of_targets import records_missing


def attained(context: Context, target: Target, as_of: date) -> Attainment:
    """The reported count, or no data with the records that will bring it; never a made-up zero."""
    answer = blank(context, target, as_of)
    found = figure(context, target, "own", as_of, percentage=False) if target.indicators else None
    if found is None or target.limit is None:
        return replace(answer, why_no_data=records_missing(target))
    return replace(
        answer,
        value=float(found.value),
        administrative=compared(found.value <= target.limit, before_due=before_due(target, as_of)),
        evidential="not_applicable",
        gap_points=float(found.value - target.limit),
        reported=True,
        complete=True,
    )
