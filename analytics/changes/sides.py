"""Two sides of one comparison, stratum by stratum: counts then and now, the change, and Newcombe's interval of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from analytics import names, rates
from analytics.ask import Readable
from analytics.labels import LABELS, label
from analytics.scope import Scope
from analytics.statistics import newcombe_difference
from words import _

STRATA = ("township", "trade", "level", "product_category", "kind", "link", "tier")
COUNTS = ("passed1", "judged1", "passed2", "judged2")


def sides(
    snapshot: Readable,
    then: Scope,
    now: Scope,
    measure: str,
    by: Sequence[str],
    states: tuple[Readable, Readable] | None = None,
) -> pd.DataFrame:
    """One row per group that was judged on either side: key, name, passed1, judged1 (then), passed2, judged2 (now), change, low, high.

    `change` is now minus then and `low`, `high` its 95 % interval (Newcombe), as fractions; missing where a side has no judged batch.
    `states` are the two data versions that tell the sides (None: both the one asked); they share their batches, so there is no interval.
    Groups as in `rates.rate`; `key` is the township's code (its name where it has none), the trade …, joined by '|' for several.
    """
    before, after = states or (snapshot, snapshot)
    earlier = _keyed(rates.rate(before, then, measure, tuple(by)), by)
    later = _keyed(rates.rate(after, now, measure, tuple(by)), by)
    names = dict(zip(earlier["key"], earlier["name"], strict=True)) | dict(zip(later["key"], later["name"], strict=True))
    joined = earlier[["key", "passed", "judged"]].merge(later[["key", "passed", "judged"]], on="key", how="outer", suffixes=("1", "2"))
    joined[list(COUNTS)] = joined[list(COUNTS)].fillna(0).astype("int64")
    joined = joined[(joined["judged1"] > 0) | (joined["judged2"] > 0)].reset_index(drop=True)
    joined["name"] = [names[key] for key in joined["key"]]
    return with_change(joined, independent=states is None)


def with_change(frame: pd.DataFrame, *, independent: bool = True) -> pd.DataFrame:
    """The frame (passed1, judged1, passed2, judged2) with change, low and high beside its counts."""
    if frame.empty:
        return frame.assign(change=pd.Series(dtype="float64"), low=pd.Series(dtype="float64"), high=pd.Series(dtype="float64"))
    found = newcombe_difference(frame["passed2"], frame["judged2"], frame["passed1"], frame["judged1"])
    gone = np.full(len(frame), np.nan)
    return frame.assign(change=found.difference, low=found.low if independent else gone, high=found.high if independent else gone)


def total(frame: pd.DataFrame) -> pd.DataFrame:
    """All groups together as one row of the same kind."""
    return with_change(pd.DataFrame({name: [int(frame[name].sum())] for name in COUNTS}))


def _keyed(frame: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """The frame with one `key` a group (parts joined by '|') and its name for the reader ('童装 · 县级')."""
    keys, names = [], []
    for group in by:
        codes = frame["township_code"] if group == "township" else frame[group]
        keys.append([_text(code) or _text(name) for code, name in zip(codes, frame[group], strict=True)])
        names.append([_named(group, name) for name in frame[group]])
    joined_keys = ["|".join(parts) for parts in zip(*keys, strict=True)]
    joined_names = [" · ".join(parts) for parts in zip(*names, strict=True)]
    said = pd.DataFrame({"key": joined_keys, "name": joined_names, "passed": frame["passed"], "judged": frame["judged"]})
    return said.groupby("key", as_index=False, sort=False).agg(name=("name", "first"), passed=("passed", "sum"), judged=("judged", "sum"))


def _named(group: str, value: Any) -> str:
    if group in LABELS:
        return label(group, _text(value) or None)
    said = names.place(_text(value)) if group == "township" else names.trade(_text(value)) if group == "trade" else _text(value)
    return said or (_("township not stated") if group == "township" else _("not stated"))


def _text(value: Any) -> str:
    return "" if value is None or pd.isna(value) else str(value)
