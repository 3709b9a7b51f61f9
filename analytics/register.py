"""The enterprises of a scope in the register of a day: asked once for a county and a day, and narrowed here for everybody who looks at a part."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analytics.ask import Readable, ask
from analytics.campaigns import Campaign
from analytics.filters import register_scope
from analytics.kept import kept
from analytics.scope import Scope


def register_of(snapshot: Readable, scope: Scope, campaign: Campaign | None, day: date) -> pd.DataFrame:
    """One row per enterprise of the scope's trades, places and tiers (see sql/register_rows.sql), sorted by its key; nobody changes it.

    `day`: whose register it is, where the scope has no as-of.
    """
    where = register_scope(scope, campaign, day)
    rows = _county(snapshot, where["county"], turn(snapshot, where["as_of"]), where["tier_a"], where["tier_b"])
    here = pd.Series(True, index=rows.index)
    for column, allowed in (("trade", where["trades"]), ("tier", where["tiers"])):
        if allowed is not None:
            here &= rows[column].isin(allowed)
    if where["townships"] is not None:
        here &= rows["township_code"].isin(where["townships"]) | rows["township"].isin(where["townships"])
    return rows if here.all() else rows[here].reset_index(drop=True)


def turn(snapshot: Readable, day: date) -> date:
    """The last day until this one on which the register said something new: on all days between it says the same."""
    return max((each for each in _turns(snapshot) if each <= day), default=date.min)


@kept(8)
def _turns(snapshot: Readable) -> tuple[date, ...]:
    return tuple(each.date() for each in ask("register_turns", snapshot)["as_of"])


@kept(8)
def _county(snapshot: Readable, county: str | None, as_of: date, tier_a: float, tier_b: float) -> pd.DataFrame:
    return ask("register_rows", snapshot, county=county, as_of=as_of, tier_a=tier_a, tier_b=tier_b)
