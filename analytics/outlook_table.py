"""The open rates as the meeting reads them: where each stands, what is planned, and what that predicts."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analytics import words_of_outlook as words_of
from analytics.expected import Outlook
from words import _, numbers


def table(shown: Sequence[Outlook]) -> pd.DataFrame:
    """One row an open rate; figures as the meeting reads them."""
    nothing = numbers.NOTHING
    return pd.DataFrame(
        {
            _("Target"): [f"{each.id} {each.title}" for each in shown],
            _("Predictive probability"): [words_of.chance(each.chance) for each in shown],
            _("Now"): [numbers.rate(each.passed, each.judged, each.limit) for each in shown],
            "n": [numbers.count(each.judged) if each.limit is not None else nothing for each in shown],
            _("Held against"): [_goal(each) for each in shown],
            _("Still planned"): [_planned(each) for each in shown],
            _("Failures still affordable"): [spare(each) for each in shown],
            _("Passes needed"): [needed(each) for each in shown],
            _("Due date"): [numbers.date_short(each.due) for each in shown],
            _("Days left"): [each.days_left for each in shown],
        }
    )


def _goal(one: Outlook) -> str:
    return numbers.NOTHING if one.limit is None else f"{'>' if one.strict else '≥'} {words_of.limit(one.limit)}"


def _planned(one: Outlook) -> str:
    if one.limit is None:
        return numbers.NOTHING
    if one.remaining is None:
        return _("no plan")
    return _("{n} (plan assumed)", n=numbers.count(one.remaining)) if one.plan_assumed else numbers.count(one.remaining)


def spare(one: Outlook) -> str:
    """Failures that the batches to come may have; where even no failure is enough, that."""
    if one.affordable is None:
        return numbers.NOTHING
    return numbers.count(one.affordable) if one.affordable >= 0 else _("out of reach")


def needed(one: Outlook) -> str:
    """How many of the batches to come must pass; more than there are is no figure to reach: '全部合格也达不到'."""
    if one.needed is None:
        return numbers.NOTHING
    return numbers.count(one.needed) if (one.affordable or 0) >= 0 else _("not even if all pass")
