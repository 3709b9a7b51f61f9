"""Pass rates: passed and judged by any grouping, always with the counts beside the rate and Wilson's 95 % interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product

import numpy as np
import pandas as pd

from analytics import campaigns
from analytics.ask import Readable
from analytics.campaigns import MEASURES, Campaign, Window
from analytics.context import default_as_of
from analytics.counting import cube, makers_of
from analytics.cube import by_month, measured
from analytics.enterprises import enterprises, together
from analytics.scope import Scope
from analytics.statistics import wilson_interval
from words import Refusal

GROUPS = ("township", "trade", "level", "kind", "link", "tier", "product_category", "month", "stage", "enterprise")
FIRST, LAST = date(1900, 1, 1), date(2999, 12, 31)


def rate(snapshot: Readable, scope: Scope, measure: str = "batch", by: Sequence[str] = ()) -> pd.DataFrame:
    """One row per group: the group's columns, passed, judged, not_judged, rate, low, high, failures_without_denominator.

    `measure`: 'batch', 'enterprise' (enterprises without a failed batch / enterprises sampled), 'intrinsic' (a batch that fails on labelling
    alone passes) or 'item' (of the batches whose number of items is known). Rate and interval (Wilson, 95 %) are fractions of 1, and missing
    (NaN) without a denominator. Townships and trades of the campaign without a batch have their row too. `by` any of GROUPS; 'township'
    brings `township_code` along, 'enterprise' its `name` and `tier`. Raises Refusal for an unknown measure or group.
    """
    if measure not in MEASURES:
        raise Refusal("“{value}” is not one of {allowed}.", value=measure, allowed=", ".join(MEASURES))
    if strange := [group for group in by if group not in GROUPS]:
        raise Refusal("“{value}” is not one of {allowed}.", value=strange[0], allowed=", ".join(GROUPS))
    campaign = campaigns.load(scope.campaign) if scope.campaign else None
    if "stage" not in by:
        return _rates(_counts(snapshot, scope, campaign, span_of(snapshot, scope, campaign), measure, by), measure, by)
    if campaign is None:
        raise Refusal("Stages belong to a campaign: name one.")
    span = span_of(snapshot, scope, campaign)
    frames = [_counts(snapshot, scope, campaign, span, measure, by).head(0).assign(stage=0)]  # a campaign may have no stages
    for stage in campaign.stages:
        counts = _counts(snapshot, scope, campaign, Window(max(stage.start, span.start), min(stage.end, span.end)), measure, by)
        frames.append(counts.assign(stage=stage.no))
    return _rates(pd.concat(frames, ignore_index=True), measure, by)


def span_of(snapshot: Readable, scope: Scope, campaign: Campaign | None) -> Window:
    """The days that count in a scope: its own, else the campaign's, and never after the as-of day."""
    if campaign is None:
        return Window(scope.start or FIRST, min(scope.end or LAST, scope.as_of or LAST))
    start, end = scope.start or campaign.start, scope.end or campaign.end
    return Window(start, min(end, scope.as_of or default_as_of(snapshot, campaign)) if scope.end is None else min(end, scope.as_of or end))


def _counts(snapshot: Readable, scope: Scope, campaign: Campaign | None, span: Window, measure: str, by: Sequence[str]) -> pd.DataFrame:
    columns = [column for group in by if group in _CELL_COLUMNS for column in _CELL_COLUMNS[group]]
    counted = cube(snapshot, scope, campaign, span.end)
    if measure == "enterprise" or "tier" in by or "enterprise" in by:
        by_enterprise = enterprises(counted, makers_of(snapshot, counted, scope, campaign, span.end), span, columns, by_month="month" in by)
        frame = together(by_enterprise, by)
    elif "month" in by:
        frame = by_month(counted, span, columns)
    else:
        frame = counted.table(span, columns)
    if "township" in by:
        names = township_names(campaign, frame["township_code"].dropna().unique().tolist())
        said = named(frame["township_code"], frame["township_as_written"], names)
        frame = frame.drop(columns="township_as_written").assign(township=pd.Index(said, dtype=object))
    return _with_empty_groups(frame, scope, campaign, by)


