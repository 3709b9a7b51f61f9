"""What every target of one question shares: the campaign, the day, the filters, and the records read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import pandas as pd

from analytics import cube as cubes
from analytics.ask import Readable, ask
from analytics.campaigns import Campaign, Target, Window
from analytics.cube import Cube, Tally
from analytics.filters import parameters, register_scope
from analytics.scope import COUNTED_KINDS, Scope, narrowed

MONTHS_SHOWN = 12
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Context:
    """One campaign under one scope at one state of the store. `as_of` is settled; `compare_with` lies before it or is None."""

    snapshot: Readable
    campaign: Campaign
    scope: Scope
    as_of: date
    compare_with: date | None
    cube: Cube

    def window(self, target: Target, as_of: date) -> Window | None:
        """The days that count for a target on a day: its own window (else from the campaign's start) to min(as-of, due); None before it begins."""
        return window(self.campaign, self.scope, target, as_of)

    def filters(self, target: Target) -> dict[str, tuple[str, ...] | None]:
        """What of the cube a target counts: its own trades, levels, kinds and links, narrowed by the scope."""
        return {
            "trades": narrowed(target.trades, self.scope.trades),
            "levels": narrowed(target.levels, self.scope.levels),
            "kinds": narrowed(target.kinds or COUNTED_KINDS, self.scope.kinds) if self._by_kind else None,
            "links": narrowed(target.links, self.scope.links),
        }

    def tally(self, target: Target, window: Window | None, **other: Sequence[str] | None) -> Tally:
        """The target's own counts within a window; `other` replaces single filters."""
        return self.cube.tally(window, target.measure, **(self.filters(target) | other))

    @property
    def _by_kind(self) -> bool:
        return narrows_kinds(self.campaign, self.scope)

    @cached_property
    def indicators(self) -> pd.DataFrame:
        """Every reported figure, oldest first."""
        return ask("indicators", self.snapshot)

    def register(self, target: Target, as_of: date) -> dict[str, Any]:
        """The counts of `sql/register_counts.sql` for the target's trades, with the register of that day."""
        scope = self.scope.but(trades=narrowed(target.trades, self.scope.trades), as_of=as_of)
        rows = ask("register_counts", self.snapshot, **register_scope(scope, self.campaign, as_of))
        return dict(rows.iloc[0])


def prepare(snapshot: Readable, campaign: Campaign, scope: Scope, compare_with: date | None = None) -> Context:
    """Settle the day and read the cube, cut at every day on which a period of any target begins or ends."""
    as_of = scope.as_of or default_as_of(snapshot, campaign)
    compare = compare_with if compare_with and compare_with < as_of else None
    days = {as_of, *([compare] if compare else [])}
    spans = [span for day in days for target in campaign.targets for span in periods(campaign, scope, target, day)]
    spans += [Window(stage.start, stage.end) for stage in campaign.stages] + [Window(plan.start, plan.end) for plan in campaign.plans]
    first = min([months_back(as_of, MONTHS_SHOWN), *(span.start for span in spans)])
    cuts = {day for span in spans for day in (span.start, span.end + ONE_DAY)} | {day + ONE_DAY for day in days}
    kinds = tuple({*COUNTED_KINDS, *(kind for target in campaign.targets for kind in target.kinds or ())})
    cube = cubes.read(
        snapshot,
        first=first,
        last=as_of,
        cuts=cuts,
        by_kind=narrows_kinds(campaign, scope),
        by_link=scope.links is not None or any(target.links for target in campaign.targets),
        **parameters(scope.but(kinds=kinds), campaign, as_of),
    )
    return Context(snapshot, campaign, scope, as_of, compare, cube)


def narrows_kinds(campaign: Campaign, scope: Scope) -> bool:
    """Whether anything asks for less than the counting rule's four kinds, so that the cube must tell them apart."""
    return scope.kinds is not None or any(target.kinds for target in campaign.targets)


def default_as_of(snapshot: Readable, campaign: Campaign) -> date:
    """The earlier of today and the last counted row of the county's trades within the campaign, so that an old one opens at its end."""
    horizon = max([campaign.end, *(target.due for target in campaign.targets), *(target.window.end for target in campaign.targets if target.window)])
    rows = ask(
        "last_counted",
        snapshot,
        first=campaign.start,
        last=horizon,
        campaign=campaign.id,
        county=campaign.county_code,
        trades=campaign.trades,
        kinds=COUNTED_KINDS,
    )
    last = rows["last_counted"].iloc[0]
    return min(date.today(), horizon if pd.isna(last) else last.date())


def window(campaign: Campaign, scope: Scope, target: Target, as_of: date) -> Window | None:
    """See Context.window."""
    start, end = campaign.start, min(as_of, target.due)
    if target.window:
        start, end = target.window.start, min(end, target.window.end)
    start, end = max(start, scope.start or start), min(end, scope.end or end)
    return Window(start, end) if start <= end else None


def baseline(span: Window) -> Window:
    """The equally long period just before a window."""
    return Window(span.start - (span.end - span.start + ONE_DAY), span.start - ONE_DAY)


def periods(campaign: Campaign, scope: Scope, target: Target, as_of: date) -> list[Window]:
    """Every period of which a target needs exact counts on a day."""
    span = window(campaign, scope, target, as_of)
    if span is None:
        return []
    return [span, baseline(span)] if target.shape == "rise" else [span]


def months_back(day: date, months: int) -> date:
    """The first day of the month that begins a span of so many months ending in that of `day`."""
    count = day.year * 12 + day.month - months
    return date(count // 12, count % 12 + 1, 1)
