"""Shares that the register counts in full: T07, T08, T15, T16. No sample, so no interval."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pandas as pd

from analytics.attainment import Attainment
from analytics.campaigns import Target
from analytics.context import Context
from analytics.filed import exact, figure
from analytics.labels import label, told
from analytics.rules.common import before_due, blank, part
from analytics.verdicts import compared
from analytics.words_of_targets import records_missing
from words import _
from words.numbers import count, date_long


def attained(context: Context, target: Target, as_of: date) -> Attainment:
    """The share among the enterprises whose record tells, on the register of the target's last day."""
    answer, span = blank(context, target, as_of), context.window(target, as_of)
    if span is None or target.limit is None:
        return replace(answer, why_no_data=records_missing(target))
    return judged(answer, target, context.register_on(target, span.end), before_due(target, as_of))


def judged(answer: Attainment, target: Target, register: pd.DataFrame, early: bool) -> Attainment:
    """The answer with the register's counts; how many enterprises its record is silent about stands in the note."""
    ratio = _ratio(register, str(target.share))
    if ratio is None or target.limit is None:
        return replace(answer, why_no_data=records_missing(target))
    above, below, share = ratio
    return replace(
        answer,
        value=float(share),
        numerator=above,
        denominator=below,
        administrative=compared(share >= target.limit, before_due=early),
        evidential="not_applicable",
        gap_points=float((share - target.limit) * 100),
        complete=True,
        counting_rule=_counting_rule(target, register),
    )


def risen(context: Context, target: Target, as_of: date) -> Attainment:
    """T16: the share against the register of the first day, and a reported share against the city's."""
    answer, span = blank(context, target, as_of), context.window(target, as_of)
    if span is None:
        return replace(answer, why_no_data=records_missing(target))
    early = before_due(target, as_of)
    now, then = context.register_on(target, span.end), context.register_on(target, span.start)
    rise = _rise(part(answer, 0, title=_("share in the register")), target, now, then, early)
    lead = _lead(context, target, part(answer, 1, title=_("{indicator} against the city", indicator=target.indicators[0])), as_of, early)
    parts = (rise, lead)
    if any(each.administrative in ("missed", "not_yet") for each in parts):
        verdict = compared(False, before_due=early)
    else:
        verdict = "met" if all(each.administrative == "met" for each in parts) else "no_data"
    why = told(each.why_no_data for each in parts)
    evidential = "not_applicable" if verdict != "no_data" else "no_data"
    shown = {name: getattr(rise, name) for name in ("value", "numerator", "denominator", "limit", "gap_points", "complete", "counting_rule")}
    return replace(answer, parts=parts, administrative=verdict, evidential=evidential, why_no_data=why, **shown)


def _rise(one: Attainment, target: Target, now: pd.DataFrame, then: pd.DataFrame, early: bool) -> Attainment:
    current, earlier = _ratio(now, str(target.share)), _ratio(then, str(target.share))
    if current is None:
        return replace(one, why_no_data=records_missing(target))
    one = replace(
        one, value=float(current[2]), numerator=current[0], denominator=current[1], complete=True, counting_rule=_counting_rule(target, now)
    )
    if earlier is None or _day(then) == _day(now):
        return replace(one, why_no_data=_("The register holds only one state: it needs one from the start and a later one to compare."))
    gain = current[2] - earlier[2]
    return replace(
        one,
        limit=float(earlier[2]),
        change=float(gain),
        gap_points=float(gain * 100),
        administrative=compared(gain > 0, before_due=early),
        evidential="not_applicable",
    )


def _lead(context: Context, target: Target, one: Attainment, as_of: date, early: bool) -> Attainment:
    own, city = (figure(context, target, region, as_of, percentage=True) for region in ("own", "city"))
    if own is None or city is None:
        lacking = label("region", "own" if own is None else "city")
        return replace(one, why_no_data=_("{indicator} ({region}) has not been reported.", indicator=target.indicators[0], region=lacking))
    return replace(
        one,
        value=float(own.value),
        limit=float(city.value),
        gap_points=float((own.value - city.value) * 100),
        administrative=compared(own.value > city.value, before_due=early),
        evidential="not_applicable",
        reported=True,
    )


def _ratio(register: pd.DataFrame, share: str) -> tuple[int | float, int | float, Fraction] | None:
    """Numerator, denominator and their exact ratio; None where no record tells."""
    if share == "brand_sales":
        known = register[register["annual_sales"].notna()]
        above, below = float(known["brand_sales"].sum()), float(known["annual_sales"].sum())
        return (above, below, exact(above) / exact(below)) if below else None
    told = register[share].dropna()
    conforming, known_of = int(told.astype(bool).sum()), len(told)
    return (conforming, known_of, Fraction(conforming, known_of)) if known_of else None


def _counting_rule(target: Target, register: pd.DataFrame) -> str:
    column = "annual_sales" if target.share == "brand_sales" else str(target.share)
    silent, day = int(register[column].isna().sum()), _day(register)
    rule = _("Register of {day}: {n} producers in operation.", day=date_long(day) if day else _("no date"), n=count(len(register)))
    return told((rule, _("Of {n} the register does not tell: they are left out.", n=count(silent)) if silent else ""))


def _day(register: pd.DataFrame) -> date | None:
    """The newest day that the rows of a register name; None where none does: that is one state of it, whenever it is looked at."""
    newest = register["as_of"].max()
    return None if pd.isna(newest) else newest.date()
