"""The rectification rate: orders confirmed at the re-inspection over all orders of the target's days: T26. A full count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import numpy as np

from analytics import followed
from analytics.attainment import Attainment
from analytics.campaign import Target
from analytics.context import Context
from analytics.rectification import tally
from analytics.rules.common import before_due, blank
from analytics.standing import standing
from analytics.verdicts import compared, meets
from analytics.words_of_targets import records_missing
from words import _


def attained(context: Context, target: Target, as_of: date) -> Attainment:
    """Confirmed by the day over ordered by the day, of the orders that follow a failed sample; those still due stand in the rule."""
    answer, span = replace(blank(context, target, as_of), shape="share"), context.window(target, as_of)
    if span is None or target.limit is None:
        return replace(answer, why_no_data=records_missing(target))
    rows = followed.known(context, "rectifications", target, as_of)
    day = np.datetime64(span.end)
    rows = rows[(rows["origin"].fillna("sampling") == "sampling") & (rows["opened"] >= np.datetime64(span.start)) & (rows["opened"] <= day)]
    if not len(rows):
        return replace(answer, why_no_data=records_missing(target))
    said = tally(standing(rows, span.end, context.campaign.process.rectify_days))
    share = Fraction(said.confirmed, said.ordered)
    return replace(
        answer,
        value=float(share),
        numerator=said.confirmed,
        denominator=said.ordered,
        administrative=compared(meets(share, target.rule, target.limit), before_due=before_due(target, as_of)),
        evidential="not_applicable",
        gap_points=float((share - target.limit) * 100),
        complete=True,
        counting_rule=_(
            "Orders after a failed sample: {confirmed} confirmed of {ordered} ordered; of the {due} past their time limit {of_due} are confirmed.",
            confirmed=said.confirmed,
            ordered=said.ordered,
            due=said.due,
            of_due=said.confirmed_of_due,
        ),
    )
