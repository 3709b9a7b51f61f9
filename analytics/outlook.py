"""Will each target be met at its due date: the predictive probability from the planned remaining batches, or an honest sentence why there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import prod

from analytics import context as contexts
from analytics import words_of_outlook as words_of
from analytics.ask import Readable
from analytics.attainment import Attainment
from analytics.campaigns import Campaign, Target, Window, load
from analytics.context import ONE_DAY, Context, baseline
from analytics.due import come
from analytics.expected import Outlook
from analytics.months import months_back
from analytics.predicted import predicted
from analytics.prediction import Portion
from analytics.rules import rate
from analytics.scope import LEVELS, Scope, narrowed
from analytics.targets import answers

HISTORY = 12  # months before the target's own days, offered as a prior


def outlooks(snapshot: Readable, scope: Scope) -> tuple[Outlook, ...]:
    """Every target of the scope's campaign, in the order of its document, on the scope's day (see Outlook). Words are in the language spoken.

    A target that compares each level with its past is a row with its levels as parts. Raises Refusal for an unknown campaign.
    """
    campaign = load(str(scope.campaign))
    context = contexts.prepare(snapshot, campaign, scope)
    return tuple(_outlook(context, target, now) for target, now in zip(campaign.targets, answers(context), strict=True))


def _outlook(context: Context, target: Target, now: Attainment) -> Outlook:
    one = Outlook(
        id=target.id,
        title=now.title,
        due=target.due,
        due_assumed=target.due_assumed,
        as_of=context.as_of,
        state="over" if come(target.due, context.as_of) else "not_predicted",
        attained=now,
    )
    if one.state == "over":
        return replace(one, answer=words_of.over(one))
    if target.shape == "rise":
        return _rise(context, target, one)
    limit = target.limit if target.shape == "rate" else _highest(now) if target.shape == "benchmark" else None
    if limit is None or target.measure == "enterprise" or now.reported:
        why = words_of.not_predicted(target, now)
        return replace(one, why=why, answer=why)
    return predicted(_sampled(context, target, one, limit, strict=target.rule == ">"))


def _highest(now: Attainment) -> Fraction | None:
    """The highest of the averages; None while one of them is not reported."""
    if any(each.limit is None for each in now.parts):
        return None
    return max((Fraction(repr(each.limit)) for each in now.parts), default=None)


def _sampled(context: Context, target: Target, one: Outlook, limit: Fraction, *, strict: bool) -> Outlook:
    """The counts so far, the plan and the pace of a sampled rate."""
    span = context.window(target, context.as_of)
    tally = context.tally(target, span) if span else None
    passed, judged = (tally.passed, tally.judged) if tally else (0, 0)
    remaining, assumed = rate.planned(context, target, context.as_of)
    first = target.window.start if target.window else context.campaign.start
    so_far = (context.as_of - first).days + 1
    left = (target.due - max(context.as_of, first - ONE_DAY)).days
    return replace(
        one,
        state="open",
        passed=passed,
        judged=judged,
        limit=limit,
        strict=strict,
        remaining=remaining,
        plan_assumed=assumed,
        pace=round(judged * left / so_far) if so_far > 0 else None,
        stages=_stages(context, target) if target.stable else (),
        history=_history(context, target, first),
    )


def _stages(context: Context, target: Target) -> tuple[Portion, ...]:
    """Every stage of the target's days: what it has so far, and the days it has left."""
    counted = {title: context.tally(target, span) for title, span in rate.stages_within(context, target, context.as_of)}
    found = []
    for stage in context.campaign.stages:
        title, end = str(stage.title), min(stage.end, target.due)
        if stage.start <= end and (target.window is None or end >= target.window.start):
            tally = counted.get(title)
            left = max(0, (end - max(stage.start - ONE_DAY, context.as_of)).days)
            found.append(Portion(title, tally.passed if tally else 0, tally.judged if tally else 0, left))
    return tuple(found)


def _history(context: Context, target: Target, first: date) -> tuple[int, int]:
    """Passed and judged of what the target counts, in the year before its days."""
    start, end = months_back(first, HISTORY), min(first - ONE_DAY, context.as_of)
    return _counts(context, target, Window(start, end)) if start <= end else (0, 0)


def _counts(context: Context, target: Target, span: Window) -> tuple[int, int]:
    """Passed and judged of what a target counts, in any days."""
    tally = context.tally(target, span)
    return tally.passed, tally.judged


def _rise(context: Context, target: Target, one: Outlook) -> Outlook:
    """Each level against its own rate in the equally long period before the campaign, as it will be counted at the due date."""
    whole = contexts.window(context.campaign, context.scope, target, target.due)
    levels = narrowed(target.levels or LEVELS, context.scope.levels) or ()
    parts = tuple(_level(context, target, replace(one, id=f"{one.id}{chr(ord('a') + i)}"), level, whole) for i, level in enumerate(levels))
    if not target.levels:  # of a level that nobody samples nothing need be said
        parts = tuple(each for each in parts if each.attained.denominator or each.answer != words_of.no_baseline())
    open_parts = [each for each in parts if each.limit is not None]
    chances = [each.chance for each in open_parts]
    joint = prod(each for each in chances if each is not None) if open_parts and None not in chances else None
    one = replace(one, parts=parts, state="open" if open_parts else "not_predicted", chance=joint)
    return replace(one, answer=words_of.rise(one, len(open_parts)))


def _level(context: Context, target: Target, one: Outlook, level: str, whole: Window | None) -> Outlook:
    of_level = replace(target, levels=(level,))
    one = replace(one, title=words_of.part(context.campaign, target, level), attained=_part(one.attained, level))
    then = _counts(context, of_level, target.base or baseline(whole)) if whole else (0, 0)
    if not then[1]:
        why = words_of.no_baseline()
        return replace(one, why=why, answer=why)
    goal = Fraction(*then) + (target.limit or 0)
    if goal > 1:
        why = words_of.beyond_all(goal)
        return replace(one, why=why, answer=why)
    return predicted(_sampled(context, of_level, one, goal, strict=not target.limit))


def _part(whole: Attainment, level: str) -> Attainment:
    return next((each for each in whole.parts if each.pooled_levels == (level,)), whole)


def middle(campaign: Campaign) -> date:
    """The day half-way through a campaign."""
    return campaign.start + (campaign.end - campaign.start) / 2
