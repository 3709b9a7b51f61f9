"""The tables of records: the register, rectification, enforcement, complaints and warnings."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analytics.ask import ask
from analytics.warnings import sentence
from analytics.warnings.states import ordered
from reports.findings import Findings
from reports.tables.columns import Column, common, declared
from reports.tables.table import Table
from words import N_

SQL = Path(__file__).parent / "sql"


def _recorded(question: str, found: Findings) -> pd.DataFrame:
    """The records of the county and its trades, begun within the days of the scope; those of no trade count while no trade is chosen."""
    campaign, scope = found.campaign, found.scope
    return ask(
        question,
        found.snapshot,
        folder=SQL,
        county=campaign.county_code,
        campaign=campaign.id,
        first=found.span.start,
        last=found.span.end,
        trades=scope.trades or campaign.trades,
        trades_chosen=None if scope.trades is None else True,
        townships=scope.townships,
    )


def _warnings(found: Findings) -> pd.DataFrame:
    rows = []
    for each in ordered(found.standings):
        one = each.warning
        rows.append(
            vars(one)
            | {
                "state": each.state,
                "title": sentence.title(one),
                "reason": sentence.reason(one),
                "township_code": one.place,
                "decided_by": each.decision.by if each.decision else None,
                "note": each.decision.note if each.decision else None,
            }
        )
    return pd.DataFrame(rows).replace({"": None})


_REGISTER = "enterprises"
ENTERPRISES = Table(
    "enterprises",
    N_("Enterprises of the register"),
    N_("One row is one enterprise in the register on the day, in operation or not."),
    (
        *common("enterprise", "name", "township", "township_code", "trade", "annual_sales"),
        Column("sales", N_("Sales tier")),
        Column("compliance", N_("Compliance class")),
        *declared(_REGISTER, "compliance_on", "compliance_reason"),
        Column("disposition", N_("Disposition"), said="disposition"),
        *declared(_REGISTER, "disposition_on", "disposition_reason", "operates_to_standard"),
        Column("operating", N_("In operation"), "flag"),
        *declared(_REGISTER, "as_of"),
    ),
    lambda found: found.register.sort_values(["township_code", "name", "enterprise"], kind="stable"),
)
_ORDER = "rectifications"
RECTIFICATIONS = Table(
    "rectifications",
    N_("Rectification"),
    N_("One row is one rectification order issued by the day."),
    (
        *declared(_ORDER, "order_no"),
        Column("enterprise", N_("Enterprise")),
        *common("township", "township_code", "trade"),
        *declared(_ORDER, "product", "origin", "problem", "opened=ordered_on"),
        Column("limit", N_("Time limit"), "date"),
        Column("limit_assumed", N_("Limit assumed"), "flag"),
        *declared(_ORDER, "rectified_on", "reinspected_on"),
        Column("state", N_("State"), said="order"),
        Column("days_over", N_("Days overdue"), "count"),
        Column("late", N_("Confirmed late"), "flag"),
        Column("follow_up_due", N_("Follow-up sampling due"), "flag"),
        Column("sampled_again", N_("Sampled again on"), "date"),
        Column("blacklisted", N_("On the blacklist"), "flag"),
        *declared(_ORDER, "blacklisted_on", "blacklist_left_on", "department"),
    ),
    lambda found: found.orders,
)
ENFORCEMENT = Table(
    "enforcement",
    N_("Enforcement"),
    N_("One row is one case opened in these days."),
    declared(
        "enforcement",
        *("case_no", "opened=opened_on", "closed=closed_on", "enterprise", "township", "township_code", "trade", "product", "violation", "severity"),
        *("outcome", "penalty", "goods_value", "department"),
    ),
    lambda found: _recorded("cases", found),
)
COMPLAINTS = Table(
    "complaints",
    N_("Complaints and media reports"),
    N_("One row is one complaint or media report received in these days."),
    declared(
        "complaints",
        *("complaint_no", "opened=received_on", "closed=closed_on", "source", "media", "area", "enterprise", "township", "township_code", "trade"),
        *("product", "subject", "verified", "outcome", "department"),
    ),
    lambda found: _recorded("complaints_received", found),
)
WARNINGS = Table(
    "warnings",
    N_("Early warnings"),
    N_("One row is one warning that holds on the day: those come back first, then open, acknowledged, closed; in each the latest failure first."),
    (
        Column("state", N_("Where it stands"), said="warning_state"),
        Column("kind", N_("Kind of warning"), said="warning_kind"),
        Column("title", N_("What and where"), "long"),
        *common("township", "township_code", "trade", "name", "item"),
        Column("since", N_("Since"), "date"),
        Column("last", N_("Latest failure"), "date"),
        *common("failed"),
        Column("judged", N_("of judged batches"), "count"),
        Column("firms", N_("Enterprises"), "count"),
        Column("reason", N_("Because"), "long"),
        Column("decided_by", N_("Decided by")),
        Column("note", N_("Note"), "long"),
        Column("subject", N_("Key"), "code"),
    ),
    _warnings,
)
