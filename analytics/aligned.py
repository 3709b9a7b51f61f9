"""Campaigns side by side by the days since each was launched: how the cumulative pass rate of each went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analytics import campaigns
from analytics.ask import Readable
from analytics.context import default_as_of
from analytics.days import daily
from analytics.scope import Scope


@dataclass(frozen=True)
class Course:
    """One campaign: on which days since its launch (0: the first day) batches were judged, and passed and judged from the launch up to each."""

    campaign: str
    start: date
    trades: tuple[str, ...]
    days: tuple[int, ...]
    passed: tuple[int, ...]
    judged: tuple[int, ...]

    def on(self, day: int) -> tuple[int, int]:
        """(passed, judged) from the launch to that day; (0, 0) before the first batch."""
        place = next((i for i in reversed(range(len(self.days))) if self.days[i] <= day), None)
        return (0, 0) if place is None else (self.passed[place], self.judged[place])


def courses(snapshot: Readable, scope: Scope, ids: tuple[str, ...], measure: str = "batch") -> tuple[Course, ...]:
    """The course of each campaign to its end or the scope's as-of day, in the order of `ids`; all its trades, the levels, kinds and links of
    the scope. One without a judged batch has no days. Raises Refusal for an unknown campaign."""
    return tuple(_course(snapshot, scope, id, measure) for id in ids)


def _course(snapshot: Readable, scope: Scope, id: str, measure: str) -> Course:
    campaign = campaigns.load(id)
    own = Scope(campaign=id, levels=scope.levels, kinds=scope.kinds, links=scope.links, as_of=scope.as_of, language=scope.language)
    end = min(campaign.end, scope.as_of or default_as_of(snapshot, campaign))
    if end < campaign.start:
        return Course(id, campaign.start, campaign.trades, (), (), ())
    since, passed, judged = daily(snapshot, own, campaign.start, end, measure).running(campaign.start, end)
    return Course(id, campaign.start, campaign.trades, tuple(since.tolist()), tuple(passed.tolist()), tuple(judged.tolist()))


def common_day(found: tuple[Course, ...]) -> int | None:
    """The last day since launch that every campaign with batches has reached; None without one."""
    ends = [each.days[-1] for each in found if each.days]
    return min(ends, default=None)
