"""Which campaign a page opens with, when nobody has chosen one."""

from __future__ import annotations

from dataclasses import replace

from analytics import campaigns
from analytics.ask import Readable
from analytics.campaigns import Campaign, Window
from analytics.counting import cube
from analytics.rates import FIRST, LAST
from analytics.scope import KINDS, Scope


def busiest(snapshot: Readable) -> str:
    """The id of the campaign with the most judged batches of its county and trades, then of its county alone; without any, the first."""
    ever = Window(FIRST, LAST)

    def weight(one: Campaign) -> tuple[int, int]:
        county = cube(snapshot, Scope(kinds=KINDS), one, LAST)
        return county.tally(ever).judged, replace(county, always={}).tally(ever).judged

    return max(campaigns.all_(), key=weight).id
