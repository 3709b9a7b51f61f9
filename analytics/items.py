"""Failed items by frequency: a few of many make up most failures (Pareto)."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analytics import campaigns
from analytics.ask import Readable, ask
from analytics.filters import parameters
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
    found = ask("items", snapshot, first=span.start, last=span.end, **parameters(scope, campaign, span.end))
    counts = found.groupby(["item", *by], as_index=False, dropna=False)[["count", "without_denominator"]].sum()
    within = [group for group in by if group == "trade"]
    totals = counts.groupby([*within, "item"], as_index=False, dropna=False).agg(total=("count", "sum"))
    totals = totals.sort_values([*within, "total", "item"], ascending=[*(True for _ in within), False, True], ignore_index=True)
    running = totals.groupby(within, dropna=False)["total"] if within else totals["total"]
    whole = running.transform("sum") if within else totals["total"].sum()
    totals = totals.assign(place=range(len(totals)), cumulative=running.cumsum() / whole, whole=whole)
    ranked = counts.merge(totals, on=[*within, "item"]).sort_values(["place", *by], ignore_index=True)
    ranked["share"] = ranked["count"] / ranked["whole"]
    return ranked[["item", *by, "count", "share", "cumulative", "without_denominator"]]
