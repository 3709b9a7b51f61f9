"""Which campaign a page opens with, when nobody has chosen one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from analytics import campaigns
from analytics.ask import Readable
from analytics.campaigns import Campaign, Window
from analytics.counting import cube
from analytics.rates import FIRST, LAST
from analytics.scope import KINDS, Scope


def opening(snapshot: Readable, today: date) -> str:
    """The id of the campaign that runs today, if a batch of its county and trades has been judged in its days; of several, or where none runs,
    the one with the latest such batch; where there is none at all, `busiest`.
    """

    def latest(one: Campaign) -> date | None:
        return cube(snapshot, Scope(kinds=KINDS), one, LAST).last_counted(Window(one.start, one.end))

    known = [(one.start <= today <= one.end, last, one.id) for one in campaigns.all_() if (last := latest(one))]
    return max(known)[2] if known else busiest(snapshot)


def busiest(snapshot: Readable) -> str:
    """The id of the campaign with the most judged batches of its county and trades, then of its county alone; without any, the first."""
    ever = Window(FIRST, LAST)

    def weight(one: Campaign) -> tuple[int, int]:
        county = cube(snapshot, Scope(kinds=KINDS), one, LAST)
        return county.tally(ever).judged, replace(county, always={}).tally(ever).judged

    return max(campaigns.all_(), key=weight).id
