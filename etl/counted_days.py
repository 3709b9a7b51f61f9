"""How many of a campaign's rows are dated outside its days, and how many of these in a period that one of its targets is measured against."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from etl.campaigns import Declared

Spans = Sequence[tuple[int, int]]  # first and last days, as numbers of days
Codes = npt.NDArray[np.int64]
_DAYS = {"sampling_results": "counted_on", "rectifications": "ordered_on", "enforcement": "opened_on", "complaints": "received_on"}
_EVER = 1 << 30
_UNDATED = -(1 << 31)  # before every span


def outside(campaign: Declared) -> Spans:
    """The days before a campaign's first one and after its last one; none where it names none."""
    if campaign.start is None or campaign.end is None:
        return ()
    return (-_EVER, _number(campaign.start) - 1), (_number(campaign.end) + 1, _EVER)


def based(campaign: Declared, dataset: str) -> Spans:
    """The days outside its own against which its targets of sampling results are measured."""
    if dataset != "sampling_results":
        return ()
    parts = [(max(a, _number(c)), min(b, _number(d))) for a, b in outside(campaign) for c, d in campaign.bases]
    return tuple((first, last) for first, last in parts if first <= last)


def dated(spans: Spans, rows: pa.Table, dataset: str, codes: Codes, theirs: Sequence[int]) -> int:
    """How many of the rows of these codes are dated within any of the spans."""
    name = _DAYS.get(dataset, "")
    if name not in rows.column_names or not spans:
        return 0
    days = rows[name].combine_chunks().cast(pa.int32()).fill_null(_UNDATED).to_numpy(zero_copy_only=False)
    within = np.logical_or.reduce([(days >= first) & (days <= last) for first, last in spans])
    return int(np.isin(codes[within], theirs).sum())


def _number(day: date) -> int:
    return int(np.datetime64(day, "D").astype(np.int64))
