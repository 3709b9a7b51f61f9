"""How to read the charts that several pages share."""

from __future__ import annotations

from pages.ui.reading import Reading
from words import _


def intervals() -> Reading:
    """Dots with the verdict's own 90 % intervals against a target."""
    return Reading(
        shows=_(
            "Each row is a unit, the worst first: the dot is its pass rate, the bar its 90% interval, the solid line the target. "
            "● the whole interval lies above the target, ◆ below it, ○ it crosses the line. Units under ten batches are pooled in the last row."
        ),
        rule=_("Final verdicts by the counting rule at the foot of the page; n is the number of batches judged."),
        assumes=_("The verdict takes batches as drawn independently; several batches of one enterprise make it look surer than it is."),
        source=_("Clopper and Pearson (1934), Biometrika 26, 404–413: exact binomial intervals; both ends tested at 5%."),
    )


def matrix() -> Reading:
    """The matrix township × trade."""
    return Reading(
        shows=_(
            "Each cell is a township and a trade: its pass rate, and small beside it the batches judged. "
            "Townships and trades with most batches come first; the county's own row and column hold all of them."
        ),
        rule=_("Final verdicts by the counting rule at the foot of the page; a cell is coloured only where at least ten batches were judged."),
        assumes=_("The verdict takes batches as drawn independently; several batches of one enterprise make it look surer than it is."),
        source=_("Clopper and Pearson (1934), Biometrika 26, 404–413: exact binomial intervals; both ends tested at 5%."),
    )


def course(rule: str) -> Reading:
    """A target on a screen of its own: value, interval, and the course of the months."""
    return Reading(
        shows=_(
            "The value with its 90% interval against the target, and month by month the pass rate with its control limits (dotted), "
            "the stages (shaded) and the batches judged. A diamond is a month outside the limits."
        ),
        rule=rule,
        assumes=_("The verdict takes batches as drawn independently; several batches of one enterprise make it look surer than it is."),
        source=_("Clopper and Pearson (1934), Biometrika 26, 404–413: exact binomial intervals; both ends tested at 5%."),
    )
