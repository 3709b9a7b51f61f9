"""Everything on record about one enterprise on a day: its register rows, three years of results, and the records that follow it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

from analytics import campaigns, rectification
from analytics.ask import Readable, ask
from analytics.scope import Scope

YEARS = 3  # calendar years of results and records, that of the day included


@dataclass(frozen=True, eq=False)
class Dossier:
    """What is on record about one enterprise. Frames are rows of the questions `dossier_*.sql`, those of records within `first` to `as_of`.

    `key`: its USCC, else its normalised name; `register`: its register rows, the latest first (empty: the register lacks it); `orders`: as
    `rectification.orders`; `chain`: as `chain` says. `tier_a`, `tier_b`: the boundaries of the sales tiers (万元).
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
    records = where | {"nameless": not numbers} | days
    orders = ask("dossier_rectifications", snapshot, **records)
    found = Dossier(
        key=key,
        as_of=as_of,
        first=first,
        tier_a=campaign.tier_a,
        tier_b=campaign.tier_b,
        register=register,
        results=results,
        orders=_until(rectification.followed(orders, snapshot, as_of, campaign.process.rectify_days), as_of),
        cases=_known(ask("dossier_enforcement", snapshot, **records), as_of),
        complaints=_known(ask("dossier_complaints", snapshot, **records), as_of),
        tasks=ask("dossier_tasks", snapshot, names=where["names"], county=campaign.county_code, **days),
        chain=_chain(snapshot, register, where["names"], bounds, days),
    )
    parts = (register, results, orders, found.cases, found.complaints, found.tasks)
    return found if any(len(each) for each in parts) else None


def first_day(as_of: date) -> date:
    """The first of the three calendar years that end on the day."""
    return date(as_of.year - YEARS + 1, 1, 1)


def plain(value: Any) -> Any:
    """A value as Python has it: nothing is None, an array a list, a day a date, a number one of Python's own."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    if value is None or isinstance(value, (list, dict)):
        return value
    if pd.isna(value):
        return None
    if isinstance(value, np.generic):
        return value.item()
    return value.date() if isinstance(value, datetime) else value


def _said(rows: pd.DataFrame, *columns: str) -> set[str]:
    """What some columns say, each once."""
    return {str(each) for column in columns for each in rows[column].dropna()}


def _until(orders: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Orders without the days that lie after the day looked at, and without an outcome that it did not know."""
    later = orders["reinspected_on"] > np.datetime64(as_of)
    known = {name: orders[name].where(~(orders[name] > np.datetime64(as_of))) for name in ("rectified_on", "reinspected_on", "blacklisted_on")}
    return orders.assign(outcome=orders["outcome"].where(~later, None), **known)


def _known(rows: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Records as the day knew them: what was closed later is open, and its outcome not known yet."""
    later = rows["closed_on"] > np.datetime64(as_of)
    ended = [name for name in ("closed_on", "outcome", "verified", "penalty") if name in rows]
    return rows.assign(**{name: rows[name].where(~later, None) for name in ended})


def _chain(snapshot: Readable, register: pd.DataFrame, names: Any, bounds: Mapping[str, Any], days: Mapping[str, Any]) -> pd.DataFrame:
    """One row per supplier and customer: side ('supplier', 'customer'), name, key (None: unknown), batches, failed, last_failed, items."""
    suppliers = ask("dossier_suppliers", snapshot, names=names, **bounds)
    rows = [("supplier", each.name, each.enterprise, {each.name, each.name_key}) for each in suppliers.itertuples(index=False)]
    supplied = [] if register.empty else plain(register["supplies"].iloc[0]) or []
    rows += [("customer", name, None, {name}) for name in dict.fromkeys(supplied)]
    seen = ask("dossier_chain", snapshot, names=tuple(sorted(set().union(*(row[3] for row in rows)))), **days)
    told = []
    for side, name, key, called in rows:
        own = seen[seen["maker"].isin(called) | seen["maker_name"].isin(called)]
        judged = own[own["verdict"].isin(("pass", "fail")) & own["has_denominator"]]
        failed = own[own["verdict"] == "fail"]
        items = sorted({item["item"] for held in failed["failed_items"].map(plain) for item in held or ()})
        told.append((side, name, key, len(judged), len(failed), failed["counted_on"].max() if len(failed) else pd.NaT, items))
    return pd.DataFrame(told, columns=["side", "name", "key", "batches", "failed", "last_failed", "items"])
