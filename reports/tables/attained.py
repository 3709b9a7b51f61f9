"""The tables about targets: where each stands, what changed, and what is to be expected."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analytics.attainment import Attainment
from analytics.rules.rise import CONFIDENCE
from analytics.sentence import needed_text
from analytics.statistics import clopper_pearson_interval
from reports.findings import Findings
from reports.tables.columns import Column, common
from reports.tables.table import Table
from words import N_

FRACTION, POINTS, NUMBER = "fraction", "points", "number"
_UNITS = {"index": POINTS, "count": NUMBER, "rise": NUMBER}
_INTERVAL = (Column("low", N_("90% interval, low"), "value"), Column("high", N_("90% interval, high"), "value"))
_OF_DIFFERENCE = (
    Column("difference_low", N_("Change on the period before, 90% low (points)"), "points"),
    Column("difference_high", N_("Change on the period before, 90% high (points)"), "points"),
)
VERDICTS = common("administrative", "evidential")


def unit_of(one: Attainment) -> str:
    """What its value is measured in: 'fraction' of 1, 'points' of an index, or 'number'. Of a rise: how many levels rose; each of them has a rate."""
    return FRACTION if one.shape == "rise" and not one.parts else _UNITS.get(one.shape, FRACTION)


def _targets(found: Findings) -> pd.DataFrame:
    rows = []
    for one in found.attainments:
        rows.append(_row(one, one.id, one.title))
        rows += [_row(part, f"{one.id}.{i}", f"{one.title} · {part.title}") for i, part in enumerate(one.parts, 1)]
    return pd.DataFrame(rows)


def _row(one: Attainment, id: str, title: str) -> dict[str, Any]:
    said = {name: getattr(one, name) for name in Attainment.__dataclass_fields__}
    value = one.numerator if one.shape == "rise" and one.parts else one.value
    own = {"id": id, "title": title, "value": value, "unit_of_value": unit_of(one), "needed": needed_text(one) or None}
    return said | own | (_of_level(one) if one.shape == "rise" else {})


def _of_level(one: Attainment) -> dict[str, Any]:
    """A level judged by its change (its `low` and `high` are of the change): both intervals under their own names, the rate's is the exact one."""
    if one.low is None or one.high is None or one.numerator is None or one.denominator is None:
        return {}
    rate = clopper_pearson_interval(one.numerator, one.denominator, CONFIDENCE)
    return {"low": rate.low, "high": rate.high, "difference_low": 100 * one.low, "difference_high": 100 * one.high}


def _changes(found: Findings) -> pd.DataFrame:
    rows = []
    for each in found.changes:
        then, now = each.then, each.now
        rows.append(
            {
                "id": now.id,
                "title": now.title,
                "then_on": then.as_of,
                "then": then.value,
                "now_on": now.as_of,
                "now": now.value,
                "change": each.change,
                "low": each.low,
                "high": each.high,
                "unit_of_value": unit_of(now),
                "added_passed": each.added.passed if each.added else None,
                "added_judged": each.added.judged if each.added else None,
                "administrative_then": then.administrative,
                "administrative": now.administrative,
                "evidential_then": then.evidential,
                "evidential": now.evidential,
            }
        )
    return pd.DataFrame(rows)


def _outlook(found: Findings) -> pd.DataFrame:
    return pd.DataFrame([vars(each) | {"limit": None if each.limit is None else float(each.limit)} for each in found.outlooks])


TARGETS = Table(
    "targets",
    N_("Attainment of the targets"),
    N_("One row is one target of the campaign, or one part of it (a level, a benchmark, a stage) under a number with a point."),
    (
        *common("id", "title"),
        Column("rule", N_("Target rule"), "long"),
        Column("value", N_("Figure"), "value"),
        Column("limit", N_("Limit value"), "value"),
        Column("numerator", N_("Numerator"), "number"),
        Column("denominator", N_("Denominator"), "number"),
        *_INTERVAL,
        *VERDICTS,
        Column("gap_points", N_("Gap (points)"), "points"),
        *_OF_DIFFERENCE,
        Column("needed", N_("Still needed"), "long"),
        Column("needed_without_failure", N_("Passes that would settle it"), "count"),
        Column("failures_affordable", N_("Failures still affordable"), "count"),
        Column("remaining_planned", N_("Batches still planned"), "count"),
        *common("due", "as_of"),
        Column("start", N_("Counted from"), "date"),
        Column("end", N_("Counted to"), "date"),
        *common("not_judged", "failures_without_denominator"),
        Column("reported", N_("Reported figure"), "flag"),
        Column("complete", N_("Full count"), "flag"),
        Column("owner", N_("Owner"), "long"),
        Column("why_no_data", N_("Why there is no figure"), "long"),
        Column("note", N_("Remark"), "long"),
        Column("counting_rule", N_("Counting rule"), "long"),
        Column("source", N_("Source"), "long"),
        *common("unit_of_value", "data_version"),
    ),
    _targets,
)
CHANGES = Table(
    "changes",
    N_("What changed"),
    N_("One row is one target on two days of the same data version."),
    (
        *common("id", "title"),
        Column("then_on", N_("Earlier day"), "date"),
        Column("then", N_("Figure then"), "value"),
        Column("now_on", N_("Later day"), "date"),
        Column("now", N_("Figure now"), "value"),
        Column("change", N_("Change"), "value"),
        Column("low", N_("Interval of the change, low"), "value"),
        Column("high", N_("Interval of the change, high"), "value"),
        Column("added_passed", N_("Passed in between"), "count"),
        Column("added_judged", N_("Judged in between"), "count"),
        Column("administrative_then", N_("Administrative verdict then"), said="administrative"),
        *common("administrative"),
        Column("evidential_then", N_("Evidential verdict then"), said="evidential"),
        *common("evidential", "unit_of_value"),
    ),
    _changes,
)
OUTLOOK = Table(
    "outlook",
    N_("Outlook of the targets"),
    N_("One row is one target at its due date, as far as it can be foreseen."),
    (
        *common("id", "title", "due", "as_of"),
        Column("limit", N_("Limit value"), "rate"),
        *common("passed", "judged"),
        Column("remaining", N_("Batches still planned"), "count"),
        Column("pace", N_("Batches to come at the pace so far"), "count"),
        Column("chance", N_("Chance of meeting it"), "rate"),
        Column("affordable", N_("Failures still affordable"), "count"),
        Column("needed", N_("Passes needed"), "count"),
        Column("answer", N_("In words"), "long"),
        Column("why", N_("Why it is not predicted"), "long"),
    ),
    _outlook,
)
