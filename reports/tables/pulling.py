"""The table of who pulls the targets down: townships, trades and enterprises under each rate that is not met or not settled."""

from __future__ import annotations

import pandas as pd

from analytics import names
from analytics.drags import BY, Drag
from reports.findings import Findings
from reports.tables.attained import VERDICTS
from reports.tables.columns import Column, common
from reports.tables.table import Table
from words import N_, _


def _drags(found: Findings) -> pd.DataFrame:
    rows = [
        vars(each) | {"id": target.id, "by": by, "name": _named(each, by), "failed": each.failed}
        for target in found.pulled
        for by in BY
        for each in found.drags(target, by)
    ]
    return pd.DataFrame(rows)


def _named(one: Drag, by: str) -> str:
    """Its name; small units that were pooled by how many they are."""
    if one.pooled:
        return _("{count} others", count=one.pooled)
    name = names.place(one.name) if by == "township" else names.trade(one.name) if by == "trade" else one.name
    return name or (_("township not stated") if by == "township" else _("trade not stated") if by == "trade" else _("not stated"))


DRAGS = Table(
    "drags",
    N_("Who pulls the targets down"),
    N_("One row is one township, trade or enterprise under one pass-rate target that is not met or not settled."),
    (
        *common("id"),
        Column("by", N_("Kind of unit"), said="by"),
        Column("key", N_("Key"), "code"),
        Column("name", N_("Name")),
        *common("passed", "judged", "failed"),
        Column("points", N_("Points lost"), "loss"),
        Column("low", N_("90% interval, low"), "rate"),
        Column("high", N_("90% interval, high"), "rate"),
        *VERDICTS,
        Column("pooled", N_("Units pooled"), "count"),
    ),
    _drags,
)
