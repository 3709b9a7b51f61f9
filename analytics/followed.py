"""Records that are followed from their opening to their end: enforcement cases, complaints, rectifications."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from analytics.ask import Readable, ask
from analytics.campaign import Records, Target, Window
from analytics.context import Context
from analytics.kept import kept


@kept(32)
def _records(snapshot: Readable, dataset: str, county: str, campaign: str) -> pd.DataFrame:
    return ask(dataset, snapshot, county=county, campaign=campaign)


def known(context: Context, dataset: str, target: Target, as_of: date) -> pd.DataFrame:
    """The dataset's records that were opened by the day and are of the target's trades and the scope's townships (unknown ones count)."""
    rows = _records(context.snapshot, dataset, context.campaign.county_code, context.campaign.id)
    rows = rows[rows["opened"] <= np.datetime64(as_of)]
    if (trades := context.filters(target)["trades"]) is not None:
        rows = rows[rows["trade"].isin(trades) | rows["trade"].isna()]
    if context.scope.townships is not None:
        rows = rows[rows["township_code"].isin(context.scope.townships) | rows["township"].isin(context.scope.townships)]
    return rows


def matching(rows: pd.DataFrame, wanted: Records, span: Window) -> pd.DataFrame:
    """Of known records those that a count adds up on the last day of its span: still open then, or opened within it."""
    for field, values in wanted.where:
        rows = rows[rows[field].isin(values)]
    if wanted.proven:
        rows = rows[rows["verified"].fillna(False).astype(bool)]
    if wanted.open_only:
        return rows[rows["closed"].isna() | (rows["closed"] > np.datetime64(span.end))]
    return rows[(rows["opened"] >= np.datetime64(span.start)) & (rows["opened"] <= np.datetime64(span.end))]
