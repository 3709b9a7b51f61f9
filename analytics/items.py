"""Failed items by frequency: a few of many make up most failures (Pareto)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics import campaigns
from analytics.ask import Readable
from analytics.counting import cube
from analytics.facts import failed_items
from analytics.rates import span_of
from analytics.scope import Scope
from words import Refusal

GROUPS = ("class", "trade")


def items(snapshot: Readable, scope: Scope, by: Sequence[str] = ("class",)) -> pd.DataFrame:
    """One row per item and group, the most frequent item first.

    Columns: item, the groups ('class': A, B, C, labelling, unknown; 'trade'), count (failed batches that name the item), share (of all
    such), cumulative (share that the items down to this one make up, within the trade where trades are asked for) and without_denominator
    (those of `count` from lists of failures only: items may be counted where rates may not). Raises Refusal for another group.
    """
    if strange := [group for group in by if group not in GROUPS]:
        raise Refusal("“{value}” is not one of {allowed}.", value=strange[0], allowed=", ".join(GROUPS))
    campaign = campaigns.load(scope.campaign) if scope.campaign else None
    span = span_of(snapshot, scope, campaign)
    within = [group for group in by if group == "trade"]
    counts = cube(snapshot, scope, campaign, span.end, of=failed_items).table(span, [*within, "item", *(each for each in by if each not in within)])
    counts = counts.assign(count=counts["failed"] + counts["failures_only"], without_denominator=counts["failures_only"])
    trade, item = _runs(counts, within), _runs(counts, [*within, "item"])
    total, whole = (np.bincount(each, counts["count"], len(counts)) for each in (item, trade))
    ranked = counts.iloc[np.lexsort((-total[item], trade))]  # stable: equal ones stay in the order of their names
    item, trade = item[ranked.index], trade[ranked.index]
    running = np.cumsum(np.where(np.diff(item, prepend=-1) != 0, total[item], 0))
    before = np.concatenate([[0.0], np.cumsum(whole)])[trade]
    ranked = ranked.assign(share=ranked["count"] / whole[trade], cumulative=(running - before) / whole[trade])
    return ranked[["item", *by, "count", "share", "cumulative", "without_denominator"]].reset_index(drop=True)


def _runs(frame: pd.DataFrame, columns: Sequence[str]) -> NDArray[np.int64]:
    """The number of each row's run of equal values; the frame is sorted by the columns."""
    begins = np.zeros(len(frame), dtype=bool)
    for name in columns:
        values = frame[name].to_numpy(dtype=object)
        begins[1:] |= values[1:] != values[:-1]
    return np.cumsum(begins)
