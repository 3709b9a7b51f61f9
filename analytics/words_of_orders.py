"""Rectification orders and enforcement cases in words: how the orders stand, what is to be known of their limits, cases by outcome."""

from __future__ import annotations

import pandas as pd

import datasets
from analytics import rectification
from analytics.campaigns import Campaign
from analytics.rectification import Tally
from words import N_, _, language

OPEN_WORDS = {"open": N_("still open"), "closed_without_word": N_("closed, outcome not stated")}


def tallied(said: Tally) -> str:
    """Every order by its state, in a sentence."""
    return _(
        "{ordered} orders were issued: {confirmed} confirmed, {failed} failed at re-inspection, {overdue} overdue, {waiting} wait for re-inspection, "
        "{running} within the time limit; {late} were confirmed after their limit.",
        ordered=said.ordered, confirmed=said.confirmed, failed=said.failed, overdue=said.overdue, waiting=said.to_inspect, running=said.running,
        late=said.late,
    )  # fmt: skip


def limits(campaign: Campaign, rows: pd.DataFrame, said: Tally) -> list[str]:
    """What is to be known of the limits: longer than the campaign allows, assumed, or none; empty where all is usual."""
    told, process = [], campaign.process
    longer, later = rectification.time_limits(rows, campaign)
    if longer:
        told.append(_("{n} orders give more than the {days} days of the campaign.", n=longer, days=process.rectify_days))
    if later:
        told.append(_("{n} were re-inspected later than the {days} days of the campaign.", n=later, days=process.reinspect_days))
    if assumed := int(rows["limit_assumed"].sum()):
        told.append(_("{n} orders state no limit: the {days} days of the campaign file hold for them.", n=assumed, days=process.rectify_days))
    if said.without_limit:
        told.append(_("{n} orders have no time limit at all: they are never counted as due.", n=said.without_limit))
    return told


def cases_by_violation(cases: pd.DataFrame) -> pd.DataFrame:
    """One row a violation, the most frequent first, with all its cases and those of each outcome. `cases` as `rectification.enforcement` gives."""
    wide = cases.pivot_table(index="violation", columns="outcome", values="cases", aggfunc="sum", fill_value=0)
    wide = wide.loc[wide.sum(axis=1).sort_values(ascending=False).index]
    table = wide.rename(index=lambda each: _said("violation", each), columns=lambda each: _said("outcome", each)).reset_index(names=_("Violation"))
    table.columns.name = None
    table.insert(1, _("Cases"), wide.sum(axis=1).to_numpy())
    return table


def _said(field: str, value: str) -> str:
    if value in OPEN_WORDS:
        return _(OPEN_WORDS[value])
    if language() != "zh":
        return value.replace("_", " ")
    declared = datasets.get("enforcement").field(field).values
    return next((spelling for spelling, known in declared.items() if known == value), value)
