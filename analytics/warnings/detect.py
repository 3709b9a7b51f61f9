"""All warnings of a county on a day, from two questions to the store: streams of batches, and failed items."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from analytics import campaigns, rates
from analytics.ask import Readable, ask
from analytics.campaigns import Campaign, Window
from analytics.context import ONE_DAY
from analytics.filters import parameters, register_parameters
from analytics.months import moved
from analytics.scope import COUNTED_KINDS, Scope
from analytics.warnings import raised
from analytics.warnings.found import Reference, Warned
from analytics.warnings.references import reference
from analytics.warnings.repeated import clusters, recurrences, window
from analytics.warnings.settings import Settings
from analytics.warnings.streams import Stream, alarming, stream

FOLLOWED_KINDS = (*COUNTED_KINDS, "follow_up", "recheck")
"""Kinds whose failures count for recurrences and clusters: a failed recheck is a recurrence. Risk monitoring gives no verdict of law."""


@dataclass(frozen=True)
class Found:
    """The warnings, the latest first, and what was looked at: the days, the streams and batches, and each trade's reference."""

    warnings: tuple[Warned, ...]
    span: Window
    streams: int
    judged: int
    failures: int
    references: tuple[tuple[str, Reference], ...]


def find(snapshot: Readable, scope: Scope, settings: Settings) -> Found:
    """Every warning that holds on the scope's day, within the scope. The scope must name a campaign."""
    campaign, span, before = _days(snapshot, scope, settings)
    frame = _streams(snapshot, scope, campaign, Window(before, span.end))
    references = _references(frame, span.start, campaign, settings)
    recent = frame[frame["day"] >= np.datetime64(span.start)]
    if scope.townships is not None:
        recent = recent[recent["place"].isin(scope.townships)]
    recent = recent.reset_index(drop=True)
    first = min(span.start, span.end - window(settings.again_days))
    failed = _failed(snapshot, scope, campaign, Window(first, span.end))
    names = rates.township_names(campaign, [code for code in {*frame["place"], *failed["place"]} if code.isdigit()])
    county = raised.County(campaign.county_code, names, settings)
    counted = failed[failed["has_denominator"] & failed["kind"].isin(scope.kinds or COUNTED_KINDS)]
    found = [
        county.cusum(trade, place, stream(rows, references[trade]), references[trade], counted)
        for trade, place in alarming(recent, references)
        for rows in [recent[(recent["trade"] == trade) & (recent["place"] == place)]]
    ]
    year = failed[failed["day"] >= np.datetime64(span.end - window(settings.again_days))]
    found += [county.recurrence(rows) for rows in recurrences(year, settings.again)]
    within = failed[failed["day"] >= np.datetime64(span.start)]
    found += [county.cluster(since, rows) for since, rows in clusters(within, settings.firms, settings.cluster_days)]
    ordered = sorted((each for each in found if each), key=lambda each: (each.last, each.failed, each.subject), reverse=True)
    return Found(
        tuple(ordered),
        span,
        int(recent.groupby(["trade", "place"]).ngroups),
        int((recent["passed"] + recent["failed"]).sum()),
        int(failed.drop_duplicates(["upload", "source_row"]).shape[0]),
        tuple(sorted(references.items())),
    )


def one_stream(snapshot: Readable, scope: Scope, settings: Settings, trade: str, place: str) -> tuple[Stream, Reference] | None:
    """The CUSUM of one trade × township for its chart; None where it has no batch."""
    campaign, span, before = _days(snapshot, scope, settings)
    frame = _streams(snapshot, scope.but(trades=(trade,)), campaign, Window(before, span.end))
    rows = frame[(frame["place"] == place) & (frame["day"] >= np.datetime64(span.start))]
    if rows.empty:
        return None
    held = _references(frame, span.start, campaign, settings)[trade]
    return stream(rows, held), held


def _days(snapshot: Readable, scope: Scope, settings: Settings) -> tuple[Campaign, Window, date]:
    """The campaign, the days that the detectors look at, and the first day of the history before them."""
    if scope.campaign is None:
        raise ValueError("Early warning needs a campaign: its county, its trades and its parameters.")
    campaign = campaigns.load(scope.campaign)
    end = rates.span_of(snapshot, scope, campaign).end
    start = min(scope.start or campaign.start, moved(end, -settings.months) + ONE_DAY)
    return campaign, Window(start, end), moved(start, -settings.history_months)


def _streams(snapshot: Readable, scope: Scope, campaign: Campaign, days: Window) -> pd.DataFrame:
    """trade, place, day, passed, failed of every stream of the county, sorted; places outside the scope too, as a history is the county's."""
    where = parameters(scope.but(townships=None), campaign, days.end)
    frame = ask("streams", snapshot, first=days.start, last=days.end, **where)
    frame["place"] = frame.pop("township_code").fillna(frame.pop("township_as_written")).fillna("")
    return frame.sort_values(["trade", "place", "day"], ignore_index=True, kind="stable")


def _references(frame: pd.DataFrame, start: date, campaign: Campaign, settings: Settings) -> dict[str, Reference]:
    def counts(rows: pd.DataFrame) -> dict[str, tuple[int, int]]:
        sums = rows.groupby("trade")[["passed", "failed"]].sum()
        return {str(trade): (int(failed), int(passed + failed)) for trade, passed, failed in sums.itertuples()}

    history, overall = counts(frame[frame["day"] < np.datetime64(start)]), counts(frame)
    return {trade: reference(trade, history.get(trade, (0, 0)), overall[trade], campaign, settings) for trade in overall}


def _failed(snapshot: Readable, scope: Scope, campaign: Campaign, days: Window) -> pd.DataFrame:
    followed = scope.but(kinds=scope.kinds or FOLLOWED_KINDS)
    where = parameters(followed, campaign, days.end) | register_parameters(followed, campaign, days.end)
    frame = ask("failed_items", snapshot, first=days.start, last=days.end, **where)
    frame["place"] = frame["township_code"].fillna(frame["township"]).fillna("")
    frame = frame.sort_values(["day", "upload", "source_row"], ignore_index=True, kind="stable")
    return frame.assign(evidence=pd.Series(raised.evidence_of(frame), index=frame.index, dtype=object))
