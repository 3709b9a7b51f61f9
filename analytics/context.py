"""What every target of one question shares: the campaign, the day, the filters, and the records read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analytics import cube as cubes
from analytics.ask import Readable, ask
from analytics.campaigns import Campaign, Target, Window
from analytics.cube import Cube, Tally
from analytics.filters import parameters, register_scope
from analytics.losses import losses
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
    def indicators(self) -> tuple[Any, ...]:
        """Every reported figure as a row of `sql/indicators.sql`, the latest first."""
        return tuple(ask("indicators", self.snapshot).itertuples())[::-1]

    @cached_property
    def register(self) -> pd.DataFrame:
        """The county's enterprises on every day that a target looks at (see sql/register_on_days.sql)."""
        days = sorted({edge for day in self._days for target in self.campaign.targets for edge in self._register_days(target, day)})
        where = register_scope(self.scope, self.campaign, self.as_of)
        return ask("register_on_days", self.snapshot, days=days, **{name: where[name] for name in ("county", "tier_a", "tier_b")})

    def register_on(self, target: Target, day: date) -> pd.DataFrame:
        """The producers in operation on a day: those of the target's trades within the scope."""
        rows = self.register
        wanted = (rows["day"] == np.datetime64(day)) & rows["producing"] & rows["trade"].isin(target.trades)
        for column, allowed in (("trade", self.scope.trades), ("tier", self.scope.tiers)):
            if allowed is not None:
                wanted &= rows[column].isin(allowed)
        if self.scope.townships is not None:
            wanted &= rows["township_code"].isin(self.scope.townships) | rows["township"].isin(self.scope.townships)
        return rows[wanted]

    def sales_on(self, day: date) -> pd.Series[float]:
        """Annual sales (万元) of every enterprise that the register knows on a day, by enterprise."""
        rows = self.register
        return rows[rows["day"] == np.datetime64(day)].set_index("enterprise")["annual_sales"]

    def losses(self, target: Target) -> pd.DataFrame:
        """What the batches of an index target lost (see sql/losses.sql), in slices that tell every window and stage apart; read once for
        all targets that count the same batches."""
        filters = tuple(self.filters(target).items())
        if filters not in self._losses:
            spans = [span for day in self._days for each in self.campaign.targets for span in self._index_spans(each, day)]
            whole = Window(min(span.start for span in spans), max(span.end for span in spans))
            edges = {edge for span in spans for edge in (span.start, span.end + ONE_DAY) if edge <= whole.end}
            scope = self.scope.but(**dict(filters), as_of=self.as_of)
            self._losses[filters] = losses(self.snapshot, scope, self.campaign, whole, sorted(edges))
        return self._losses[filters]

    @cached_property
    def _losses(self) -> dict[Any, pd.DataFrame]:
        return {}

    @property
    def _days(self) -> tuple[date, ...]:
        return (self.as_of,) if self.compare_with is None else (self.as_of, self.compare_with)

    def _register_days(self, target: Target, day: date) -> tuple[date, ...]:
        span = self.window(target, day)
        if span is None or target.shape not in ("share", "share_rise", "index", "groups"):
            return ()
        return (span.start, span.end) if target.shape == "share_rise" else (span.end,)

    def _index_spans(self, target: Target, day: date) -> list[Window]:
        span = self.window(target, day)
        if span is None or target.shape != "index":
            return []
        stages = [Window(max(stage.start, span.start), min(stage.end, span.end)) for stage in self.campaign.stages] if target.stable else []
        return [span, *(stage for stage in stages if stage.start <= stage.end)]


def prepare(snapshot: Readable, campaign: Campaign, scope: Scope, compare_with: date | None = None) -> Context:
    """Settle the day and read the cube, cut at every day on which a period of any target begins or ends.

    Without a day of its own and without filters a scope needs one scan: the cube up to the campaign's horizon tells the last counted row.
    """
    if scope.as_of is None and not narrows(scope):
        last = min(date.today(), horizon(campaign))
        cube = _cube(snapshot, campaign, scope, last, compare_with, any_baseline=True)
        as_of = cube.last_counted(Window(campaign.start, last)) or last
        if cube.splits(as_of):
            return Context(snapshot, campaign, scope, as_of, _earlier(compare_with, as_of), cube)
    else:
        as_of = scope.as_of or default_as_of(snapshot, campaign)
    compare = _earlier(compare_with, as_of)
    return Context(snapshot, campaign, scope, as_of, compare, _cube(snapshot, campaign, scope, as_of, compare, any_baseline=False))


def _cube(snapshot: Readable, campaign: Campaign, scope: Scope, last: date, compare: date | None, *, any_baseline: bool) -> Cube:
    days = {last, *([compare] if compare else [])}
    spans = [span for day in days for target in campaign.targets for span in periods(campaign, scope, target, day)]
    spans += [Window(stage.start, stage.end) for stage in campaign.stages] + [Window(plan.start, plan.end) for plan in campaign.plans]
    first = min([months_back(campaign.start if any_baseline else last, MONTHS_SHOWN), *(span.start for span in spans)])
    cuts = {day for span in spans for day in (span.start, span.end + ONE_DAY)} | {day + ONE_DAY for day in days}
    if any_baseline:  # the as-of day is not known yet: a baseline may begin on any day of the longest one
        longest = [baseline(span) for target in campaign.targets if target.shape == "rise" and (span := window(campaign, scope, target, last))]
        cuts |= {span.start + ONE_DAY * n for span in longest for n in range((span.end - span.start).days + 1)}
    kinds = tuple({*COUNTED_KINDS, *(kind for target in campaign.targets for kind in target.kinds or ())})
    return cubes.read(
        snapshot,
        first=first,
        last=last,
        cuts=cuts,
        by_kind=narrows_kinds(campaign, scope),
        by_link=scope.links is not None or any(target.links for target in campaign.targets),
        **parameters(scope.but(kinds=kinds), campaign, last),
    )


def _earlier(compare_with: date | None, as_of: date) -> date | None:
    return compare_with if compare_with and compare_with < as_of else None


def narrows(scope: Scope) -> bool:
    """Whether a scope looks at less than its campaign."""
    filters = (scope.townships, scope.trades, scope.levels, scope.kinds, scope.links, scope.tiers, scope.start, scope.end)
    return any(each is not None for each in filters)


def horizon(campaign: Campaign) -> date:
    """The last day that any target of the campaign can look at."""
    windows = (target.window.end for target in campaign.targets if target.window)
    return max([campaign.end, *(target.due for target in campaign.targets), *windows])


def narrows_kinds(campaign: Campaign, scope: Scope) -> bool:
    """Whether anything asks for less than the counting rule's four kinds, so that the cube must tell them apart."""
    return scope.kinds is not None or any(target.kinds for target in campaign.targets)


def default_as_of(snapshot: Readable, campaign: Campaign) -> date:
    """The earlier of today and the last counted row of the county's trades within the campaign, so that an old one opens at its end."""
    end = horizon(campaign)
    where = parameters(Scope(), campaign, end)
    rows = ask("last_counted", snapshot, first=campaign.start, last=end, **where)
    last = rows["last_counted"].iloc[0]
    return min(date.today(), end if pd.isna(last) else last.date())


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
