"""Problems of an industry that its records show: repeated failures, orders not done, open warnings, standards and licences that lack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analytics import failed_batches
from analytics.holdings import Holdings
from analytics.scope import COUNTED_KINDS
from reports.findings import Findings
from words import _, numbers


@dataclass(frozen=True)
class Point:
    """A problem with its figures, and what answers it."""

    problem: str
    advice: str


def again(found: Findings) -> Point | None:
    """Enterprises with two failed batches or more."""
    if not found.begun:
        return None
    firms = failed_batches.again(failed_batches.listed(found.snapshot, found.scope, found.span, found.orders))
    if firms.empty:
        return None
    said = {"n": numbers.count(len(firms)), "batches": numbers.count(int(firms["failed"].sum()))}
    return Point(
        _("Enterprises with two failed batches or more: {n}, with {batches} in all.", **said),
        _("Put each enterprise that failed again ({n}) under key supervision, and sample it again after each rectification.", **said),
    )


def orders(found: Findings) -> Point | None:
    """Orders overdue or failed."""
    tally = found.orders_tally
    left = tally.overdue + tally.failed
    if not left:
        return None
    said = {"left": numbers.count(left), "overdue": numbers.count(tally.overdue), "failed": numbers.count(tally.failed)}
    rate = numbers.rate(tally.confirmed, tally.ordered)
    return Point(
        _("Orders to rectify: {n}, of them {rate} confirmed, {overdue} overdue and {failed} failed at re-inspection.",
          n=numbers.count(tally.ordered), rate=rate, **said),
        _("Press for the orders overdue or failed ({left}) one by one, and act by law where nothing is done.", **said),
    )  # fmt: skip


def warnings(found: Findings) -> Point | None:
    """Early warnings that nobody has closed."""
    open_ = [each for each in found.standings if each.state in ("open", "returned")]
    if not open_ or (found.scope.kinds or COUNTED_KINDS) != COUNTED_KINDS:
        return None
    n = numbers.count(len(open_))
    return Point(_("Early warnings open: {n}.", n=n), _("Look into each open early warning ({n}), and report what is found.", n=n))


def filed(held: Holdings) -> Iterator[Point]:
    """Enterprises without a standard, without their licences."""
    standard, licensed = held.shares["operates_to_standard"], held.shares["licensed"]
    if n := standard.told - standard.above:
        said = {"n": numbers.count(n), "told": numbers.count(standard.told)}
        yield Point(
            _("Enterprises that do not produce to a standard: {n} of {told}.", **said),
            _("Give each enterprise without a standard ({n}) a time limit to file one or adopt one.", **said),
        )
    if n := licensed.told - licensed.above:
        said = {"n": numbers.count(n), "told": numbers.count(licensed.told)}
        yield Point(
            _("Enterprises that lack a valid licence which their trade requires: {n} of {told}.", **said),
            _("Help those of the {n} that can meet the conditions to their licences; stop the production of the others by law.", **said),
        )
