"""What the matrix of the breakdown counts: every township, trade and pair of them, with the totals beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analytics import names as spoken
from analytics import rates
from analytics.campaigns import Campaign
from analytics.scope import Scope
from charts import matrix as charted
from pages.ui.store import ask
from words import _

UNKNOWN = "?"


@dataclass(frozen=True)
class Cells:
    """Counts by township and trade, '' for all of them, with the names of both in the order shown."""

    frame: pd.DataFrame
    rows: dict[str, str]
    columns: dict[str, str]

    @property
    def judged(self) -> int:
        """Batches judged in the whole scope."""
        whole = self.frame[(self.frame["row"] == "") & (self.frame["column"] == "")]
        return int(whole["judged"].sum())


def cells(campaign: Campaign, scope: Scope, measure: str) -> Cells:
    """Ask the rates of every township, trade and pair of them; totals are asked for, since enterprises of two trades do not add up."""
    parts = []
    for by in ((), ("township",), ("trade",), ("township", "trade")):
        part = ask(rates.rate, scope, measure, by=by)
        row = [""] * len(part)
        column = list(row)
        if "township" in by:
            row = [_known(code, name) for code, name in zip(part["township_code"], part["township"], strict=True)]
        if "trade" in by:
            column = [_known(trade) for trade in part["trade"]]
        parts.append(pd.DataFrame({"row": row, "column": column, "passed": part["passed"], "judged": part["judged"]}))
    counts = pd.concat(parts, ignore_index=True).astype({"passed": "int64", "judged": "int64"})
    places = ask(rates.rate, scope, measure, by=("township",))
    names = {
        _known(c, n): spoken.place(str(n)) if pd.notna(n) else _("township not stated")
        for c, n in zip(places["township_code"], places["township"], strict=True)
    }
    trades = {key: spoken.trade(key) if key != UNKNOWN else _("trade not stated") for key in counts.loc[counts["column"] != "", "column"].unique()}
    rows = {"": spoken.place(campaign.county), **{key: names[key] for key in charted.by_n(counts, list(names), "row")}}
    columns = {"": _("All trades"), **{key: trades[key] for key in charted.by_n(counts, list(trades), "column")}}
    return Cells(counts, rows, columns)


def _known(*values: Any) -> str:
    return next((str(value) for value in values if value is not None and pd.notna(value)), UNKNOWN)
