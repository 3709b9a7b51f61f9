"""The chain around one enterprise (process P11): who supplies it, whom it supplies, and the failures seen at each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.ask import Readable, ask
from analytics.dossier.values import plain


def along(snapshot: Readable, register: pd.DataFrame, names: Sequence[str], bounds: Mapping[str, Any], days: Mapping[str, Any]) -> pd.DataFrame:
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
