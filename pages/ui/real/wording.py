"""*Is it real?* in sentences: whether the units spread, which limits are in use, what is left out, and why there may be nothing to compare."""

from __future__ import annotations

from analytics import rates
from analytics.labels import told
from analytics.real import Real
from analytics.scope import COUNTED_KINDS, KINDS, Scope
from analytics.units import SMALL, Compared
from charts.figures import comparing
from pages.ui.store import ask
from words import _, numbers


def why_none(found: Compared) -> str:
    """Why no unit can be compared: nothing judged at all, or no record that names its unit."""
    if found.unnamed_judged:
        return _(
            "None of the {n} judged batches names its unit ({unit}), so there is nothing to compare.",
            n=numbers.count(found.unnamed_judged),
            unit=comparing.unit(found.unit),
        )
    return _("No batch has been judged in this scope. Without a denominator there is no pass rate, and it is not 0% either.")


def why_no_funnel(found: Real) -> str:
    """Why the units cannot differ from their pooled rate; '' where they can."""
    if found.target is not None:
        return ""
    units = comparing.units(found.compared.unit, len(found.frame))
    if len(found.frame) == 1:
        return _("Only {units} has anything judged, so it is its own pooled rate. Choose a target to hold it against.", units=units)
    if found.centre in (0.0, 1.0):
        outcome = _("passed") if found.centre else _("failed")
        return _(
            "All {n} judged of {units} {outcome}, so nothing tells the units apart. Choose a target to hold them against.",
            n=numbers.count(found.compared.judged),
            units=units,
            outcome=outcome,
        )
    return ""


def spread(found: Real) -> str:
    """Whether the units differ by more than chance, by how much, and which limits are therefore in use."""
    told = found.spread
    if told.phi != told.phi:
        return _(
            "Over-dispersion cannot be told: fewer than two of the units have {n} or more judged. The exact binomial limits are in use.", n=SMALL
        )
    said = _(
        "Over-dispersion φ = {phi} over the {units} with {n} or more judged (1 where chance explains all; {p})",
        phi=numbers.number(told.phi, 2),
        units=comparing.units(found.compared.unit, told.units),
        n=SMALL,
        p=comparing.p_said(told.p_value),
    )
    if not told.real:
        return said + _(": the units differ no more than chance explains. The exact binomial limits are in use.")
    said += _(
        ": the units differ by more than chance; their true rates spread with a standard deviation τ of {tau} ({tau2}).",
        tau=numbers.points(told.tau * 100),
        tau2=f"τ² = {told.tau**2:.5f}",
    )
    if found.widened:
        return said + _(" The limits are widened by it (additive): only units that differ more than is usual among them lie outside.")
    return said + _(" Against a target the exact limits stay in use: whether a unit reaches it does not hang on the others.")


def adjustment(found: Real) -> str:
    """How many of the units lie outside the 95 % limits, how many chance alone would put there, and how many are left after the adjustment."""
    outside = int((found.frame["p"] < 0.05).sum())
    if not outside:
        return _("None of {units} lies outside the 95% limits.", units=comparing.units(found.compared.unit, len(found.frame)))
    return _(
        "{outside} of {units} lie outside the 95% limits; chance alone puts up to {expected} there. {left} stand out after the adjustment "
        "(Benjamini–Hochberg, false discovery rate 5%).",
        outside=numbers.count(outside),
        units=comparing.units(found.compared.unit, len(found.frame)),
        expected=numbers.number(0.05 * len(found.frame)),
        left=numbers.count(found.count("below", "above")),
    )


def left_out(scope: Scope, found: Compared) -> str:
    """What the figures leave out: units without a sample, records that name no unit, failures without a denominator, kinds by the rule."""
    said = []
    if found.unnamed_judged:
        said.append(
            _(
                "{n} judged batches name no unit ({unit}): they belong to none and are not in the pooled rate.",
                n=numbers.count(found.unnamed_judged),
                unit=comparing.unit(found.unit),
            )
        )
    if found.unsampled:
        said.append(_("Nothing was judged of {units}, which the chart leaves out.", units=comparing.units(found.unit, found.unsampled)))
    if found.failures_only:
        said.append(_("{n} failed batches come from lists of failures only: without a denominator they count in no rate.", n=found.failures_only))
    if scope.kinds is None:
        other = tuple(kind for kind in KINDS if kind not in COUNTED_KINDS)
        others = int(ask(rates.rate, scope.but(kinds=other))["judged"].sum())
        if others:
            said.append(_("{n} follow-ups, rechecks and risk-monitoring samples are left out by the counting rule.", n=numbers.count(others)))
    return told(said)
