"""What every target of one question shares: the campaign, the day, the filters, and the records read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.ask import Readable
from analytics.campaigns import Campaign, Target, Window
from analytics.counting import cube, makers_of
from analytics.cube import Cube, Tally
from analytics.derived import answer
from analytics.enterprises import enterprises, together
from analytics.kept import kept
from analytics.losses import losses
from analytics.makers import Makers
from analytics.register import licensed, register_of, registered, turn
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
            "kinds": narrowed(target.kinds or COUNTED_KINDS, self.scope.kinds),
            "links": narrowed(target.links, self.scope.links),
        }

    def tally(self, target: Target, window: Window | None, **other: Sequence[str] | None) -> Tally:
        """The target's own counts within a window; `other` replaces single filters."""
        filters = self.filters(target) | other
        if target.measure != "enterprise":
            return self.cube.tally(window, target.measure, **filters)
        if window is None:  # an enterprise is judged by its days
            return Tally(0, 0, 0, 0)
        makers = makers_of(self.snapshot, self.cube, self.scope, self.campaign, self.as_of)
        sums = together(enterprises(self.cube, makers, window, (), by_month=False, **filters), ()).iloc[0]
        return Tally(*(int(sums[name]) for name in ("enterprises_passed", "enterprises_judged", "not_judged", "failures_only")))

    @cached_property
    def indicators(self) -> tuple[Any, ...]:
        """Every reported figure as a row of `sql/indicators.sql`, the latest first."""
        return _indicators(self.snapshot)

    def register_on(self, target: Target, day: date) -> pd.DataFrame:
        """The producers in operation on a day: those of the target's trades within the scope (see analytics.register).

        Further column: licensed (None where the register says of no licence that it is needed).
        """
        rows = register_of(self.snapshot, self.scope.but(trades=narrowed(target.trades, self.scope.trades), as_of=day), self.campaign, day)
        rows = rows[rows["operating"] & rows["producer"]]
        if target.share != "licensed":
            return rows
        return rows.assign(licensed=licensed(self.snapshot, day).reindex(rows["enterprise"]).array)

    def sales_of(self, enterprises: pd.Series[str], day: date) -> NDArray[np.float64]:
        """Annual sales (万元) of each enterprise (a categorical) that the county's register knows on a day; nan for others."""
        of = makers_of(self.snapshot, self.cube, self.scope, self.campaign, self.as_of)
        known = _sales(self.snapshot, of, turn(self.snapshot, day), self.campaign.tier_a, self.campaign.tier_b, self.campaign.county_code)
        return known[enterprises.cat.codes]

    def losses(self, target: Target) -> pd.DataFrame:
        """What the batches of an index target lost (see analytics.losses), in slices that tell every window and stage apart; read once for
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

    def _index_spans(self, target: Target, day: date) -> list[Window]:
        span = self.window(target, day)
        if span is None or target.shape != "index":
            return []
        stages = [Window(max(stage.start, span.start), min(stage.end, span.end)) for stage in self.campaign.stages] if target.stable else []
        return [span, *(stage for stage in stages if stage.start <= stage.end)]


@kept(8)
def _indicators(snapshot: Readable) -> tuple[Any, ...]:
    return tuple(answer("indicators", snapshot, ("indicators",)).itertuples())[::-1]


@kept(32)
def _sales(snapshot: Readable, of: Makers, day: date, tier_a: float, tier_b: float, county: str) -> NDArray[np.float64]:
    """The sales of each enterprise of the makers, and nan for none (the last one)."""
    if day == of.turn:
        return np.where(of.of_county(county), of.sales, np.nan)
    rows = registered(snapshot, day, tier_a, tier_b)
    sales: pd.Series[float] = rows.loc[rows["county"] == county, "annual_sales"]
    return np.append(sales.reindex(of.keys).to_numpy(dtype=np.float64), np.nan)


def prepare(snapshot: Readable, campaign: Campaign, scope: Scope, compare_with: date | None = None) -> Context:
    """Settle the day, and take the cube of the scope with the kinds that any target counts."""
    as_of = scope.as_of or default_as_of(snapshot, campaign)
    kinds = tuple({*COUNTED_KINDS, *(kind for target in campaign.targets for kind in target.kinds or ())})
    compare = compare_with if compare_with and compare_with < as_of else None
    return Context(snapshot, campaign, scope, as_of, compare, cube(snapshot, scope, campaign, as_of, kinds))


def horizon(campaign: Campaign) -> date:
    """The last day that any target of the campaign can look at."""
    windows = (target.window.end for target in campaign.targets if target.window)
    return max([campaign.end, *(target.due for target in campaign.targets), *windows])


def default_as_of(snapshot: Readable, campaign: Campaign) -> date:
    """The earlier of today and the last counted row of the county's trades within the campaign, so that an old one opens at its end."""
    end = horizon(campaign)
    last = cube(snapshot, Scope(), campaign, end).last_counted(Window(campaign.start, end))
    return min(date.today(), last or end)


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
