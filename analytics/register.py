"""The register of a day: asked once for each state that it has been in, kept, and narrowed here for everybody who looks at a part."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from analytics.ask import Readable
from analytics.campaigns import Campaign
from analytics.derived import answer
from analytics.filters import register_scope
from analytics.kept import kept
from analytics.scope import Scope

REGISTER = ("enterprises",)


def registered(snapshot: Readable, day: date, tier_a: float, tier_b: float) -> pd.DataFrame:
    """One row per enterprise, by its key (see sql/registered.sql); nobody changes it.

    `tier_a`, `tier_b`: the boundaries of the sales tiers, in 万元.
    """
    return _registered(snapshot, turn(snapshot, day), tier_a, tier_b)


def register_of(snapshot: Readable, scope: Scope, campaign: Campaign | None, day: date) -> pd.DataFrame:
    """Those of the scope's trades, places and tiers, sorted by their key, which is a column here; nobody changes it.

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


@kept(32)
def licensed(snapshot: Readable, day: date) -> pd.Series[bool]:
    """Enterprise → whether it holds, valid on a day, every licence that the register of the day says it needs; only those that need one."""
    rows = answer("licences", snapshot, REGISTER, as_of=turn(snapshot, day))
    now = np.datetime64(day)
    rows["valid"] = rows["held"] & ~(rows["valid_from"] > now) & ~(rows["valid_to"] < now)
    held: pd.Series[bool] = rows.groupby(["enterprise", "licence_type"])["valid"].any().groupby("enterprise").all()
    return held


@kept(8)
def _turns(snapshot: Readable) -> tuple[date, ...]:
    return tuple(each.date() for each in answer("register_turns", snapshot, REGISTER)["as_of"])


@kept(8)
def _county(snapshot: Readable, county: str | None, as_of: date, tier_a: float, tier_b: float) -> pd.DataFrame:
    rows = registered(snapshot, as_of, tier_a, tier_b)
    return (rows if county is None else rows[rows["county"] == county]).reset_index()


@kept(8)
def _registered(snapshot: Readable, as_of: date, tier_a: float, tier_b: float) -> pd.DataFrame:
    return answer("registered", snapshot, REGISTER, as_of=as_of, tier_a=tier_a, tier_b=tier_b).set_index("enterprise")
