"""Every target then and now: its value, the change with its interval, the batches in between, and the verdicts that flipped."""

from __future__ import annotations

from dataclasses import dataclass

from analytics import context as contexts
from analytics.ask import Readable
from analytics.attainment import Attainment
from analytics.campaigns import Campaign, Target
from analytics.changes.days import Days
from analytics.scope import Scope
from analytics.statistics import newcombe_difference
from analytics.targets import RULES
from analytics.verdicts import known

CONFIDENCE = 0.95
RATES = ("rate", "benchmark")  # shapes whose value is passed / judged of one growing sample


@dataclass(frozen=True)
class Added:
    """Batches (of an item rate: items) that entered a target's count in between."""

    passed: int
    judged: int


@dataclass(frozen=True)
class TargetChange:
    """One target on both sides. `change`, `low`, `high` in the unit of its value; None where a side has none, or no interval applies.

    `added` is None where a target is no growing sample, or where records were also taken away in between.
    """

    then: Attainment
    now: Attainment
    added: Added | None = None
    change: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def flipped(self) -> bool:
        """Whether either verdict is another one now."""
        return self.administrative_flipped or self.evidential_flipped

    @property
    def administrative_flipped(self) -> bool:
        """Whether the administrative verdict is another one now."""
        return self.then.administrative != self.now.administrative

    @property
    def evidential_flipped(self) -> bool:
        """Whether the evidential verdict is another one now."""
        return self.then.evidential != self.now.evidential


def between_days(snapshot: Readable, campaign: Campaign, scope: Scope, days: Days) -> tuple[TargetChange, ...]:
    """Every target of the campaign on both days, in the order of its document, from one state of the store."""
    context = contexts.prepare(snapshot, campaign, scope.but(as_of=days.now), days.then)
    return tuple(
        changed(target, RULES[target.shape](context, target, days.then), RULES[target.shape](context, target, days.now))
        for target in campaign.targets
    )


def between_versions(
    snapshot: Readable, then: Readable, now: Readable, campaign: Campaign, scope: Scope, *, only_added: bool
) -> tuple[TargetChange, ...]:
    """Every target on the scope's day as two data versions tell it. `only_added`: no row was taken away or changed between them.

    `snapshot` is the store as it is asked; `then` and `now` are the states compared. The scope must name its day, or it would move.
    """
    sides = [values(snapshot, state, campaign, scope) for state in (then, now)]
    return tuple(changed(target, before, after, nested=only_added) for target, before, after in zip(campaign.targets, *sides, strict=True))


def values(_snapshot: Readable, state: Readable, campaign: Campaign, scope: Scope) -> tuple[Attainment, ...]:
    """Every target on the scope's day at one state of the store, without its series."""
    context = contexts.prepare(state, campaign, scope)
    return tuple(RULES[target.shape](context, target, context.as_of) for target in campaign.targets)


def changed(target: Target, then: Attainment, now: Attainment, *, nested: bool = True) -> TargetChange:
    """The change of one target. `nested`: the earlier sample is part of the later one, so that the change has an interval."""
    change = None if then.value is None or now.value is None else now.value - then.value
    added = _added(then, now) if nested and target.shape in RATES else None
    if added is None or change is None:
        return TargetChange(then, now, added, change)
    low, high = nested_interval(int(then.numerator or 0), int(then.denominator or 0), added.passed, added.judged)
    return TargetChange(then, now, added, change, low, high)


def nested_interval(passed: int, judged: int, added_passed: int, added_judged: int) -> tuple[float | None, float | None]:
    """The 95 % interval of the change of a cumulative rate by added batches, as fractions; (None, None) where either has no batch.

    The two values share their batches, so an interval for independent rates does not hold for them. But
    p_now − p_then = (n_added / n_now) · (p_added − p_then), and those two are independent: the interval is Newcombe's of the batches
    added against the earlier ones, times the share of the added ones.
    """
    if not judged or not added_judged:
        return None, None
    apart = newcombe_difference(added_passed, added_judged, passed, judged, CONFIDENCE)
    share = added_judged / (judged + added_judged)
    return known(apart.low * share), known(apart.high * share)


def _added(then: Attainment, now: Attainment) -> Added | None:
    if now.denominator is None or now.numerator is None:
        return None
    added = Added(int(now.numerator) - int(then.numerator or 0), int(now.denominator) - int(then.denominator or 0))
    return added if 0 <= added.passed <= added.judged else None
