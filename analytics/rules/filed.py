"""Figures that departments file: a rate against a limit (T17–T22, T27–T29, T37, T38), one below the others' (T34), a change (T30)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from analytics.attainment import Attainment
from analytics.campaign import Target
from analytics.context import Context
from analytics.filed import Figure, exact, figure
from analytics.labels import label
from analytics.rules.common import before_due, blank
from analytics.verdicts import compared, meets
from analytics.words_of_targets import filed_later, records_missing
from words import _
from words.numbers import date_long, plain


def attained(context: Context, target: Target, as_of: date) -> Attainment:
    """The latest filed rate of the target's days against its limit."""
    answer, found = _blank(context, target, as_of), figure(context, target, "own", as_of, percentage=True)
    if found is None or target.limit is None:
        return replace(answer, why_no_data=_why_none(context, target, as_of, percentage=True))
    if not 0 <= found.value <= 1:
        return replace(answer, why_no_data=_("The figure filed ({value}) is no share: it must lie between 0 and 100%.", value=_written(found)))
    return _judged(replace(answer, counting_rule=_rule(found)), target, found.value, target.limit, as_of, found)


def below(context: Context, target: Target, as_of: date) -> Attainment:
    """The own figure (a number in its own unit) against the average of the region that the target names: below or above it, as its rule says."""
    answer, region = replace(blank(context, target, as_of), shape="count"), target.benchmarks[0]
    own, other = (figure(context, target, where, as_of, percentage=False) for where in ("own", region))
    if own is None or other is None:
        lacking = label("region", "own" if own is None else region)
        return replace(answer, why_no_data=_("{indicator} ({region}) has not been reported.", indicator=target.indicators[0], region=lacking))
    return _judged(replace(answer, limit=float(other.value), counting_rule=_rule(own)), target, own.value, other.value, as_of, own)


def changed(context: Context, target: Target, as_of: date) -> Attainment:
    """The latest filed value against that of the base period: (now − base) / base, compared with the limit."""
    answer, span = replace(blank(context, target, as_of), shape="change"), context.window(target, as_of)
    now = figure(context, target, "own", as_of, percentage=False)
    base = _base(context, target)
    if span is None or now is None or base is None or target.limit is None:
        if now is not None and base is None:
            return replace(answer, why_no_data=_("No figure of the base period has been filed."))
        return replace(answer, why_no_data=_why_none(context, target, as_of, percentage=False))
    if base.value <= 0:
        return replace(answer, why_no_data=_("The figure of the base period is {value}: nothing can be compared with it.", value=float(base.value)))
    change = (now.value - base.value) / base.value
    rule = _(
        "Filed: {now} (to {now_end}) against {base} (to {base_end}).",
        now=plain(float(now.value)),
        now_end=date_long(now.period_end),
        base=plain(float(base.value)),
        base_end=date_long(base.period_end),
    )
    return _judged(replace(answer, counting_rule=rule), target, change, target.limit, as_of, None)


def _why_none(context: Context, target: Target, as_of: date, *, percentage: bool) -> str:
    """What is missing: the record, or only the days up to its end."""
    later = figure(context, target, "own", date.max, percentage=percentage)
    return filed_later(later.period_end, as_of) if later is not None and later.period_end > as_of else records_missing(target)


def _base(context: Context, target: Target) -> Figure | None:
    if target.base is None:
        return None
    earlier = replace(target, window=target.base)
    return figure(context, earlier, "own", target.base.end, percentage=False)


def _blank(context: Context, target: Target, as_of: date) -> Attainment:
    return replace(blank(context, target, as_of), shape="share")


def _judged(answer: Attainment, target: Target, value: Fraction, limit: Fraction, as_of: date, found: Figure | None) -> Attainment:
    return replace(
        answer,
        value=float(value),
        numerator=found.numerator if found else None,
        denominator=found.denominator if found else None,
        administrative=compared(meets(value, target.rule, limit), before_due=before_due(target, as_of)),
        evidential="not_applicable",
        gap_points=float((value - limit) * (1 if answer.shape == "count" else 100)),
        reported=True,
        complete=True,
    )


def _rule(found: Figure) -> str:
    who = found.department or _("department not stated")
    if found.denominator is None:
        return _("Filed by {who} for the period to {day}, without numerator and denominator.", who=who, day=date_long(found.period_end))
    return _("Filed by {who} for the period to {day}.", who=who, day=date_long(found.period_end))


def _written(found: Figure) -> str:
    return f"{plain(float(exact(float(found.value)) * 100))}%"
