"""How the funnel plot is read: the line under it, and the four answers of its popover."""

from __future__ import annotations

from analytics.labels import told
from analytics.real import Real
from pages.ui.reading import Reading
from pages.ui.text import literal
from words import _


def legend(found: Real) -> str:
    """What the marks mean, in one line under the chart."""
    said = [_("Dotted: 95% limits; dashed: 99.8% limits.")]
    if found.target is None:
        said.append(_("◆ below and ▲ above beyond chance; ○ outside 95%, but may be chance among so many."))
    else:
        said.append(_("◆ below and ● above the target beyond chance; ○ outside 95%, but may be chance among so many."))
    if found.frame.duplicated(["passed", "judged"]).any():
        said.append(_("A larger point: several units with the same counts."))
    if found.compared.unit != "laboratory":
        said.append(_("Click a point to go down to its batches."))
    return literal(told(said))


def funnel(found: Real, rule: str) -> Reading:
    """How the funnel plot is read, how it was counted, what it assumes and where it comes from."""
    return Reading(
        shows=_(
            "Each point is a unit: to the right those with more judged, above those with a higher rate. Between the limits lies what chance alone "
            "would do to a unit whose true rate is the middle line; they narrow with n, since large numbers scatter less. A unit between them gives "
            "no reason to look for a cause."
        ),
        rule=rule,
        assumes=_(
            "Batches are independent and chosen at random; several batches of one enterprise are not, and supervision picks its targets. Where "
            "φ shows that the units spread by more than chance, the limits about the pooled rate are widened by the spread τ² (additive). "
            "Products are not adjusted for: a unit with harder products lies lower. p-values are exact, two-sided, and adjusted for the number "
            "of units on screen."
        ),
        source=_(
            "Funnel plot with interpolated exact binomial limits and over-dispersion: Spiegelhalter, Statistics in Medicine 24 (2005) 1185–1202. "
            "False discovery rate: Benjamini and Hochberg, JRSS B 57 (1995) 289–300."
        ),
    )
