"""A pass rate that must rise (by so much, where a limit says it) at every inspection level against the document's base period, else the equally
long period before the campaign: T02.

Each level is compared with itself only; levels are never pooled. A level without samples in either period says nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from analytics.attainment import Attainment
from analytics.campaigns import Target, Window
from analytics.context import Context, baseline
from analytics.cube import Tally
from analytics.labels import label, listing, told
from analytics.rules.common import before_due, blank, part
from analytics.rules.rate import counted
from analytics.scope import LEVELS
from analytics.statistics import newcombe_difference
from analytics.verdicts import compared, known
from words import _
from words.numbers import count, date_range

CONFIDENCE = 0.90  # as the verdict on a rate: two one-sided tests at 5 %


def attained(context: Context, target: Target, as_of: date) -> Attainment:
    """How many of the comparable levels rose (value: their share), each level with its change as a part."""
    span = context.window(target, as_of)
    if span is None:
        return blank(context, target, as_of)
    before, early, least = target.base or baseline(span), before_due(target, as_of), target.limit or Fraction(0)
    answer = counted(context, target, as_of)
    levels = context.filters(target)["levels"] or LEVELS

    def of(level: str, days: Window) -> Tally:
        return context.tally(target, days, levels=(level,))

    parts = tuple(level_part(answer, place, level, of(level, span), of(level, before), before, least, early) for place, level in enumerate(levels))
    known_levels = [each for each in parts if each.administrative != "no_data"]
    every = context.tally(target, span, levels=None).judged if context.scope.levels is None else 0
    unnamed = every - context.tally(target, span, levels=LEVELS).judged if every else 0
    apart = _("{n} batches name no inspection level: they are compared at none.", n=count(unnamed)) if unnamed else ""
    if not known_levels:
        days = date_range(before.start, before.end)
        if target.base:
            why = _("No level has judged batches both in the campaign and in the base period ({days}).", days=days)
        else:
            why = _("No level has judged batches both in the campaign and in the period before it ({days}).", days=days)
        return replace(answer, parts=parts, why_no_data=told((why, apart)))
    risen = sum(each.administrative == "met" for each in known_levels)
    silent = listing(each.title for each in parts if each.administrative == "no_data")
    further = [each for each in (_("No comparison at: {levels}.", levels=silent) if silent else "", apart) if each]
    return replace(
        answer,
        parts=parts,
        value=risen / len(known_levels),
        numerator=risen,
        denominator=len(known_levels),
        unit=_("levels"),
        administrative=compared(risen == len(known_levels), before_due=early),
        evidential=joined([each.evidential for each in known_levels]),
        note=told((f"{answer.note}{_('.')}", *further)) if answer.note and further else told(further) or answer.note,
        why_no_data="",
    )


def level_part(whole: Attainment, place: int, level: str, now: Tally, then: Tally, before: Window, least: Fraction, early: bool) -> Attainment:
    """One level: its rate, what it was before, and Newcombe's 90 % interval of the change (`low`, `high`: of the change, as a fraction).

    `least`: what it must rise by; 0: at all.
    """
    figures = part(whole, place, title=label("level", level), pooled_levels=(level,))
    if not now.judged or not then.judged:
        lacking = (
            _("No judged batch in the campaign.") if not now.judged else _("No judged batch in {days}.", days=date_range(before.start, before.end))
        )
        return replace(figures, why_no_data=lacking, **_value(now))
    earlier = Fraction(then.passed, then.judged)
    gain = Fraction(now.passed, now.judged) - earlier
    change = newcombe_difference(now.passed, now.judged, then.passed, then.judged, CONFIDENCE)
    return replace(
        figures,
        **_value(now),
        limit=float(earlier + least),
        previous=then.passed / then.judged,
        previous_on=before.end,
        change=float(gain),
        gap_points=float((gain - least) * 100),
        low=known(change.low),
        high=known(change.high),
        administrative=compared(gain >= least if least else gain > 0, before_due=early),
        evidential=_evidential(change.low, change.high, float(least)),
    )


def _evidential(low: float, high: float, least: float) -> str:
    """Whether all of an interval of the change rises (by so much), none of it, or some."""
    if high < least:
        return "contradicted"
    return "supported" if (low >= least if least else low > 0) else "undetermined"


def _value(tally: Tally) -> dict[str, Any]:
    if not tally.judged:
        return {}
    return {"value": tally.passed / tally.judged, "numerator": tally.passed, "denominator": tally.judged, "not_judged": tally.not_judged}


def joined(parts: list[str]) -> str:
    """A rule that needs every part: supported when all are, contradicted when one is, else undetermined."""
    if "contradicted" in parts:
        return "contradicted"
    return "supported" if parts and all(each == "supported" for each in parts) else "undetermined"
