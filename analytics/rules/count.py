"""A count against a limit: T03–T05, T09, T31, T34, T35, T39. A full count, so no interval.

It adds up the records that the target names; where none of their datasets holds a record, the figure that a department filed answers.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from analytics import followed, words_of_records
from analytics.attainment import Attainment
from analytics.campaign import Target
from analytics.context import Context
from analytics.filed import figure
from analytics.rules.common import before_due, blank
from analytics.verdicts import compared, meets
from analytics.words_of_targets import records_missing


def attained(context: Context, target: Target, as_of: date) -> Attainment:
    """The count from the records, else the reported one, else no data with the records that will bring it; never a made-up zero."""
    answer, counted = blank(context, target, as_of), _counted(context, target, as_of)
    if counted is not None:
        value, rule = counted
        return judged(replace(answer, counting_rule=rule), target, Fraction(value), as_of)
    found = figure(context, target, "own", as_of, percentage=False) if target.indicators else None
    if found is None:
        return replace(answer, why_no_data=records_missing(target))
    return judged(replace(answer, reported=True), target, found.value, as_of)


def judged(answer: Attainment, target: Target, value: Fraction, as_of: date) -> Attainment:
    """The answer with a full count against the target's limit. A count that is to fall to a limit ('=') may also lie below it."""
    limit = target.limit or Fraction(0)
    rule = "<=" if target.rule == "=" else target.rule
    return replace(
        answer,
        value=float(value),
        administrative=compared(meets(value, rule, limit), before_due=before_due(target, as_of)),
        evidential="not_applicable",
        gap_points=float(value - limit),
        complete=True,
    )


def _counted(context: Context, target: Target, as_of: date) -> tuple[int, str] | None:
    """How many records count, and the counting rule in words; None where no dataset that the target names holds any record."""
    span = context.window(target, as_of)
    if span is None or not target.records:
        return None
    datasets = dict.fromkeys(each.dataset for each in target.records)
    held = {name: followed.known(context, name, target, as_of) for name in datasets}
    if not any(len(rows) for rows in held.values()):
        return None
    number = followed.number(context, held, target.records, span)
    return number, words_of_records.counted(target, span, {name: len(rows) for name, rows in held.items()})
