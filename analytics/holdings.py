"""What the register says enterprises hold: licences, standards, certificates, brands, verified instruments; what it does not say is counted apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analytics import campaigns
from analytics.ask import Readable, ask
from analytics.dossier.values import plain
from analytics.filters import register_scope
from analytics.register import licensed
from analytics.scope import Scope

BRANDS = ("national", "provincial", "municipal")
FLAGS = ("licensed", "operates_to_standard", "international_standard", "ccc")


@dataclass(frozen=True)
class Share:
    """`above` of the `told` enterprises hold it; of `silent` more the register does not say."""

    above: int
    told: int
    silent: int


@dataclass(frozen=True)
class Holdings:
    """The enterprises of a scope in operation on a day, of every role: `enterprises`, of them `shares` by name (FLAGS), `brands` by level (BRANDS).

    `licensed`: every licence required is held and valid on the day; told where any is required. A target on licences asks the same of producers
    alone (T07), so its figure may be another. `certified`: with a system certificate on record.
    `sales`, `brand_sales`: 万元, of those whose sales are known. `exports`: 万元 of the `exporters`. `verified` of `due` instruments of those that
    file both.
    """

    day: date
    enterprises: int
    shares: dict[str, Share]
    brands: dict[str, int]
    certified: int
    sales: float
    brand_sales: float
    exporters: int
    exports: float
    verified: int
    due: int


def holdings(snapshot: Readable, scope: Scope, day: date) -> Holdings:
    """The counts of a scope on a day. Raises Refusal for an unknown campaign."""
    campaign = campaigns.load(str(scope.campaign))
    rows = ask("holdings", snapshot, **register_scope(scope.but(as_of=day), campaign, day))
    rows["licensed"] = licensed(snapshot, day).reindex(rows["enterprise"]).array
    selling = rows[rows["annual_sales"].notna()]
    measured = rows[rows["instruments_due"].notna() & rows["instruments_verified"].notna()]
    return Holdings(
        day=day,
        enterprises=len(rows),
        shares={name: _share(rows[name]) for name in FLAGS},
        brands={level: int((rows["brand_level"] == level).sum()) for level in BRANDS},
        certified=sum(bool(plain(each)) for each in rows["system_certifications"]),
        sales=float(selling["annual_sales"].sum()),
        brand_sales=float(selling["brand_sales"].sum()),
        exporters=int((rows["exports"] > 0).sum()),
        exports=float(rows["exports"].sum()),
        verified=int(measured["instruments_verified"].sum()),
        due=int(measured["instruments_due"].sum()),
    )


def _share(values: pd.Series[Any]) -> Share:
    told = [bool(each) for each in values.map(plain) if each is not None and each == each]
    return Share(sum(told), len(told), len(values) - len(told))
