"""Rectification as it stands on a day: each order from its issue to its confirmation, what is overdue, who is on the blacklist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np
import pandas as pd

from analytics import campaigns
from analytics.ask import Readable, ask
from analytics.campaign import Campaign
from analytics.context import default_as_of
from analytics.followed import of_townships, of_trades
from analytics.scope import Scope
from analytics.standing import standing

STATES = ("confirmed", "failed", "to_inspect", "running", "overdue")
AGES = ((1, 15), (16, 30), (31, 60), (61, None))  # days past the limit, both inclusive; None: no end


@dataclass(frozen=True)
class Tally:
    """Orders by their state on a day. `due`: those whose limit has passed (an order without any limit is never due)."""

    ordered: int
    confirmed: int
    failed: int
    to_inspect: int
    running: int
    overdue: int
    due: int
    confirmed_of_due: int
    late: int
    without_limit: int

    @property
    def rate(self) -> Fraction | None:
        """Confirmed over ordered (整改率); None without an order."""
        return Fraction(self.confirmed, self.ordered) if self.ordered else None

    @property
    def rate_of_due(self) -> Fraction | None:
        """Confirmed over those whose limit has passed; None where none is due."""
        return Fraction(self.confirmed_of_due, self.due) if self.due else None


def orders(snapshot: Readable, scope: Scope) -> pd.DataFrame:
    """One row per order issued by the day: what the record says, its `state` (one of STATES), and what follows from it.

    `limit`: the order's own last day, else by the campaign's days (`limit_assumed`). `past`: it lies before the day. `days_over`: days past it,
    not confirmed (0 else). `late`: confirmed after it. `blacklisted` on the day. `sampled_again`: the follow-up sample after the confirmation;
    `follow_up_due`: confirmed, from sampling, none yet. What happened after the day is not known to it: an order confirmed later is open.
    Raises Refusal for an unknown campaign.
    """
    campaign, as_of = campaigns.load(str(scope.campaign)), settled(snapshot, scope)
    rows = _within(ask("rectifications", snapshot, county=campaign.county_code, campaign=campaign.id), scope, campaign, as_of)
    return followed(rows, snapshot, campaign, as_of)


def followed(rows: pd.DataFrame, snapshot: Readable, campaign: Campaign, as_of: date) -> pd.DataFrame:
    """Orders as sql/rectifications.sql gives them, with what `orders` says of them."""
    rows = standing(rows, as_of, campaign.process.rectify_days)
    return _with_follow_ups(rows, snapshot, campaign, as_of).sort_values(
        ["days_over", "opened", "enterprise"], ascending=[False, True, True], ignore_index=True
    )


def settled(snapshot: Readable, scope: Scope) -> date:
    """The day that is looked at: the scope's own, else the campaign's default."""
    return scope.as_of or default_as_of(snapshot, campaigns.load(str(scope.campaign)))


def tally(rows: pd.DataFrame) -> Tally:
    """The counts of some orders (all of them, a township's, a department's)."""
    count = {state: int((rows["state"] == state).sum()) for state in STATES}
    due = rows["past"]
    return Tally(
        ordered=len(rows),
        due=int(due.sum()),
        confirmed_of_due=int((due & (rows["state"] == "confirmed")).sum()),
        late=int(rows["late"].sum()),
        without_limit=int(rows["limit"].isna().sum()),
        **count,
    )


def ages(rows: pd.DataFrame) -> tuple[tuple[int, int | None, int], ...]:
    """Orders past their limit by how many days: (from, to, number); to None has no end."""
    over = rows.loc[rows["days_over"] > 0, "days_over"]
    return tuple((low, high, int(((over >= low) & (over <= (high or over.max() if len(over) else low))).sum())) for low, high in AGES)


def enforcement(snapshot: Readable, scope: Scope) -> pd.DataFrame:
    """One row per violation and outcome of the cases opened in the campaign's days: violation, outcome ('open' on the day), cases."""
    return cases(snapshot, scope).groupby(["violation", "outcome"], as_index=False).size().rename(columns={"size": "cases"})


def cases(snapshot: Readable, scope: Scope) -> pd.DataFrame:
    """One row per case opened in the campaign's days, the latest first: opened, closed, violation, severity, outcome ('open' on the day), trade,
    township_code, township, enterprise, enterprise_key.
    """
    campaign, as_of = campaigns.load(str(scope.campaign)), settled(snapshot, scope)
    rows = _within(ask("enforcement", snapshot, county=campaign.county_code, campaign=campaign.id), scope, campaign, as_of)
    open_ = rows["closed"].isna() | (rows["closed"] > np.datetime64(as_of))
    rows = rows.assign(outcome=rows["outcome"].fillna("closed_without_word").where(~open_, "open"))
    return rows.sort_values(["opened", "enterprise"], ascending=[False, True], na_position="last", ignore_index=True)


def _within(rows: pd.DataFrame, scope: Scope, campaign: Campaign, as_of: date) -> pd.DataFrame:
    """Those opened from the campaign's start (or the scope's) to the day, of its trades (see `followed.of_trades`) and the scope's townships."""
    first, last = scope.start or campaign.start, min(as_of, scope.end or as_of)
    rows = rows[(rows["opened"] >= np.datetime64(first)) & (rows["opened"] <= np.datetime64(last))]
    rows = rows[of_trades(rows, campaign.trades, scope.trades) & of_townships(rows, scope.townships)]
    return rows.reset_index(drop=True)


def _with_follow_ups(rows: pd.DataFrame, snapshot: Readable, campaign: Campaign, as_of: date) -> pd.DataFrame:
    again = ask("follow_ups", snapshot, county=campaign.county_code, as_of=as_of, tier_a=campaign.tier_a, tier_b=campaign.tier_b)
    joined = rows.merge(again, on=["uscc", "enterprise_key"], how="left")
    after = joined["sampled_again"] >= joined["reinspected_on"].fillna(joined["opened"])
    from_sample = joined["origin"].fillna("sampling") == "sampling"
    return joined.assign(
        sampled_again=joined["sampled_again"].where(after),
        follow_up_due=(joined["state"] == "confirmed") & from_sample & ~after,
    )


def time_limits(rows: pd.DataFrame, campaign: Campaign) -> tuple[int, int]:
    """How many orders give more days than the campaign allows, and how many were re-inspected later than it allows."""
    allowed, inspect = campaign.process.rectify_days, campaign.process.reinspect_days
    given = (rows["due"] - rows["opened"]).dt.days
    taken = (rows["reinspected_on"] - rows["opened"]).dt.days
    return (int((given > allowed).sum()) if allowed else 0, int((taken > inspect).sum()) if inspect else 0)
