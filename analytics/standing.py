"""How rectification orders stand on a day: one rule for the page, the dossier and the target that asks for their rate."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from analytics.due import over


def standing(rows: pd.DataFrame, as_of: date, days: int | None) -> pd.DataFrame:
    """Orders as sql/rectifications.sql gives them, each with its state on the day: limit, limit_assumed, state, days_over, past, late, blacklisted
    (as `rectification.orders` says). `days`: the limit of those that state none (None: they have none).
    """
    day = np.datetime64(as_of)
    known = rows["reinspected_on"].isna() | (rows["reinspected_on"] <= day)
    outcome = rows["outcome"].where(known, None)
    own = rows["due"]
    assumed = own.isna()
    limit = own.where(~assumed, rows["opened"] + np.timedelta64(days, "D")) if days else own
    reported = rows["rectified_on"].notna() & (rows["rectified_on"] <= day)
    confirmed, failed = outcome == "confirmed", outcome == "failed"
    past = over(limit, day)
    state = np.select([confirmed, failed, past, reported], ["confirmed", "failed", "overdue", "to_inspect"], "running")
    finished = rows["reinspected_on"].fillna(rows["rectified_on"])
    return rows.assign(
        limit=limit,
        limit_assumed=assumed & limit.notna(),
        state=state,
        days_over=((day - limit).dt.days).where(past & ~confirmed, 0).fillna(0).astype("int64"),
        past=past,
        late=confirmed & limit.notna() & (finished > limit),
        blacklisted=(rows["blacklisted_on"] <= day) & ~(rows["blacklist_left_on"] <= day),
    )
