"""The failed batches of a period, each with the rectification order that its sample led to, and the enterprises that failed again."""

from __future__ import annotations

import pandas as pd

from analytics.ask import Readable
from analytics.campaigns import Window
from analytics.changes.lists import new_failures
from analytics.dossier.values import plain
from analytics.scope import Scope

EVERY = 1_000_000
AFTERWARDS = ("follow_up", "recheck")
"""Kinds that look again at what had failed: no pass rate counts them."""


def listed(snapshot: Readable, scope: Scope, days: Window, orders: pd.DataFrame) -> pd.DataFrame:
    """One row per failed batch of the scope in the days, those of lists of failures too: the columns of sql/failures.sql, and of its order.

    `orders`: as `rectification.orders` gives them. `state`, `order_no`, `limit`: of the latest order that names the sample's number and the same
    enterprise (None, NaT: no order does). `times`: failed batches of its enterprise in these rows (1 for a batch of nobody named). Those of one
    trade stand together, in it those of the enterprise with most failures first, then by day.
    """
    rows = new_failures(snapshot, scope, days, EVERY)
    known = orders[orders["sample_no"].notna()].sort_values(["opened", "order_no"], kind="stable")
    known = known.drop_duplicates(["sample_no", "enterprise_key"], keep="last").rename(columns={"enterprise_key": "maker"})
    rows = rows.merge(known[["sample_no", "maker", "state", "order_no", "limit"]], on=["sample_no", "maker"], how="left")
    rows["state"] = rows["state"].astype(object).where(rows["state"].notna(), None)
    rows["times"] = rows["enterprise"].map(rows["enterprise"].value_counts()).fillna(1).astype("int64")
    order = ["trade", "times", "maker_name", "counted_on", "sample_no", "upload", "source_row"]
    return rows.sort_values(order, ascending=[True, False, True, True, True, True, True], kind="stable", ignore_index=True)


def again(rows: pd.DataFrame) -> pd.DataFrame:
    """The enterprises with two failed batches or more, most first: enterprise, name, township_code, township, trade, failed, items.

    `items`: item → batches, of those on which two of its batches or more failed, the most frequent first.
    """
    groups = rows[rows["times"] > 1].dropna(subset="enterprise").groupby("enterprise", sort=True)
    told = [
        (key, part["maker_name"].iloc[-1], part["township_code"].iloc[-1], part["township"].iloc[-1], part["trade"].iloc[-1], len(part), _often(part))
        for key, part in groups
    ]
    frame = pd.DataFrame(told, columns=["enterprise", "name", "township_code", "township", "trade", "failed", "items"])
    return frame.sort_values(["failed", "name"], ascending=[False, True], ignore_index=True)


def _often(rows: pd.DataFrame) -> dict[str, int]:
    named = [{each["item"] for each in plain(held) or ()} for held in rows["failed_items"]]
    counts = pd.Series([item for items in named for item in sorted(items)], dtype=object).value_counts()
    often = counts[counts > 1]
    return {str(item): int(often[item]) for item in sorted(often.index, key=lambda item: (-often[item], item))}
