"""Records that are followed from their opening to their end: enforcement cases, complaints, rectifications."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.ask import Readable, ask
from analytics.campaign import Records, Target, Window
from analytics.context import Context
from analytics.kept import kept


def known(context: Context, dataset: str, target: Target, as_of: date) -> pd.DataFrame:
    """The dataset's records that were opened by the day and are of the target's trades and the scope's townships (unknown ones count)."""
    of = (context.snapshot, dataset, context.campaign.county_code, context.campaign.id)
    return _known(*of, context.filters(target)["trades"], context.scope.townships, as_of)


def matching(context: Context, rows: pd.DataFrame, wanted: Records, span: Window) -> pd.DataFrame:
    """Of known records those that a count adds up on the last day of its span: still open then, or opened within it."""
    fits = _fits(context.snapshot, wanted.dataset, context.campaign.county_code, context.campaign.id, wanted.where, wanted.proven)
    rows = rows[fits[rows.index]]
    opened, closed = rows["opened"].to_numpy(), rows["closed"].to_numpy()
    start, end = np.datetime64(span.start), np.datetime64(span.end)
    there = opened <= end  # the day that records are known on may lie after the target's last day
    return rows[there & (np.isnat(closed) | (closed > end))] if wanted.open_only else rows[there & (opened >= start)]


@kept(32)
def _records(snapshot: Readable, dataset: str, county: str, campaign: str) -> pd.DataFrame:
    """Every record, numbered from 0."""
    return ask(dataset, snapshot, county=county, campaign=campaign)


@kept(128)
def _known(
    snapshot: Readable,
    dataset: str,
    county: str,
    campaign: str,
    trades: tuple[str, ...] | None,
    townships: tuple[str, ...] | None,
    as_of: date,
) -> pd.DataFrame:
    of = (snapshot, dataset, county, campaign)
    rows: pd.DataFrame = _records(*of)
    wanted = (rows["opened"].to_numpy() <= np.datetime64(as_of)) & _of_trades(*of, trades) & _of_townships(*of, townships)
    found: pd.DataFrame = rows.loc[wanted]
    return found


@kept(64)
def _of_trades(snapshot: Readable, dataset: str, county: str, campaign: str, trades: tuple[str, ...] | None) -> NDArray[np.bool_]:
    rows = _records(snapshot, dataset, county, campaign)
    return np.ones(len(rows), dtype=bool) if trades is None else (rows["trade"].isin(trades) | rows["trade"].isna()).to_numpy(bool)


@kept(64)
def _of_townships(snapshot: Readable, dataset: str, county: str, campaign: str, townships: tuple[str, ...] | None) -> NDArray[np.bool_]:
    rows = _records(snapshot, dataset, county, campaign)
    if townships is None:
        return np.ones(len(rows), dtype=bool)
    return (rows["township_code"].isin(townships) | rows["township"].isin(townships)).to_numpy(bool)


@kept(256)
def _fits(
    snapshot: Readable, dataset: str, county: str, campaign: str, where: tuple[tuple[str, tuple[str, ...]], ...], proven: bool
) -> NDArray[np.bool_]:
    """For every record of `_records` whether it is of the kind that a count names: a property of the record, whatever the scope and the day."""
    rows = _records(snapshot, dataset, county, campaign)
    fits = np.ones(len(rows), dtype=bool)
    for field, values in where:
        fits &= rows[field].isin(values).to_numpy(bool)
    return fits & rows["verified"].fillna(False).to_numpy(bool) if proven else fits
