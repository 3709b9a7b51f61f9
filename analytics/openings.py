"""Which campaign a page opens with, when nobody has chosen one."""

from __future__ import annotations

from analytics import campaigns
from analytics.ask import Readable, ask


def busiest(snapshot: Readable) -> str:
    """The id of the campaign with the most judged batches of its county and trades; without any, the first."""
    judged = ask("judged_by_trade", snapshot)
    every = campaigns.all_()
    counts = [int(judged.loc[(judged["county_code"] == one.county_code) & judged["trade"].isin(one.trades), "judged"].sum()) for one in every]
    return every[counts.index(max(counts))].id
