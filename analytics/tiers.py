"""Classes of enterprises, three that are never mixed: sales tier, compliance class, disposition; with sales, batches and failures of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from analytics import campaigns, rates
from analytics.ask import Readable
from analytics.campaigns import Campaign, Window
from analytics.counting import cube, makers_of
from analytics.rates import span_of, township_names
from analytics.register import register_of
from analytics.scope import Scope
from analytics.statistics import wilson_interval
from words import Refusal

SCHEMES = {"sales": ("A", "B", "C"), "compliance": ("A", "B", "C"), "disposition": ("integrate_upgrade", "rectify", "close")}
COLUMNS = {"sales": "tier", "compliance": "compliance_class", "disposition": "disposition"}
BY = ("township", "trade")
WRITTEN = {"township": "township_as_written"}
SUMS = ("enterprises", "sales", "passed", "judged")


def tiers(snapshot: Readable, scope: Scope, scheme: str = "sales", by: Sequence[str] = ()) -> pd.DataFrame:
    """One row per group and class, A first, 'not classified' (class null) last where anything is in it; every class has its row.

    Columns: the groups ('township' with `township_code`, 'trade'), class, enterprises (in operation on the as-of day), sales (万元 known),
    share_of_enterprises, share_of_sales, passed, judged, failed, rate, low, high (Wilson, 95 %), share_of_failures. Shares are fractions
    within the group; missing where nothing is to share. An enterprise counts where the register has it, a batch with its enterprise; a batch
    of an enterprise that the register lacks is not classified. Raises Refusal for an unknown scheme or group.
    """
    if scheme not in SCHEMES:
        raise Refusal("“{value}” is not one of {allowed}.", value=scheme, allowed=", ".join(SCHEMES))
    if strange := [group for group in by if group not in BY]:
        raise Refusal("“{value}” is not one of {allowed}.", value=strange[0], allowed=", ".join(BY))
    campaign = campaigns.load(scope.campaign) if scope.campaign else None
    span = span_of(snapshot, scope, campaign)
    scope = scope.but(as_of=scope.as_of or span.end)
    register = register_of(snapshot, scope, campaign, span.end).rename(columns={COLUMNS[scheme]: "class"})
    groups = [column for group in by for column in (("township_code", "township") if group == "township" else (group,))]
    operating = register[register["operating"]].assign(enterprises=1, sales=lambda frame: frame["annual_sales"])
    batches = _batches(snapshot, scope, campaign, span, register, groups)
    counted = pd.concat([operating, batches], ignore_index=True).reindex(columns=[*groups, "class", *SUMS])
    if "township_code" in groups:
        names = township_names(campaign, register["township_code"].dropna().unique().tolist())
        counted["township"] = rates.named(counted["township_code"], counted["township"], names)
    return _shares(_every_class(counted, groups, SCHEMES[scheme]), groups)


def _batches(
    snapshot: Readable, scope: Scope, campaign: Campaign | None, span: Window, register: pd.DataFrame, groups: Sequence[str]
) -> pd.DataFrame:
    """Passed and judged batches by group and class: those of an enterprise in the register stand where the register says, others where they say."""
    counted = cube(snapshot, scope, campaign, span.end)
    makers = makers_of(snapshot, counted, scope, campaign, span.end)
    rows = counted.facts.rows(span, counted.where())
    known = np.append(pd.Index(register["enterprise"].astype(object)).get_indexer(makers.keys), -1)[makers.enterprise[rows["maker"]]]
    key, meanings = np.zeros(len(known), dtype=np.int64), []
    for name in (*groups, "class"):
        said = pd.Categorical(register[name].astype(object))
        own, names = (np.append(np.asarray(said.codes, dtype=np.int64), -1)[known], list(said.categories))
        if name != "class":  # what the register does not say, the batch does
            codes, written = counted.cells.column(WRITTEN.get(name, name))
            own = np.where(own < 0, np.where(codes < 0, -1, codes + len(names))[rows["cell"]], own)
            names += written
        meanings.append(np.array([*names, None], dtype=object))
        key = key * len(meanings[-1]) + np.where(own < 0, len(names), own)
    place, unique = pd.factorize(key)
    kinds = counted.cells.kinds
    passed = np.bincount(place, rows["batches"] * kinds["passed"][rows["cell"]], len(unique))
    judged = np.bincount(place, rows["batches"] * counted.cells.judged[rows["cell"]], len(unique))
    columns: dict[str, Any] = {"passed": passed.astype(np.int64), "judged": judged.astype(np.int64)}
    for name, meaning in reversed(list(zip((*groups, "class"), meanings, strict=True))):
        unique, code = np.divmod(unique, len(meaning))
        columns[name] = pd.Index(meaning[code], dtype=object)
    return pd.DataFrame(columns)


def _every_class(counted: pd.DataFrame, groups: list[str], classes: Sequence[str]) -> pd.DataFrame:
    sums = counted.groupby([*groups, "class"], dropna=False, as_index=False)[list(SUMS)].sum()
    places = sums[groups].drop_duplicates() if groups else pd.DataFrame(index=[0])
    whole = places.merge(pd.DataFrame({"class": [*classes, None]}), how="cross")
    sums["class"] = sums["class"].astype(object).where(sums["class"].notna(), None)
    frame = whole.merge(sums, on=[*groups, "class"], how="left")
    frame[list(SUMS)] = frame[list(SUMS)].astype("float64").fillna(0)
    unclassified = frame["class"].isna()
    return frame[~unclassified | (frame["enterprises"] > 0) | (frame["judged"] > 0)].reset_index(drop=True)


def _shares(frame: pd.DataFrame, groups: list[str]) -> pd.DataFrame:
    frame = frame.astype({"enterprises": "int64", "passed": "int64", "judged": "int64"})
    frame = frame.assign(failed=frame["judged"] - frame["passed"])
    interval = wilson_interval(frame["passed"].to_numpy(), frame["judged"].to_numpy())
    frame = frame.assign(rate=frame["passed"] / frame["judged"].where(frame["judged"] > 0), low=interval.low, high=interval.high)
    for name, column in (("share_of_enterprises", "enterprises"), ("share_of_sales", "sales"), ("share_of_failures", "failed")):
        whole = frame.groupby(groups, dropna=False)[column].transform("sum") if groups else frame[column].sum()
        frame[name] = frame[column] / pd.Series(whole, index=frame.index).where(lambda total: total > 0)
    order = [*groups, "class", "enterprises", "sales", "share_of_enterprises", "share_of_sales"]
    return frame[[*order, "passed", "judged", "failed", "rate", "low", "high", "share_of_failures"]]
