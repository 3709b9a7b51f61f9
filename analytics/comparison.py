"""Each period against the same period last year (同比) and against the period before it (环比)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import pandas as pd

from analytics import campaigns
from analytics.ask import Readable
from analytics.campaigns import Campaign, Window
from analytics.changes.sides import with_change
from analytics.days import counts
from analytics.months import first_of_month, years_before
from analytics.rates import span_of
from analytics.scope import Scope
from words import Refusal

GRAINS = ("month", "quarter", "stage")
AGAINST = ("last_year", "previous")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """A period with its name as a key ('2007-09', '2007Q3', '3'), the days of it that count, and the one before it."""

    key: str
    days: Window
    before: Window

    @property
    def last_year(self) -> Window:
        """The same days one year earlier (see `months.years_before`)."""
        return years_before(self.days)


def compared(snapshot: Readable, scope: Scope, measure: str = "batch", grain: str = "month", against: str = "last_year") -> pd.DataFrame:
    """One row per period of the scope: key, start, end, start1, end1 (the days compared with), passed1, judged1 (then), passed2, judged2 (now),
    change (now minus then), low, high: a fraction and its 95 % interval (Newcombe), missing where a side has no judged batch.

    'last_year' compares the same days one year earlier, so that a month cut by the scope is held against as many days and a whole February
    against the whole one; 'previous' compares the whole month or quarter before, or the stage before (the first stage: the equally long time
    before the campaign).
    Raises Refusal for an unknown grain, or for stages without a campaign.
    """
    if grain not in GRAINS:
        raise Refusal("“{value}” is not one of {allowed}.", value=grain, allowed=", ".join(GRAINS))
    if against not in AGAINST:
        raise Refusal("“{value}” is not one of {allowed}.", value=against, allowed=", ".join(AGAINST))
    campaign = campaigns.load(scope.campaign) if scope.campaign else None
    if grain == "stage" and campaign is None:
        raise Refusal("Stages belong to a campaign: name one.")
    span = span_of(snapshot, scope, campaign)
    periods = _stages(campaign, span) if grain == "stage" and campaign else calendar(span, 3 if grain == "quarter" else 1)
    then = [each.last_year if against == "last_year" else each.before for each in periods]
    found = counts(snapshot, scope.but(as_of=scope.as_of or span.end), [*(each.days for each in periods), *then], measure)
    now, earlier = found[: len(periods)], found[len(periods) :]
    rows = [
        (each.key, each.days.start, each.days.end, other.start, other.end, *old, *new)
        for each, other, old, new in zip(periods, then, earlier, now, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["key", "start", "end", "start1", "end1", "passed1", "judged1", "passed2", "judged2"])
    return with_change(frame)


def calendar(span: Window, months: int) -> list[Period]:
    """The months (3: quarters) that a span touches, the first and last cut to it."""
    periods = []
    start = span.start.replace(day=1, month=(span.start.month - 1) // months * months + 1)
    while start <= span.end:
        after, before = first_of_month(start, months), first_of_month(start, -months)
        key = f"{start:%Y-%m}" if months == 1 else f"{start.year}Q{(start.month + 2) // 3}"
        periods.append(Period(key, Window(max(start, span.start), min(after - ONE_DAY, span.end)), Window(before, start - ONE_DAY)))
        start = after
    return periods


def _stages(campaign: Campaign, span: Window) -> list[Period]:
    length = campaign.end - campaign.start + ONE_DAY
    before = Window(campaign.start - length, campaign.start - ONE_DAY)
    periods = []
    for stage in campaign.stages:
        if span.start <= stage.end and stage.start <= span.end:
            periods.append(Period(str(stage.no), Window(max(stage.start, span.start), min(stage.end, span.end)), before))
        before = Window(stage.start, stage.end)
    return periods


def judged_periods(frame: pd.DataFrame) -> Sequence[str]:
    """The keys of the periods that have a judged batch on both sides."""
    return tuple(frame.loc[(frame["judged1"] > 0) & (frame["judged2"] > 0), "key"])
