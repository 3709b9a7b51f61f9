"""From what a detector found to a warning with its stable key, its figures and its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analytics.warnings.found import Evidence, Reference, Warned
from analytics.warnings.settings import Settings
from analytics.warnings.streams import Stream


@dataclass(frozen=True)
class County:
    """Makes the warnings of one county; `names` are its townships by code."""

    code: str
    names: Mapping[str, str]
    settings: Settings

    def cusum(self, trade: str, place: str, found: Stream, held: Reference, failed: pd.DataFrame) -> Warned | None:
        """The warning of a stream: since its latest alarm, with its batches from the day on which the CUSUM began to rise."""
        if not found.alarms:
            return None
        begin = found.days[found.rose]
        rows = failed[(failed["trade"] == trade) & (failed["place"] == place) & (failed["day"] >= np.datetime64(begin))]
        evidence = _evidence(rows)
        counted = range(found.rose, len(found.days))
        bad = sum(found.failed[day] for day in counted)
        return Warned(
            kind="cusum",
            subject=f"cusum|{self.code}|{trade}|{place}",
            place=place,
            township=self.names.get(place, place),
            trade=trade,
            enterprise="",
            name="",
            item="",
            since=found.days[found.alarms[-1]],
            last=evidence[-1].day if evidence else found.days[found.alarms[-1]],
            failed=bad,
            judged=bad + sum(found.passed[day] for day in counted),
            firms=rows["enterprise"].nunique(),
            days=(found.days[-1] - begin).days + 1,
            alarms=len(found.alarms),
            reference=held,
            evidence=evidence,
        )

    def recurrence(self, rows: pd.DataFrame) -> Warned:
        """The warning of one enterprise and item, since the failure that made it a recurrence."""
        days = sorted(set(rows["day"]))
        subject = f"recurrence|{self.code}|{rows['enterprise'].iloc[0]}|{rows['item'].iloc[0]}"
        return self._repeated("recurrence", subject, rows, days[self.settings.again - 1], self.settings.again_days)

    def cluster(self, since: pd.Timestamp, rows: pd.DataFrame) -> Warned:
        """The warning of one township and item."""
        subject = f"cluster|{self.code}|{rows['place'].iloc[0]}|{rows['item'].iloc[0]}"
        return self._repeated("cluster", subject, rows, since, self.settings.cluster_days)

    def _repeated(self, kind: str, subject: str, rows: pd.DataFrame, since: pd.Timestamp, days: int) -> Warned:
        latest, alone = rows.iloc[-1], kind == "recurrence"
        place, evidence = str(latest["place"]), _evidence(rows)
        trades = rows["trade"].dropna().unique()
        return Warned(
            kind="recurrence" if alone else "cluster",
            subject=subject,
            place=place,
            township=self.names.get(place, place),
            trade=str(trades[0]) if len(trades) == 1 else "",
            enterprise=str(latest["enterprise"]) if alone else "",
            name=str(latest["maker_name"] or latest["enterprise"]) if alone else "",
            item=str(latest["item"]),
            since=since.date(),
            last=evidence[-1].day,
            failed=len(evidence),
            judged=0,
            firms=rows["enterprise"].nunique(),
            days=days,
            alarms=0,
            reference=None,
            evidence=evidence,
        )


def _evidence(rows: pd.DataFrame) -> tuple[Evidence, ...]:
    """Each failed batch once, by day, with its items among the rows given."""
    found = []
    for _batch, batch in rows.sort_values("day", kind="stable").groupby(["upload", "source_row"], sort=False, dropna=False):
        first = batch.iloc[0]
        found.append(
            Evidence(
                day=first["day"].date(),
                enterprise=_text(first["enterprise"]),
                name=_text(first["maker_name"]),
                product=_text(first["product"]),
                items=tuple(str(item) for item in batch["item"] if isinstance(item, str)),
                kind=_text(first["kind"]),
                upload=_text(first["upload"]),
                row=int(first["source_row"]),
            )
        )
    return tuple(found)


def _text(value: Any) -> str:
    return "" if value is None or pd.isna(value) else str(value)
