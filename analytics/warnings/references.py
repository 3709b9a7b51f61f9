"""What failure rate is usual for a trade, and from which threshold its CUSUM alarms."""

from __future__ import annotations

from analytics.campaigns import Campaign
from analytics.statistics.run_length import cusum_run_length, cusum_threshold
from analytics.warnings.found import Reference
from analytics.warnings.settings import Settings

FEWEST = 30
"""Batches that a history must have to tell a usual failure rate; with fewer, the target tells it, and without one all batches so far."""


def reference(trade: str, history: tuple[int, int], overall: tuple[int, int], campaign: Campaign, settings: Settings) -> Reference:
    """p0, p1 and threshold of a trade. `history`, `overall`: (failed, judged) before the days looked at, and of all days until now.

    p0 is (failed + ½) / (judged + 1), never 0 or 1, so that a trade without a failure can be watched too. With `reference` 'target', and where
    the history is short, it is what the lowest target of the trade allows. p1 has `odds` times the odds of p0. The threshold gives
    `run_length` batches between false alarms.
    """
    limits = [target.limit for target in campaign.targets if target.shape == "rate" and trade in target.trades and target.limit]
    allowed = float(1 - min(limits)) if limits and 0 < min(limits) < 1 else None
    if allowed is not None and (settings.reference == "target" or history[1] < FEWEST):
        source, (failed, judged), p0 = "target", (0, 0), allowed
    else:
        source, (failed, judged) = ("history", history) if history[1] >= FEWEST else ("overall", overall)
        p0 = (failed + 0.5) / (judged + 1)
    p1 = settings.odds * p0 / (1 - p0 + settings.odds * p0)
    threshold = cusum_threshold(p0, p1, settings.run_length)
    return Reference(p0, p1, threshold, source, failed, judged, cusum_run_length(p0, p0, p1, threshold), cusum_run_length(p1, p0, p1, threshold))
