"""Everything on record about one enterprise on a day: its register rows, three years of results, and the records that follow it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from analytics import campaigns, rectification
from analytics.ask import Readable, ask
from analytics.campaign import Campaign
from analytics.dossier.chain import along
from analytics.dossier.values import plain
from analytics.scope import Scope

YEARS = 3  # calendar years of results and records, that of the day included


@dataclass(frozen=True, eq=False)
class Dossier:
    """What is on record about one enterprise. Frames are rows of the questions `dossier_*.sql`, those of records within `first` to `as_of`.

    `key`: its USCC, else its normalised name; `register`: its register rows, the latest first (empty: the register lacks it); `orders`: as
    `rectification.orders`; `chain`: as `chain.along` says. `tier_a`, `tier_b`: the boundaries of the sales tiers (万元).
    """

    key: str
    as_of: date
    first: date
    tier_a: float
    tier_b: float
    register: pd.DataFrame
    results: pd.DataFrame
    orders: pd.DataFrame
    cases: pd.DataFrame
    complaints: pd.DataFrame
    tasks: pd.DataFrame
    chain: pd.DataFrame

    @property
    def now(self) -> Mapping[str, Any]:
        """The register row that holds on the day, by field, nothing as None; empty where the register lacks the enterprise."""
        return {} if self.register.empty else {str(name): plain(value) for name, value in self.register.iloc[0].items()}

    @property
    def name(self) -> str:
        """Its name on the day: the register's, else the one it was sampled under last, else its key."""
        if self.now:
            return str(self.now["name"])
        return str(self.results["maker_name"].iloc[0]) if len(self.results) else self.key

    @property
    def former(self) -> tuple[str, ...]:
        """Former names and other spellings, from the register and from results, in the order of the alphabet."""
        said = {*self.register["name"], *self.results["maker_name"]}.union(*(each for each in self.register["aliases"].map(plain) if each))
        return tuple(sorted(str(each) for each in said if pd.notna(each) and each != self.name))


def of(snapshot: Readable, scope: Scope, key: str) -> Dossier | None:
    """The dossier of the enterprise with that key in the campaign's county, on the scope's as-of day; None where nothing is on record.

    Only campaign and day of the scope count: a dossier is of all trades, levels and kinds. Raises Refusal for an unknown campaign.
    """
    campaign, as_of = campaigns.load(str(scope.campaign)), rectification.settled(snapshot, scope)
    bounds: dict[str, Any] = {"as_of": as_of, "tier_a": campaign.tier_a, "tier_b": campaign.tier_b}
    register = ask("dossier_register", snapshot, enterprise=key, county=campaign.county_code, **bounds)
    first = first_day(as_of)
    days: dict[str, Any] = {"first": first, "last": as_of}
    numbers = _said(register, "uscc", "organisation_code", "organisation", "registration_no")
    names = _said(register, "name_key", "name")
    names |= {str(each) for held in register["aliases"].map(plain) for each in held or ()}
    if register.empty:
        numbers, names = {key}, {key}
    where: dict[str, Any] = {"county": campaign.county_code, "numbers": tuple(sorted(numbers))}
    results = ask("dossier_results", snapshot, names=tuple(sorted(names)), **where, **days)
    if register.empty:
        names |= _said(results, "maker", "maker_name")
    where |= {"names": tuple(sorted(names))}
    unnumbered = not numbers or (register.empty and not (results["producer_uscc"] == key).any())  # then a record's number contradicts none
    records = where | {"nameless": unnumbered} | days
    found = Dossier(
        key=key,
        as_of=as_of,
        first=first,
        tier_a=campaign.tier_a,
        tier_b=campaign.tier_b,
        register=register,
        results=results,
        orders=_orders(snapshot, records, campaign, as_of),
        cases=_known(ask("dossier_enforcement", snapshot, **records), as_of),
        complaints=_known(ask("dossier_complaints", snapshot, **records), as_of),
        tasks=ask("dossier_tasks", snapshot, names=where["names"], county=campaign.county_code, **days),
        chain=along(snapshot, register, where["names"], bounds, days),
    )
    parts = (register, results, found.orders, found.cases, found.complaints, found.tasks)
    return found if any(len(each) for each in parts) else None


def first_day(as_of: date) -> date:
    """The first of the three calendar years that end on the day."""
    return date(as_of.year - YEARS + 1, 1, 1)


def _said(rows: pd.DataFrame, *columns: str) -> set[str]:
    """What some columns say, each once."""
    return {str(each) for column in columns for each in rows[column].dropna()}


def _orders(snapshot: Readable, records: Mapping[str, Any], campaign: Campaign, as_of: date) -> pd.DataFrame:
    """Orders as the day knew them: without the days that lie after it, and without an outcome that it did not know."""
    orders = rectification.followed(ask("dossier_rectifications", snapshot, **records), snapshot, campaign, as_of)
    later = orders["reinspected_on"] > np.datetime64(as_of)
    known = {name: orders[name].where(~(orders[name] > np.datetime64(as_of))) for name in ("rectified_on", "reinspected_on", "blacklisted_on")}
    return orders.assign(outcome=orders["outcome"].where(~later, None), **known)


def _known(rows: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Records as the day knew them: what was closed later is open, and its outcome not known yet."""
    later = rows["closed_on"] > np.datetime64(as_of)
    ended = [name for name in ("closed_on", "outcome", "verified", "penalty") if name in rows]
    return rows.assign(**{name: rows[name].where(~later, None) for name in ended})
