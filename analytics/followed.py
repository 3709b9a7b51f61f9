"""Records that are followed from their opening to their end: enforcement cases, complaints, rectifications."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.ask import Readable, ask
from analytics.campaign import Records, Target, Window
from analytics.context import Context
from analytics.kept import kept
from analytics.scope import narrowed


def known(context: Context, dataset: str, target: Target, as_of: date) -> pd.DataFrame:
    """The dataset's records that were opened by the day and are of the target's trades and the scope's (see `of_trades`) and its townships."""
    of = (context.snapshot, dataset, context.campaign.county_code, context.campaign.id)
    return _known(*of, target.trades, context.scope.trades, context.scope.townships, as_of)


def number(context: Context, held: Mapping[str, pd.DataFrame], records: Sequence[Records], span: Window) -> int:
    """How many known records (by dataset) are of one of the kinds that a target names; a record that fits two of them is one."""
    fitting: dict[str, set[int]] = {name: set() for name in held}
    for wanted in records:
        fitting[wanted.dataset] |= set(matching(context, held[wanted.dataset], wanted, span).index)
    return sum(map(len, fitting.values()))


def of_trades(rows: pd.DataFrame, trades: tuple[str, ...] | None, looked_at: tuple[str, ...] | None) -> NDArray[np.bool_]:
    """The records of some trades (a mask; None: of all), of those that are looked at where a scope names any.

    A record that names no trade may be of any: it counts for the whole, and for no trade that somebody narrows to.
    """
    wanted = narrowed(trades, looked_at)
    if wanted is None:
        return np.ones(len(rows), dtype=bool)
    there = rows["trade"].isin(wanted)
    return (there if looked_at is not None else there | rows["trade"].isna()).to_numpy(bool)


def of_townships(rows: pd.DataFrame, townships: tuple[str, ...] | None) -> NDArray[np.bool_]:
    """The records of some townships, by code or by name as written (a mask; None: all)."""
    if townships is None:
        return np.ones(len(rows), dtype=bool)
    return (rows["township_code"].isin(townships) | rows["township"].isin(townships)).to_numpy(bool)


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
    looked_at: tuple[str, ...] | None,
    townships: tuple[str, ...] | None,
    as_of: date,
) -> pd.DataFrame:
    of = (snapshot, dataset, county, campaign)
    rows: pd.DataFrame = _records(*of)
    wanted = (rows["opened"].to_numpy() <= np.datetime64(as_of)) & _of_trades(*of, trades, looked_at) & _of_townships(*of, townships)
    found: pd.DataFrame = rows.loc[wanted]
    return found


@kept(64)
def _of_trades(
    snapshot: Readable, dataset: str, county: str, campaign: str, trades: tuple[str, ...] | None, looked_at: tuple[str, ...] | None
) -> NDArray[np.bool_]:
    return of_trades(_records(snapshot, dataset, county, campaign), trades, looked_at)


@kept(64)
def _of_townships(snapshot: Readable, dataset: str, county: str, campaign: str, townships: tuple[str, ...] | None) -> NDArray[np.bool_]:
    return of_townships(_records(snapshot, dataset, county, campaign), townships)


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
