"""Two lists for the meeting: which batches failed since, and which enterprises that had failed passed again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from analytics import campaigns
from analytics.ask import Readable, ask
from analytics.campaigns import Window
from analytics.filters import parameters, register_parameters
from analytics.months import months_back
from analytics.scope import COUNTED_KINDS, Scope

MOST = 2_000
LOOK_BACK = 24
"""Months before the later day in which a failure is looked for, for those who passed again."""
FOLLOWED_KINDS = (*COUNTED_KINDS, "follow_up", "recheck")
"""Kinds that show a rectification: rates leave follow-ups and rechecks out, this list does not. Risk monitoring gives no verdict of law."""


def new_failures(snapshot: Readable, scope: Scope, since: Window, most: int = MOST) -> pd.DataFrame:
    """Every failed batch counted within the days, the latest first, at most `most` of them (see sql/failures.sql); kinds as in the scope."""
    return ask("failures", snapshot, most=most, **_where(scope, since))


def rectified(snapshot: Readable, scope: Scope, since: Window, most: int = MOST) -> pd.DataFrame:
    """Every enterprise whose last failure lies before its first pass, and that pass within the days (see sql/rectified.sql).

    All kinds of sampling count but risk monitoring, whatever the scope says of kinds. A failure is looked for in the 24 months before.
    """
    whole = Window(min(since.start, looked_back(since.end)), since.end)
    return ask("rectified", snapshot, since=since.start, most=most, **_where(scope.but(kinds=FOLLOWED_KINDS), whole))


def looked_back(day: date) -> date:
    """The first day on which a failure is looked for."""
    return months_back(day, LOOK_BACK)


def _where(scope: Scope, days: Window) -> dict[str, Any]:
    campaign = campaigns.load(scope.campaign) if scope.campaign else None
    register = register_parameters(scope, campaign, days.end)
    return {"first": days.start, "last": days.end} | parameters(scope, campaign, days.end) | register


def failures_between(_snapshot: Readable, then: Readable, now: Readable, scope: Scope, days: Window, most: int = MOST) -> pd.DataFrame:
    """Failed batches that only one of two data versions knows, with `arrived` (the later one knows it); rows as in sql/failures.sql.

    A batch is the same where sample number, inspecting body, maker, product and day are; a failure corrected in any of these left and arrived.
    """
    before, after = (ask("failures", state, most=_ALL, **_where(scope, days)) for state in (then, now))
    joined = after.assign(arrived=True), before.assign(arrived=False)
    known = [set(frame[list(_IDENTITY)].itertuples(index=False, name=None)) for frame in (before, after)]
    parts = [
        frame[[row not in others for row in frame[list(_IDENTITY)].itertuples(index=False, name=None)]]
        for frame, others in zip(joined, known, strict=True)
    ]
    return pd.concat(parts, ignore_index=True).head(most)


_ALL = 1_000_000
_IDENTITY = ("sample_no", "body", "enterprise", "product", "counted_on")
