"""The one pass rate that the meeting looks at: cumulative on both days, and in the two periods that are held against each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analytics import rates
from analytics.ask import Readable
from analytics.campaigns import Campaign, Target, Window
from analytics.changes.days import Days
from analytics.changes.targets import nested_interval
from analytics.filters import counted_by
from analytics.scope import Scope
from words import Refusal, _
from words.numbers import date_long


@dataclass(frozen=True)
class Periods:
    """What is counted: `cumulative` up to the earlier day, `earlier` and `later` the two periods; each a scope with its days."""

    measure: str
    cumulative: Scope
    earlier: Scope
    later: Scope


@dataclass(frozen=True)
class Figure:
    """Counts of one pass rate: cumulative on the earlier day, earlier period, added since. Whole numbers; `low`, `high` of the change of
    the cumulative rate (95 %), as fractions, None without batches on a side."""

    cumulative_passed: int
    cumulative_judged: int
    earlier_passed: int
    earlier_judged: int
    added_passed: int
    added_judged: int
    low: float | None
    high: float | None

    @property
    def passed_now(self) -> int:
        """Passed, cumulative, on the later day."""
        return self.cumulative_passed + self.added_passed

    @property
    def judged_now(self) -> int:
        """Judged, cumulative, on the later day."""
        return self.cumulative_judged + self.added_judged

    @property
    def change(self) -> float | None:
        """The change of the cumulative rate, a fraction; None where it had no denominator on a day."""
        if not self.cumulative_judged or not self.judged_now:
            return None
        return self.passed_now / self.judged_now - self.cumulative_passed / self.cumulative_judged


def periods(campaign: Campaign, scope: Scope, target: Target | None, days: Days, against: str) -> Periods:
    """The scopes of one target (None: all that the scope holds) around two days; a target counts within its own days and until it is due.

    `against`: what the batches since the earlier day are held against: 'start' (all counted before it) or 'equal' (those of the equally
    long period before).

    Raises Refusal where the target's days were over on the earlier day, or had not begun.
    """
    if target:
        scope = counted_by(target, scope)
    start, end = scope.start or campaign.start, min(days.now, scope.end or days.now)
    if target:
        own = target.window or Window(campaign.start, target.due)
        start, end = max(own.start, scope.start or own.start), min(end, own.end, target.due)
    elif scope.end is None and days.then < campaign.end:  # as every other figure of the county, which no later batch moves
        end = min(end, campaign.end)
    if end <= days.then:
        raise Refusal("What {target} counts ended on {end}: nothing was added after {then}.", **_said(target, end=end, then=days.then))
    if start > days.then:
        raise Refusal(
            "What {target} counts begins on {start}, after {then}: there is nothing to compare with.", **_said(target, start=start, then=days.then)
        )

    def within(first: Window) -> Scope:
        return scope.but(start=first.start, end=first.end, as_of=days.now)

    return Periods(
        measure=target.measure if target else "batch",
        cumulative=within(Window(start, days.then)),
        earlier=within(Window(start, days.then) if against == "start" else days.equally_long_before),
        later=within(Window(days.since.start, end)),
    )


def figure(snapshot: Readable, asked: Periods) -> Figure:
    """The counts of those scopes."""
    passed, judged = _counts(snapshot, asked.cumulative, asked.measure)
    earlier_passed, earlier_judged = _counts(snapshot, asked.earlier, asked.measure)
    added_passed, added_judged = _counts(snapshot, asked.later, asked.measure)
    low, high = nested_interval(passed, judged, added_passed, added_judged)
    return Figure(passed, judged, earlier_passed, earlier_judged, added_passed, added_judged, low, high)


def _counts(snapshot: Readable, scope: Scope, measure: str) -> tuple[int, int]:
    found = rates.rate(snapshot, scope, measure)
    return int(found["passed"].sum()), int(found["judged"].sum())


def _said(target: Target | None, **days: date) -> dict[str, str]:
    return {"target": f"{target.id} {target.title}" if target else _("this scope"), **{name: date_long(day) for name, day in days.items()}}
