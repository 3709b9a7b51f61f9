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


def pareto() -> Reading:
    """Failed items, the most frequent first, with the running share."""
    return Reading(
        shows=_(
            "Each bar counts the failed batches that name an item, split by how serious the item is; "
            "the line adds them up: where it crosses 50% the items so far make up half of all failures."
        ),
        rule=_("A batch that fails on three items counts once for each, so the bars add up to more than the failed batches."),
        assumes=_("Items are told apart by the name in the report: the same item under two names stands twice."),
        source=_("Juran (1951), Quality Control Handbook: the vital few of many causes."),
    )


def class_shares() -> Reading:
    """Four bars of 100 %: what share each class has of enterprises, sales, batches and failures."""
    return Reading(
        shows=_(
            "Each bar is the whole of one thing: enterprises, sales, batches judged, batches failed; its parts are the classes. "
            "A class whose part of the failures is wider than its part of the batches fails more often than the others."
        ),
        rule=_("Enterprises and sales by the register of the day; batches by the class of their producer; what is in no class is named beside."),
        assumes=_("Supervision chooses whom it samples: the shares of batches are those of the sample, not of the output."),
        source=_("The campaign file: where the classes begin."),
    )


def classes_by_place() -> Reading:
    """Townships with their enterprises stacked by class."""
    return Reading(
        shows=_(
            "Each row is a township: its enterprises stacked by class, with their number and annual sales at the end. A click opens the township."
        ),
        rule=_("Every enterprise of the register on the day that has a class; sales in 10,000 yuan as filed."),
        source=_("The campaign file: where the classes begin."),
    )
