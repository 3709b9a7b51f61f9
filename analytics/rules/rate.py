"""A pass rate against a limit: T01, T06, T12, T13. Where it must be stable, every stage with samples meets the limit too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from analytics import words_of_targets as words_of
from analytics.attainment import Attainment
from analytics.campaigns import Target, Window
from analytics.context import ONE_DAY, Context
from analytics.cube import Tally
from analytics.rules.common import before_due, blank, part
from analytics.scope import LEVELS
from analytics.verdicts import judge


def attained(context: Context, target: Target, as_of: date) -> Attainment:
    """The pass rate of the target's window on a day, judged against its limit."""
    answer = counted(context, target, as_of)
    tally = context.tally(target, context.window(target, as_of)) if context.window(target, as_of) else Tally(0, 0, 0, 0)
    remaining, assumed = planned(context, target, as_of)
    answer = replace(judged(answer, target, tally, before_due(target, as_of), remaining), plan_assumed=assumed)
    if not target.stable or answer.administrative == "no_data":
        return answer
    stages = tuple(stage_parts(context, target, as_of, answer))
    kept = "met" if answer.administrative == "met" and all(each.administrative == "met" for each in stages) else missed(target, as_of)
    return replace(answer, parts=stages, administrative=kept)


def counted(context: Context, target: Target, as_of: date) -> Attainment:
    """The frame of a sampled target: what was counted, what stayed apart, which levels are pooled, and why nothing counts."""
    answer, span = blank(context, target, as_of), context.window(target, as_of)
    apart, undated = Tally(0, 0, 0, 0), context.tally(target, None)
    pooled: tuple[str | None, ...] = ()
    tally = apart
    if span:
        tally = context.tally(target, span)
        apart = context.tally(target, span, places=("elsewhere", "unknown"))
        pooled = tuple(sorted(context.cube.present("level", span, **context.filters(target)), key=lambda level: (*LEVELS, None).index(level)))
    narrowed_away = any(values == () for values in context.filters(target).values())
    why = "" if tally.judged else words_of.nothing_counted(target, tally.failures_only, apart.judged, undated.judged, narrowed_away)
    return replace(
        answer,
        not_judged=tally.not_judged,
        failures_without_denominator=tally.failures_only,
        elsewhere=apart.judged,
        undated=undated.judged,
        pooled_levels=tuple(level or "" for level in pooled),
        counting_rule=words_of.counting_rule(context.campaign, target, span, pooled),
        why_no_data=why,
    )


def judged(answer: Attainment, target: Target, tally: Tally, early: bool, remaining: int | None = None) -> Attainment:
    """The answer with a tally's value, gap and both verdicts; unchanged where nothing was judged."""
    if not tally.judged or target.limit is None:
        return answer
    verdict = judge(tally.passed, tally.judged, target.limit, before_due=early, strict=target.rule == ">", remaining=remaining)
    return replace(
        answer,
        value=tally.passed / tally.judged,
        numerator=tally.passed,
        denominator=tally.judged,
        not_judged=tally.not_judged,
        administrative=verdict.administrative,
        evidential=verdict.evidential,
        low=verdict.low,
        high=verdict.high,
        needed_without_failure=verdict.needed_without_failure,
        failures_affordable=verdict.failures_affordable,
        out_of_reach=verdict.out_of_reach,
        remaining_planned=remaining,
        gap_points=float((Fraction(tally.passed, tally.judged) - target.limit) * 100),
        why_no_data="",
    )


def stage_parts(context: Context, target: Target, as_of: date, whole: Attainment) -> list[Attainment]:
    """Every stage with samples, judged by itself."""
    parts: list[Attainment] = []
    for stage, span in stages_within(context, target, as_of):
        tally = context.tally(target, span)
        if tally.judged:
            figures = part(whole, len(parts), title=str(stage), start=span.start, end=span.end, failures_affordable=None, remaining_planned=None)
            parts.append(judged(figures, target, tally, before_due(target, as_of)))
    return parts


def stages_within(context: Context, target: Target, as_of: date) -> list[tuple[str, Window]]:
    """The campaign's stages, each cut to the target's window."""
    window = context.window(target, as_of)
    if window is None:
        return []
    spans = [(str(stage.title), Window(max(stage.start, window.start), min(stage.end, window.end))) for stage in context.campaign.stages]
    return [(title, span) for title, span in spans if span.start <= span.end]


def missed(target: Target, as_of: date) -> str:
    """What a miss is called on that day."""
    return "not_yet" if before_due(target, as_of) else "missed"


def planned(context: Context, target: Target, as_of: date) -> tuple[int | None, bool]:
    """Batches still planned after the day for the target's trades and levels (None without a plan), and whether the plan is an assumption.

    What a plan's period has had so far is taken off; a plan whose period is over brings nothing more. Of a plan that goes on beyond the target's
    own days, what is left counts as far as its days are the target's: nobody says on which of them a batch will be drawn. A plan is the
    county's: none for a scope that looks at some townships or tiers only.
    """
    filters, own = context.filters(target), target.window or Window(context.campaign.start, target.due)
    own = Window(own.start, min(own.end, target.due))
    plans = [
        plan
        for plan in context.campaign.plans
        if (filters["trades"] is None or plan.trade in filters["trades"]) and (filters["levels"] is None or plan.level in filters["levels"])
        if plan.start <= own.end and own.start <= plan.end
    ]
    if not plans or context.scope.townships is not None or context.scope.tiers is not None:
        return None, False
    left = 0
    for plan in plans:
        if plan.end > as_of:
            done = context.tally(target, Window(plan.start, as_of), trades=(plan.trade,), levels=(plan.level,))
            coming = Window(max(plan.start, as_of + ONE_DAY), plan.end)
            left += _falling(max(0, plan.planned - done.judged - done.not_judged), coming, own)
    return left, any(plan.assumed for plan in plans)


def _falling(batches: int, days: Window, own: Window) -> int:
    """Of batches spread evenly over some days, those that fall on the target's own, to the nearest whole one."""
    whole = (days.end - days.start).days + 1
    shared = max(0, (min(days.end, own.end) - max(days.start, own.start)).days + 1)
    return (2 * batches * shared + whole) // (2 * whole)
