"""Is each target of a campaign met, how sure is that, and what changed: the one answer that page, command line and reports show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from analytics import context as contexts
from analytics.ask import Readable
from analytics.attainment import Attainment, Month
from analytics.campaigns import Campaign, Target, Window
from analytics.context import MONTHS_SHOWN, Context
from analytics.cube import months_of
from analytics.months import months_back
from analytics.rules import benchmark, count, falls, filed, groups, index, rate, rectified, rise, share
from analytics.scope import Scope

Rule = Callable[[Context, Target, date], Attainment]
RULES: Mapping[str, Rule] = {
    "rate": rate.attained,
    "rise": rise.attained,
    "benchmark": benchmark.attained,
    "index": index.attained,
    "count": count.attained,
    "share": share.attained,
    "share_rise": share.risen,
    "filed": filed.attained,
    "below": filed.below,
    "change": filed.changed,
    "falls": falls.attained,
    "rectified": rectified.attained,
    "groups": groups.attained,
}
SAMPLED = ("rate", "rise", "benchmark", "index")


def attain(snapshot: Readable, campaign: Campaign, scope: Scope, compare_with: date | None = None) -> tuple[Attainment, ...]:
    """Every target of the campaign on the scope's day, in the order of its document.

    `compare_with`: an earlier day; each answer then carries the value of that day and the change since. Words are in the language now spoken.
    """
    return answers(contexts.prepare(snapshot, campaign, scope, compare_with))


def answers(context: Context) -> tuple[Attainment, ...]:
    """The same from a context already prepared (a page that also draws drags and series from it)."""
    return tuple(_answer(context, target) for target in context.campaign.targets)


def _answer(context: Context, target: Target) -> Attainment:
    attained = RULES[target.shape]
    now = attained(context, target, context.as_of)
    if target.shape in SAMPLED:
        now = replace(now, series=_series(context, target))
    if context.compare_with is None:
        return now
    then = attained(context, target, context.compare_with).value
    change = now.value - then if now.value is not None and then is not None else None
    return replace(now, previous=then, previous_on=context.compare_with, change=change)


def _series(context: Context, target: Target) -> tuple[Month, ...]:
    window = Window(months_back(context.as_of, MONTHS_SHOWN), context.as_of)
    tallies = ((start, context.tally(target, span)) for start, span in months_of(window))
    return tuple(Month(start, tally.passed, tally.judged) for start, tally in tallies if tally.judged)
