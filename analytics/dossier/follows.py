"""What follows from a dossier on its day: rates by level and year, failed items that come again, licences that run out, classes that change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from analytics.dossier.values import plain
from analytics.dossier.whole import Dossier
from analytics.scope import COUNTED_KINDS, LEVELS

EXPIRING = timedelta(days=90)
CLASSED = ("tier", "compliance_class", "disposition")


@dataclass(frozen=True)
class Licence:
    """One licence on a day. `state`: 'valid', 'expiring' (its last day lies within 90 days), 'expired', 'not_begun', 'undated', 'missing'
    (required, and not held at all)."""

    kind: str
    number: str | None
    valid_from: date | None
    valid_to: date | None
    state: str


def counted(found: Dossier) -> pd.DataFrame:
    """The results that a pass rate counts: the four kinds of the counting rule, final verdicts, with a denominator and a day."""
    rows = found.results
    return rows[rows["kind"].isin(COUNTED_KINDS) & rows["verdict"].isin(("pass", "fail")) & rows["has_denominator"] & rows["counted_on"].notna()]


def rates(found: Dossier) -> pd.DataFrame:
    """One row per level sampled, the highest first, '' (all levels pooled) last, and calendar year: level, year, passed, judged.

    Year 0 is all years together. Levels that were never sampled have no row; a level not stated is None.
    """
    rows = counted(found)
    year = rows["counted_on"].dt.year
    years = range(found.first.year, found.as_of.year + 1)
    present = [*(level for level in LEVELS if (rows["level"] == level).any()), *([None] if rows["level"].isna().any() else [])]
    told = []
    for level in [*present, ""]:
        of_level = rows["level"].isna() if level is None else (rows["level"] == level) | (level == "")
        for each in (*years, 0):
            here = rows[of_level & (year == each)] if each else rows[of_level]
            told.append((level, each, int((here["verdict"] == "pass").sum()), len(here)))
    return pd.DataFrame(told, columns=["level", "year", "passed", "judged"])


def quarters(found: Dossier) -> pd.DataFrame:
    """One row per quarter of the three years up to the day: its first day, passed and failed batches of those counted."""
    rows = counted(found)
    spans = pd.period_range(found.first, found.as_of, freq="Q")
    held = rows["counted_on"].dt.to_period("Q")
    sums = [[int(((held == span) & (rows["verdict"] == verdict)).sum()) for span in spans] for verdict in ("pass", "fail")]
    return pd.DataFrame({"quarter": [span.start_time.date() for span in spans], "passed": sums[0], "failed": sums[1]})


def failures(found: Dossier) -> pd.DataFrame:
    """One row per failed batch and item on which it failed (item None: the record names none), of every kind, the latest first.

    Columns: counted_on, product, item, measured, limit, severity ('A', 'B', 'C', 'labelling', 'unknown'), level, kind, body, row_key, times:
    how many failed batches of the three years name the item.
    """
    rows = found.results[found.results["verdict"] == "fail"]
    told: list[dict[str, Any]] = []
    for row in rows.to_dict("records"):
        batch = {name: plain(row[name]) for name in ("counted_on", "product", "level", "kind", "body", "row_key")}
        for item in plain(row["failed_items"]) or [{}]:
            severity = "labelling" if item.get("labelling") else item.get("class") or "unknown"
            told.append(batch | {"severity": severity} | {name: item.get(name) for name in ("item", "measured", "limit")})
    columns = ["counted_on", "product", "item", "measured", "limit", "severity", "level", "kind", "body", "row_key"]
    frame = pd.DataFrame(told, columns=columns)
    times = frame.dropna(subset="item").drop_duplicates(["row_key", "item"])["item"].value_counts()
    return frame.assign(times=frame["item"].map(times).fillna(0).astype("int64"))


def licences(found: Dossier) -> tuple[Licence, ...]:
    """The licences of the register row that holds on the day, then those it requires and does not hold."""
    held = [_licence(each, found.as_of) for each in found.now.get("licences") or ()]
    there = {each.kind for each in held}
    return (*held, *(Licence(kind, None, None, None, "missing") for kind in found.now.get("licences_required") or () if kind not in there))


def boundary(found: Dossier) -> float | None:
    """The boundary of the sales tiers (万元) on which its annual sales lie exactly; None where they do not."""
    return next((each for each in (found.tier_a, found.tier_b) if found.now.get("annual_sales") == each), None)


def history(found: Dossier) -> pd.DataFrame:
    """The register rows by their day, the latest first, with `changed`: which of the three classes differ from the row before."""
    rows = found.register
    each = rows.to_dict("records")
    pairs = zip(each, [*each[1:], None], strict=False)
    changed = [tuple(name for name in CLASSED if before is not None and plain(this[name]) != plain(before[name])) for this, before in pairs]
    return rows.assign(changed=pd.Series(changed, index=rows.index, dtype=object))


def _licence(said: dict[str, Any], day: date) -> Licence:
    first, last = plain(said["valid_from"]), plain(said["valid_to"])
    if last is not None and last < day:
        state = "expired"
    elif first is not None and first > day:
        state = "not_begun"
    elif last is None:
        state = "undated"
    else:
        state = "expiring" if last - day <= EXPIRING else "valid"
    return Licence(said["type"] or "", said["number"], first, last, state)
