"""From what a detector found to a warning with its stable key, its figures and its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
        alone, place, evidence = kind == "recurrence", str(rows["place"].iloc[-1]), _evidence(rows)
        trades = {each for each in rows["trade"].tolist() if isinstance(each, str)}
        return Warned(
            kind="recurrence" if alone else "cluster",
            subject=subject,
            place=place,
            township=self.names.get(place, place),
            trade=min(trades) if len(trades) == 1 else "",
            enterprise=evidence[-1].enterprise if alone else "",
            name=(evidence[-1].name or evidence[-1].enterprise) if alone else "",
            item=str(rows["item"].iloc[0]),
            since=since.date(),
            last=evidence[-1].day,
            failed=len(evidence),
            judged=None,
            firms=len({each.enterprise for each in evidence}),
            days=days,
            alarms=0,
            reference=None,
            evidence=evidence,
        )


def evidence_of(failed: pd.DataFrame) -> list[Evidence]:
    """One a row of sql/failed_items.sql, with its one item; made once for all rows, as a warning picks its own of them."""
    columns = (failed[name].tolist() for name in ("enterprise", "maker_name", "product", "item", "kind", "upload", "source_row"))
    return [
        Evidence(day, _text(enterprise), _text(name), _text(product), (item,) if isinstance(item, str) else (), _text(kind), _text(upload), int(row))
        for day, enterprise, name, product, item, kind, upload, row in zip(failed["day"].dt.date.tolist(), *columns, strict=True)
    ]


def _evidence(rows: pd.DataFrame) -> tuple[Evidence, ...]:
    """Each failed batch once, in the order of the rows (by day), with its items among them."""
    batches: dict[tuple[str, int], Evidence] = {}
    for each in rows["evidence"].tolist():
        known = batches.get((each.upload, each.row))
        batches[each.upload, each.row] = replace(known, items=known.items + each.items) if known else each
    return tuple(batches.values())


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
