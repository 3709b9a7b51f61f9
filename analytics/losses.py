"""What batches lost by the severity of their failed items: the rows under every quality index."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analytics.ask import Readable, ask
from analytics.campaigns import DEFAULT_INDEX, Campaign, Window
from analytics.filters import parameters, register_parameters
from analytics.scope import Scope


def losses(snapshot: Readable, scope: Scope, campaign: Campaign | None, span: Window, cuts: Sequence[date]) -> pd.DataFrame:
    """One row per slice, enterprise, trade and product category (see sql/losses.sql); the slices begin at `cuts`."""
    rule = campaign.index if campaign else DEFAULT_INDEX
    return ask(
        "losses",
        snapshot,
        first=span.start,
        last=span.end,
        cuts=sorted({span.start, *cuts}),
        **{name.lower(): weight for name, weight in rule.weights},
        **parameters(scope, campaign, span.end) | register_parameters(scope, campaign, span.end),
    )
