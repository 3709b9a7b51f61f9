"""Which campaign a page opens with, when nobody has chosen one."""

from __future__ import annotations

from analytics import campaigns
from analytics.ask import Readable, ask
from analytics.campaigns import Campaign


def busiest(snapshot: Readable) -> str:
    """The id of the campaign with the most judged batches of its county and trades, then of its county alone; without any, the first."""
    judged = ask("judged_by_trade", snapshot)

    def weight(one: Campaign) -> tuple[int, int]:
        county = judged[judged["county_code"] == one.county_code]
        return int(county.loc[county["trade"].isin(one.trades), "judged"].sum()), int(county["judged"].sum())

    return max(campaigns.all_(), key=weight).id
