"""Rectification orders and enforcement cases in words: how the orders stand, what is to be known of their limits, cases by outcome."""

from __future__ import annotations

import pandas as pd

import datasets
from analytics import rectification
from analytics.campaigns import Campaign
from analytics.labels import listing
from analytics.rectification import Tally
from words import N_, _, language, numbers

OPEN_WORDS = {"open": N_("still open"), "closed_without_word": N_("closed, outcome not stated")}


def tallied(said: Tally) -> str:
    """Every order by its state, in a sentence."""
    return _(
        "Orders issued: {ordered}; confirmed {confirmed}, failed at re-inspection {failed}, overdue {overdue}, waiting for re-inspection {waiting}, "
        "within the time limit {running}; confirmed after their limit: {late}.",
        ordered=said.ordered, confirmed=said.confirmed, failed=said.failed, overdue=said.overdue, waiting=said.to_inspect, running=said.running,
        late=said.late,
    )  # fmt: skip


def rates(said: Tally) -> str:
    """The rate of confirmed orders, and that of those whose limit has passed, each with what it is counted from; '' without an order."""
    if said.rate is None:
        return ""
    rate, of = numbers.rate(said.confirmed, said.ordered), _share(said.confirmed, said.ordered)
    if said.rate_of_due is None:
        return _("The rectification rate is {rate} ({of}); no order is due yet.", rate=rate, of=of)
    due = numbers.rate(said.confirmed_of_due, said.due)
    return _(
        "The rectification rate is {rate} ({of}), of all orders; of those alone whose time limit has passed {due} ({of_due}) are confirmed.",
        rate=rate, of=of, due=due, of_due=_share(said.confirmed_of_due, said.due),
    )  # fmt: skip


def pressing(overdue: int, failed: int) -> str:
    """What waits for somebody, part by part: 'overdue 1, failed at re-inspection 1'; 'none' where nothing does."""
    parts = [_("overdue {n}", n=numbers.count(overdue))] if overdue else []
    parts += [_("failed at re-inspection {n}", n=numbers.count(failed))] if failed else []
    return listing(parts) or _("none")


def limits(campaign: Campaign, rows: pd.DataFrame, said: Tally) -> list[str]:
    """What is to be known of the limits: longer than the campaign allows, assumed, or none; empty where all is usual."""
    told, process = [], campaign.process
    longer, later = rectification.time_limits(rows, campaign)
    if longer:
        told.append(_("Orders that give more than the {days} days of the campaign: {n}.", n=longer, days=process.rectify_days))
    if later:
        told.append(_("Re-inspected later than the {days} days of the campaign: {n}.", n=later, days=process.reinspect_days))
    if assumed := int(rows["limit_assumed"].sum()):
        told.append(_("Orders that state no limit, for which the {days} days of the campaign file hold: {n}.", n=assumed, days=process.rectify_days))
    if said.without_limit:
        told.append(_("Orders without any time limit, which are never counted as due: {n}.", n=said.without_limit))
    return told


def cases_by_violation(cases: pd.DataFrame) -> pd.DataFrame:
    """One row a violation, the most frequent first, with all its cases and those of each outcome. `cases` as `rectification.enforcement` gives."""
    wide = cases.pivot_table(index="violation", columns="outcome", values="cases", aggfunc="sum", fill_value=0).loc[violations(cases)]
    table = wide.rename(index=lambda each: said("violation", each), columns=lambda each: said("outcome", each)).reset_index(names=_("Violation"))
    table.columns.name = None
    table.insert(1, _("Cases"), wide.sum(axis=1).to_numpy())
    return table


def violations(cases: pd.DataFrame) -> list[str]:
    """The violations in the order of that table, by their declared names."""
    counts = cases.groupby("violation")["cases"].sum().sort_values(ascending=False, kind="stable")
    return [str(each) for each in counts.index]


def _share(above: int, below: int) -> str:
    return f"{numbers.count(above)}/{numbers.count(below)}"


def said(field: str, value: str) -> str:
    """A violation or outcome in the reader's language."""
    if value in OPEN_WORDS:
        return _(OPEN_WORDS[value])
    if language() != "zh":
        return value.replace("_", " ")
    declared = datasets.get("enforcement").field(field).values
    return next((spelling for spelling, known in declared.items() if known == value), value)
