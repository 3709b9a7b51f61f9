"""Concentration in sentences: the two Gini coefficients and what chance makes of one, who has no sales figure, why a curve is missing."""

from __future__ import annotations

from analytics.concentration import Concentration
from analytics.labels import told
from charts.figures.lorenz import gini
from pages.ui.reading import Reading
from pages.ui.text import literal
from words import _, numbers


def coefficients(found: Concentration) -> str:
    """The Gini coefficients with their n, and that of the failures beside what chance alone would make it."""
    said = []
    if found.sales and found.sales.total > 0:
        said.append(
            _(
                "Sales: Gini {gini} over {n} enterprises of the register, a full count.",
                gini=gini(found.sales.gini),
                n=numbers.count(len(found.sales.frame)),
            )
        )
    if found.failures and found.failures.total > 0:
        said.append(
            _(
                "Failed batches: Gini {gini} over {n} enterprises sampled, with {failed} failed of {judged} judged.",
                gini=gini(found.failures.gini),
                n=numbers.count(len(found.failures.frame)),
                failed=numbers.count(found.failures.total),
                judged=numbers.count(found.failures.frame["judged"].sum()),
            )
        )
    if found.chance:
        said.append(
            _(
                "If every judged batch were as likely to fail as any other, it would be {gini} (95% range {low} to {high}).",
                gini=gini(found.chance.gini),
                low=gini(found.chance.low),
                high=gini(found.chance.high),
            )
        )
    return literal(told(said))


def missing(found: Concentration) -> str:
    """Which curve is missing and why, who has no sales figure, and which failures belong to no enterprise or no rate."""
    said = []
    if not found.registered:
        said.append(_("The register holds no enterprise in operation in this scope, so nothing is known of sales."))
    elif found.sales is None:
        said.append(_("None of the {n} enterprises of the register has a sales figure.", n=numbers.count(found.registered)))
    elif not found.sales.total:
        said.append(_("All {n} enterprises of the register with a figure have sales of 0: there is nothing to share.", n=len(found.sales.frame)))
    if found.sales is not None and len(found.without_sales):
        failed = int(found.without_sales["failed"].sum())
        said.append(
            _(
                "{n} of {all} enterprises in operation have no sales figure and are not in the curve of sales; they have {failed} failed batches.",
                n=numbers.count(len(found.without_sales)),
                all=numbers.count(found.registered),
                failed=numbers.count(failed),
            )
        )
    if found.zero and found.sales and found.sales.total:
        said.append(_("{n} enterprises sell nothing (sales of 0) and are in the curve.", n=numbers.count(found.zero)))
    if found.failures is None:
        said.append(_("No batch has been judged in this scope, so nothing is known of failures."))
    elif not found.failures.total:
        judged = int(found.failures.frame["judged"].sum())
        said.append(_("None of the {n} judged batches failed, so there are no failures to share.", n=numbers.count(judged)))
    if found.unnamed:
        said.append(_("{n} failed batches name no enterprise and are left out.", n=numbers.count(found.unnamed)))
    if found.failures_only:
        said.append(_("{n} failed batches come from lists of failures only and are left out.", n=numbers.count(found.failures_only)))
    return literal(told(said))


def reading(rule: str) -> Reading:
    """How the Lorenz curves are read."""
    return Reading(
        shows=_(
            "Enterprises stand from the one with least to the one with most; the curve says what share of all they hold together up to there. If "
            "all held the same it would be the straight line of equality; the further it sags, the more lies with a few. The Gini coefficient is "
            "twice the area between the two: 0 is equal, near 1 one enterprise has all. The dotted curve is where failures would lie if chance "
            "alone dealt them out."
        ),
        rule=_("Sales: annual sales of enterprises in operation, by the register of the day. Failures: {rule}", rule=rule),
        assumes=_(
            "Sales are a full count, so they have no interval. A few failures on many enterprises look unequal whatever the enterprises do, and "
            "who is sampled more can fail more; so the failures are compared with their own batches dealt out at random (hypergeometric), not with"
            " 0. A bootstrap interval of this Gini would be biased and is not given."
        ),
        source=_(
            "Lorenz, Publications of the American Statistical Association 9 (1905) 209; Gini, Variabilità e mutabilità, 1912 (population form, "
            "without n/(n − 1))."
        ),
    )