def _with_empty_groups(frame: pd.DataFrame, scope: Scope, campaign: Campaign | None, by: Sequence[str]) -> pd.DataFrame:
    shown = [group for group in by if group != "stage"]
    if shown and (campaign is None or not set(shown) <= {"township", "trade"}):
        return frame
    places = {place.code: place.name for place in campaign.places() if scope.townships is None or place.code in scope.townships} if campaign else {}
    trades = [trade for trade in campaign.trades if scope.trades is None or trade in scope.trades] if campaign else []
    wanted = list(product(places if "township" in shown else [None], trades if "trade" in shown else [None]))
    keys = [frame[name].tolist() if name in frame else [None] * len(frame) for name in ("township_code", "trade")]
    there = {tuple(each if isinstance(each, str) else None for each in pair) for pair in zip(*keys, strict=True)}
    missing = [pair for pair in wanted if pair not in there]
    if not missing:
        return frame
    words = {
        "township_code": [code for code, _ in missing],
        "township": [places.get(code or "") for code, _ in missing],
        "trade": [t for _, t in missing],
    }
    return pd.DataFrame(
        {
            name: pd.Index([*frame[name].tolist(), *words[name]], dtype=object)
            if name in words
            else np.concatenate([frame[name].to_numpy(dtype=np.int64), np.zeros(len(missing), dtype=np.int64)])
            for name in frame.columns
        }
    )


def township_names(campaign: Campaign | None, codes: Sequence[str]) -> Mapping[str, str]:
    """Code → official name, for a campaign's townships and for any other code met."""
    names = {place.code: place.name for place in campaign.places()} if campaign else {}
    official = campaigns.official_townships()
    for county in {code[:6] for code in codes if code not in names}:
        names |= {place.code: place.name for place in official.get(county, ()) if place.code not in names}
    return names


def named(codes: pd.Series[str], written: pd.Series[str], names: Mapping[str, str]) -> list[str | None]:
    """The official name of each code; what the record says where there is no code."""
    pairs = zip(codes.to_numpy(dtype=object).tolist(), written.to_numpy(dtype=object).tolist(), strict=True)
    said = [(code, text if isinstance(text, str) else None) for code, text in pairs]
    return [names.get(code, text) if isinstance(code, str) else text for code, text in said]


def _rates(frame: pd.DataFrame, measure: str, by: Sequence[str]) -> pd.DataFrame:
    groups = list(dict.fromkeys(column for group in by for column in _COLUMNS.get(group, (group,))))
    if measure == "enterprise":
        passed, judged = frame["enterprises_passed"], frame["enterprises_judged"]
    else:
        passed, judged = measured({name: frame[name] for name in frame.columns}, measure)
    good, whole = passed.to_numpy(dtype=np.int64), judged.to_numpy(dtype=np.int64)
    interval = wilson_interval(good, whole)
    rates = pd.DataFrame(
        {name: frame[name] for name in groups}
        | {
            "passed": good,
            "judged": whole,
            "not_judged": frame["not_judged"].to_numpy(dtype=np.int64),
            "rate": np.divide(good, whole, out=np.full(len(whole), np.nan), where=whole > 0),
            "low": interval.low,
            "high": interval.high,
            "failures_without_denominator": frame["failures_only"].to_numpy(dtype=np.int64),
        }
    )
    return rates.sort_values(groups, na_position="last", ignore_index=True) if groups else rates


_CELL_COLUMNS: Mapping[str, Sequence[str]] = {"township": ("township_code", "township_as_written")} | {
    name: (name,) for name in ("trade", "level", "kind", "link", "product_category")
}
_COLUMNS: Mapping[str, Sequence[str]] = {"township": ("township_code", "township"), "enterprise": ("enterprise", "name", "tier")}
