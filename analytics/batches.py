"""The batches behind a rate, one by one: what was sampled, from whom, with which verdict and which failed items."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analytics import campaigns
from analytics.ask import Readable, ask
from analytics.filters import parameters, register_parameters
from analytics.rates import span_of
from analytics.scope import Scope

MOST = 1_000


def batches(
    snapshot: Readable,
    scope: Scope,
    enterprise: str | None = None,
    most: int = MOST,
    item: str | None = None,
    body: str | None = None,
    category: str | None = None,
) -> pd.DataFrame:
    """The rows that `rates.rate` counts in the same scope, and those not judged, the latest first, at most `most` of them.

    Columns: counted_on, sample_no, product, brand, spec, trade, maker_name, township_code, township, level, kind, verdict ('pass', 'fail',
    'not_judged'), failed_items (a list of item, measured, limit, class, labelling), body, upload, source_row, row_key, enterprise.
    `enterprise` is the key that `rates.rate(by=("enterprise",))` gives; `item` keeps the batches that failed on it, as `items.items` counts them;
    `body` those of one inspecting body, as `units.compared` names laboratories; `category` those of one product category.
    """
    campaign = campaigns.load(scope.campaign) if scope.campaign else None
    span = span_of(snapshot, scope, campaign)
    where = parameters(scope, campaign, span.end) | register_parameters(scope, campaign, span.end)
    of: dict[str, Any] = {"enterprise": enterprise, "item": item, "body": body, "category": category}
    return ask("batches", snapshot, first=span.start, last=span.end, most=most, **of, **where)


def one(snapshot: Readable, row_key: str) -> dict[str, Any] | None:
    """Everything that the record of one batch says, by the names of the dataset's fields; None where no live row has that key."""
    found = ask("batch", snapshot, row_key=row_key)
    if found.empty:
        return None
    return {str(name): _said(value) for name, value in found.iloc[0].items()}


def _said(value: Any) -> Any:
    """A value as Python has it: nothing is None, a list stays a list."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    return None if value is None or pd.isna(value) else value
