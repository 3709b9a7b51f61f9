"""Key units by the five grounds of S1 (P10), and the risk of every enterprise by which the next samples are proposed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from analytics import campaigns, classification
from analytics.ask import Readable, ask
from analytics.filters import parameters, register_parameters
from analytics.months import months_back
from analytics.scope import Scope
from analytics.statistics import fit_beta_binomial, shrunk_rates

GROUNDS = ("violation", "complaint", "media", "weak_control", "failed_sample")
LOOK_BACK = 36
"""Months before the day in which a record makes a key unit and a result tells of an enterprise."""
WEIGHTS = {"failures": 0.4, "class": 0.2, "sales": 0.15, "time": 0.25}
CLASS_RISK = {"A": 0.0, "B": 0.5, "C": 1.0}
UNKNOWN = 0.5
FRESH = 365
"""Days after which a sample tells nothing more of today; a unit never sampled counts so too."""


@dataclass(frozen=True)
class Units:
    """The enterprises in operation on a day.

    `rows`: one each, by risk, the greatest first, of equal ones those with more grounds: enterprise, name, township_code, township, trade,
    annual_sales (万元), compliance, sales (tier), grounds (a list of GROUNDS), judged, failed, last_on, expected (failure rate, fraction of 1;
    NaN without any result), the four parts of the risk (`failures_risk`, `class_risk`, `sales_risk`, `time_risk`, each 0 to 1) and `risk`,
    their weighted sum. `evidence`: one row per enterprise and ground: records, latest, what (distinct, '; ' between). `outside`: enterprises
    with a record in the trades that the register of the day does not hold in operation (0 where townships or tiers are chosen). `shrunk`:
    whether results were many and different enough to tell enterprises apart.
    """

    rows: pd.DataFrame
    evidence: pd.DataFrame
    outside: int
    first: date
    shrunk: bool


def units(snapshot: Readable, scope: Scope, as_of: date) -> Units:
    """Every enterprise of the scope's register on the day with its grounds and its risk. Raises Refusal for an unknown campaign."""
    campaign = campaigns.load(str(scope.campaign))
    first = months_back(as_of, LOOK_BACK)
    day = scope.but(as_of=as_of, start=None, end=None)
    rows = classification.register(snapshot, day, (as_of,))
    rows = rows[rows["operating"]].drop_duplicates("enterprise")
    bounds = {name: value for name, value in register_parameters(day, campaign, as_of).items() if name != "tiers"}
    days: dict[str, Any] = {"first": first, "last": as_of}
    records = ask("grounds", snapshot, county=campaign.county_code, **bounds, **days)
    sampled = ask("sampled_enterprises", snapshot, **bounds, **days, **parameters(day.but(tiers=None, townships=None), campaign, as_of))
    evidence = pd.concat([_evidence(records), _weak(rows)], ignore_index=True)
    known = evidence["enterprise"].isin(rows["enterprise"])
    own = records["trade"].isna() | records["trade"].isin(scope.trades or campaign.trades)
    whole = scope.townships is None and scope.tiers is None  # else nobody knows which of the others lie within the scope
    outside = int(records.loc[own & ~records["enterprise"].isin(rows["enterprise"]), "enterprise"].nunique()) if whole else 0
    evidence = evidence[known].assign(place=lambda frame: frame["ground"].map(GROUNDS.index)).sort_values(["enterprise", "place"], ignore_index=True)
    grounds = evidence.groupby("enterprise")["ground"].agg(list)
    rows = rows.merge(sampled, on="enterprise", how="left")
    rows["grounds"] = [each if isinstance(each, list) else [] for each in rows["enterprise"].map(grounds)]
    rows = rows.fillna({"judged": 0, "failed": 0}).astype({"judged": "int64", "failed": "int64"})
    rows, shrunk = _risk(rows, as_of)
    order = rows.assign(size=rows["grounds"].map(len)).sort_values(["risk", "size", "enterprise"], ascending=[False, False, True])
    rows = order.drop(columns="size").reset_index(drop=True)
    return Units(rows, evidence.drop(columns="place"), outside, first, shrunk)


def _evidence(records: pd.DataFrame) -> pd.DataFrame:
    key = ["enterprise", "ground"]
    counted = records.groupby(key, as_index=False).agg(records=("happened_on", "size"), latest=("happened_on", "max"))
    said = records.dropna(subset="what").drop_duplicates([*key, "what"]).groupby(key)["what"].agg("; ".join).rename("what")
    return counted.merge(said.reset_index(), on=key, how="left")


def _weak(rows: pd.DataFrame) -> pd.DataFrame:
    """Whose control of quality the register calls weak: class C by conditions, or not operating to the standard."""
    c, loose = rows["compliance"] == "C", rows["operates_to_standard"].eq(False).fillna(False).astype(bool)
    weak = rows[c | loose]
    what = np.select([c & loose, c], ["class_c; not_to_standard", "class_c"], "not_to_standard")[(c | loose).to_numpy()]
    day = weak["compliance_on"].where(c[c | loose], weak["as_of"]).fillna(weak["as_of"])
    return pd.DataFrame({"enterprise": weak["enterprise"], "ground": "weak_control", "records": 1, "latest": day, "what": what})


def _risk(rows: pd.DataFrame, as_of: date) -> tuple[pd.DataFrame, bool]:
    judged, failed = rows["judged"].to_numpy(), rows["failed"].to_numpy()
    alpha, beta = fit_beta_binomial(failed, judged) if judged.any() else (np.nan, np.nan)
    shrunk = not np.isnan(alpha)
    if shrunk:
        expected = np.asarray(shrunk_rates(failed, judged, float(alpha), float(beta)), dtype=float)
    else:  # all passed, all failed, or one batch each: nothing tells the enterprises apart
        expected = np.full(len(rows), failed.sum() / judged.sum() if judged.any() else np.nan)
    top = np.nanmax(expected, initial=0.0) if np.isfinite(expected).any() else 0.0
    since = (pd.Timestamp(as_of) - pd.to_datetime(rows["last_on"])).dt.days
    rows = rows.assign(
        expected=expected,
        failures_risk=expected / top if top else 0.0,
        class_risk=rows["compliance"].map(CLASS_RISK).astype(float).fillna(UNKNOWN),
        sales_risk=rows["annual_sales"].rank(pct=True).fillna(UNKNOWN),
        time_risk=(since / FRESH).clip(0, 1).fillna(1.0),
    )
    risk = sum((weight * rows[f"{name}_risk"] for name, weight in WEIGHTS.items()), pd.Series(0.0, rows.index))
    return rows.assign(risk=risk.round(9)), shrunk  # rounded, so that equal parts make equal risks
