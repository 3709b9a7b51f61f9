"""Three classifications of enterprises at a day, side by side and never mixed: sales tier (C1), compliance class (C2), disposition (C3).

The register is dated: a row holds from its day until the next one of the same enterprise. Two rows of one enterprise and day that disagree
are a conflict: neither is taken. An enterprise that a scheme does not class is 'unclassified'.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import pandas as pd

from analytics import campaigns
from analytics.ask import Readable, ask
from analytics.context import default_as_of
from analytics.filters import register_scope
from analytics.scope import Scope
from analytics.tiers import SCHEMES
from words import Refusal

UNCLASSIFIED, CONFLICT = "unclassified", "conflict"
GROUPS = {"township": ("township_code", "township"), "trade": ("trade",)}
REQUIREMENTS = {"sales": "C1", "compliance": "C2", "disposition": "C3"}


def settled(snapshot: Readable, scope: Scope) -> date:
    """The day that is looked at: the scope's own, else the campaign's default."""
    return scope.as_of or default_as_of(snapshot, campaigns.load(str(scope.campaign)))


def register_days(snapshot: Readable, scope: Scope) -> tuple[date, ...]:
    """The days on which the register of the scope's county and trades was taken, up to the scope's day, in order."""
    where = _where(scope, settled(snapshot, scope))
    days = ask("register_days", snapshot, **{name: where[name] for name in ("as_of", "county", "trades")})
    return tuple(day.date() for day in days["as_of"])


def register(snapshot: Readable, scope: Scope, days: Sequence[date]) -> pd.DataFrame:
    """One row per day and enterprise in the register on it, in operation or not.

    Columns: day, enterprise (its key), name, township_code, township, trade, annual_sales (万元), as_of, operating, operates_to_standard; for each
    scheme its class ('sales', 'compliance', 'disposition': a class, UNCLASSIFIED or CONFLICT), `<scheme>_found` (the classes that
    disagree, 'A,B'; '' otherwise), and `compliance_on`, `compliance_reason`, `disposition_on`, `disposition_reason` as recorded.
    With sales tiers in the scope only enterprises of those tiers on the latest of the days. Raises Refusal for an unknown campaign.
    """
    where = _where(scope, max(days))
    where = {name: where[name] for name in ("county", "trades", "townships", "tier_a", "tier_b")}
    rows = _one_each(ask("classes_on_days", snapshot, days=tuple(sorted(set(days))), **where))
    if scope.tiers is not None:
        chosen = rows.loc[(rows["day"] == pd.Timestamp(max(days))) & rows["sales"].isin(scope.tiers), "enterprise"]
        rows = rows[rows["enterprise"].isin(chosen)]
    return rows.reset_index(drop=True)


def counts(rows: pd.DataFrame, scheme: str, by: str = "") -> pd.DataFrame:
    """One row per group and state of a scheme: the groups' columns, class, enterprises (in operation), share (of the group, fraction of 1).

    `rows`: those of one day. Every class has its row; 'unclassified' and 'conflict' only where some enterprise is in them. `by`: '', 'township'
    or 'trade'. Raises Refusal for another scheme or group.
    """
    _known(scheme, SCHEMES)
    groups = list(_group(by)) if by else []
    states = [*SCHEMES[scheme], *(each for each in (UNCLASSIFIED, CONFLICT) if (rows.loc[rows["operating"], scheme] == each).any())]
    there = rows[rows["operating"]].assign(**{name: lambda frame, name=name: frame[name].astype(object).fillna("") for name in groups})
    if not groups:
        sums = there[scheme].value_counts().reindex(states, fill_value=0)
        total = int(sums.sum())
        frame = pd.DataFrame({"class": states, "enterprises": sums.to_numpy()})
        return frame.assign(share=frame["enterprises"] / total if total else float("nan"))
    key = groups[0]  # a township has one name, however it was written
    names = there.drop_duplicates(key).set_index(key)[groups[1:]]
    wide = there.groupby([key, scheme]).size().unstack(fill_value=0).reindex(columns=states, fill_value=0)
    tall = wide.reset_index().melt(id_vars=key, value_vars=states, var_name="class", value_name="enterprises")
    tall = tall.sort_values(key, kind="stable", ignore_index=True).join(names, on=key)
    return tall.assign(share=tall["enterprises"] / tall.groupby(key)["enterprises"].transform("sum"))[[*groups, "class", "enterprises", "share"]]


def boundary_cases(rows: pd.DataFrame, tier_a: float, tier_b: float) -> pd.DataFrame:
    """The enterprises in operation that sell exactly as much as a boundary of the sales tiers (万元), the greater one first."""
    exact = rows[rows["operating"] & rows["annual_sales"].isin([tier_a, tier_b])]
    return exact.sort_values(["annual_sales", "name", "enterprise"], ascending=[False, True, True], ignore_index=True)


def conflicts(rows: pd.DataFrame, scheme: str) -> pd.DataFrame:
    """The enterprises in operation that two rows of one day put into different classes."""
    return rows[rows["operating"] & (rows[scheme] == CONFLICT)].sort_values(["name", "enterprise"], ignore_index=True)


def _where(scope: Scope, day: date) -> dict[str, Any]:
    return register_scope(scope.but(as_of=day), campaigns.load(str(scope.campaign)), day)


def _one_each(found: pd.DataFrame) -> pd.DataFrame:
    """The last row of each day and enterprise, its classes compared with those of the other rows in force."""
    key = ["day", "enterprise"]
    one = found.drop_duplicates(key, keep="last").set_index(key)
    doubled = found[found.duplicated(key, keep=False)]
    for scheme, classes in SCHEMES.items():
        one[scheme] = one[scheme].astype(object).where(one[scheme].notna(), UNCLASSIFIED)
        one[f"{scheme}_found"] = ""
        said = doubled.dropna(subset=scheme).drop_duplicates([*key, scheme])
        said = said.assign(place=said[scheme].map(list(classes).index)).sort_values([*key, "place"])
        together = said.groupby(key)[scheme].agg(list)
        one.loc[together.index, scheme] = together.map(lambda each: each[0] if len(each) == 1 else CONFLICT)
        apart = together[together.map(len) > 1]
        one.loc[apart.index, f"{scheme}_found"] = apart.map(",".join)
    return one.reset_index()


def _group(by: str) -> tuple[str, ...]:
    _known(by, GROUPS)
    return GROUPS[by]


def _known(value: str, allowed: Collection[str]) -> None:
    if value not in allowed:
        raise Refusal("“{value}” is not one of {allowed}.", value=value, allowed=", ".join(allowed))
