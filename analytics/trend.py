"""How pass rate and quality index move: by month and by stage."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from analytics import campaigns
from analytics.ask import Readable
from analytics.campaigns import DEFAULT_INDEX, Window
from analytics.cube import months
from analytics.losses import losses
from analytics.quality_index import of_windows
from analytics.rates import rate, span_of
from analytics.scope import Scope


def by_month(snapshot: Readable, scope: Scope, measure: str = "batch") -> pd.DataFrame:
    """One row per month with records: month (its first day), passed, judged, not_judged, rate, low, high (Wilson, 95 %)."""
    return rate(snapshot, scope, measure, ("month",))


def by_stage(snapshot: Readable, scope: Scope, measure: str = "batch") -> pd.DataFrame:
    """One row per stage of the campaign, those without records too: stage (its number), passed, judged, not_judged, rate, low, high.

    Raises Refusal without a campaign.
    """
    return rate(snapshot, scope, measure, ("stage",))


def index_by_month(snapshot: Readable, scope: Scope, confidence: float = 0.95) -> pd.DataFrame:
    """One row per month with judged batches: month, index, low, high (bootstrap by enterprise; missing for one enterprise alone), n."""
    campaign = campaigns.load(scope.campaign) if scope.campaign else None
    span = span_of(snapshot, scope, campaign)
    starts = [span.start, *months(span.start, span.end)]
    spans = [
        (start.replace(day=1), Window(start, after - timedelta(days=1)))
        for start, after in zip(starts, [*starts[1:], span.end + timedelta(days=1)], strict=True)
    ]
    return _indices(snapshot, scope, [(month, each) for month, each in spans if each.start <= each.end], "month", confidence)


def _indices(
    snapshot: Readable, scope: Scope, spans: list[tuple[date, Window]] | list[tuple[int, Window]], name: str, confidence: float
) -> pd.DataFrame:
    columns = [name, "index", "low", "high", "n"]
    if not spans:
        return pd.DataFrame(columns=columns)
    campaign = campaigns.load(scope.campaign) if scope.campaign else None
    whole = Window(spans[0][1].start, spans[-1][1].end)
    edges = [day for _key, span in spans for day in (span.start, span.end + timedelta(days=1)) if day <= whole.end]
    rows = losses(snapshot, scope, campaign, whole, edges)
    indices = of_windows(rows, [span for _key, span in spans], campaign.index if campaign else DEFAULT_INDEX, confidence)
    found = [(key, one.index, one.low, one.high, one.judged) for (key, _span), one in zip(spans, indices, strict=True) if one.index is not None]
    return pd.DataFrame(found, columns=columns)
