"""A count of records that must fall (by so much, where a limit says it) against the same days of the year before, for so many years in a row:
T36. A full count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pandas as pd

from analytics import followed
from analytics.attainment import Attainment
from analytics.campaign import Target, Window
from analytics.context import Context
from analytics.labels import told
from analytics.months import years_before
from analytics.rules.common import before_due, blank, part
from analytics.verdicts import compared
from analytics.words_of_records import counted
from analytics.words_of_targets import records_missing
from words import _
from words.numbers import date_range


def attained(context: Context, target: Target, as_of: date) -> Attainment:
    """The change of the count, newest year first: met where it fell in each of the target's years."""
    answer, span = replace(blank(context, target, as_of), shape="change"), context.window(target, as_of)
    if span is None:
        return replace(answer, why_no_data=records_missing(target))
    held = {each.dataset: followed.known(context, each.dataset, target, as_of) for each in target.records}
    if not any(len(rows) for rows in held.values()):
        return replace(answer, why_no_data=records_missing(target))
    spans = [years_before(span, years) for years in range(target.years + 1)]
    numbers = [_number(context, held, target, each) for each in spans]
    early = before_due(target, as_of)
    years = range(target.years)
    parts = tuple(_year(part(answer, place), target, numbers[place : place + 2], spans[place : place + 2], early) for place in years)
    newest = parts[0]
    verdict = "met" if all(each.administrative == "met" for each in parts) else compared(False, before_due=early)
    if any(each.administrative == "no_data" for each in parts):
        verdict = "no_data"
    return replace(
        newest,
        id=answer.id,
        title=answer.title,
        note=answer.note,
        administrative=verdict,
        evidential="not_applicable" if verdict != "no_data" else "no_data",
        why_no_data=told(dict.fromkeys(each.why_no_data for each in parts)),
        parts=parts if target.years > 1 else (),
        counting_rule=counted(target, span, {name: len(rows) for name, rows in held.items()}) + " " + newest.counting_rule,
    )


def _year(one: Attainment, target: Target, numbers: list[int], spans: list[Window], early: bool) -> Attainment:
    (now, then), (span, before) = numbers, spans
    days, days_before = date_range(span.start, span.end), date_range(before.start, before.end)
    said = _("{now} in {days}, {then} in {before}.", now=now, days=days, then=then, before=days_before)
    one = replace(one, title=days, start=span.start, end=span.end, counting_rule=said)
    if not then:
        return replace(one, why_no_data=_("There is no record from {days} to compare with.", days=days_before))
    change, limit = Fraction(now - then, then), target.limit or Fraction(0)
    return replace(
        one,
        limit=float(limit),
        value=float(change),
        administrative=compared(change <= limit if limit else now < then, before_due=early),
        evidential="not_applicable",
        gap_points=float((change - limit) * 100),
        complete=True,
        counts=(now, then),
    )


def _number(context: Context, held: dict[str, pd.DataFrame], target: Target, span: Window) -> int:
    return followed.number(context, held, [replace(each, open_only=False) for each in target.records], span)
