"""What was sampled in the week that ends on the report's day, by trade, and in all so far."""

from __future__ import annotations

from collections.abc import Iterator

from analytics import rates
from analytics.labels import listing
from analytics.names import trade
from analytics.units import SMALL
from reports.document import Block
from reports.findings import Findings
from reports.sections import overview
from reports.sections.week import counted, days
from reports.sections.wording import paragraph
from words import _, numbers


def blocks(found: Findings) -> Iterator[Block]:
    """The batches of the week, those that failed by lists of failures only, and all so far."""
    if not found.begun:
        yield paragraph(overview.campaign(found), overview.stage(found))
        return
    span, within = days(found), counted(found)
    counts = found.by_trade.iloc[:0]
    if within.start <= within.end:
        counts = rates.rate(found.snapshot, found.scope.but(start=within.start, end=within.end), "batch", ("trade",))
    apart = _apart(int(counts["failures_without_denominator"].sum()))
    counts = counts[counts["judged"] > 0]
    if not (judged := int(counts["judged"].sum())):
        said = _("No batch was judged in the week from {first} to {last}.", first=numbers.date_long(span.start), last=numbers.date_long(span.end))
        yield paragraph(said, apart, _so_far(found))
        return
    if (passed := int(counts["passed"].sum())) == judged:
        said = _("Batches judged this week: {n}; all passed.", n=numbers.count(judged))
    else:
        rate, failed = numbers.rate(passed, judged) if judged >= SMALL else f"{passed}/{judged}", numbers.count(judged - passed)
        said = _("Batches judged this week: {n}, failed: {failed} ({rate} passed).", n=numbers.count(judged), failed=failed, rate=rate)
    by_trade = ""
    if len(counts) > 1:
        each = zip(counts["trade"], counts["passed"], counts["judged"], strict=True)
        named = listing(_("{name} {passed}/{n}", name=trade(str(name)), passed=int(p), n=int(n)) for name, p, n in each)
        by_trade = _("Passed of judged by trade: {trades}.", trades=named)
    yield paragraph(said, by_trade, apart, _so_far(found))


def _apart(n: int) -> str:
    """Failures that a list of failures names stand among the new failures, but in no count of batches judged: beside 'all passed' that is said."""
    if not n:
        return ""
    if n == 1:
        return _("One more batch failed by a list of failures only: it enters no rate, but stands among the new failures.")
    return _("{n} more batches failed by lists of failures only: they enter no rate, but stand among the new failures.", n=numbers.count(n))


def _so_far(found: Findings) -> str:
    if not int(found.whole["judged"]):
        return overview.no_batches(found)
    passed, judged = int(found.whole["passed"]), int(found.whole["judged"])
    span = numbers.date_range(found.span.start, found.span.end)
    return _("{days}: batches judged in all {n}; the pass rate is {rate}.", days=span, n=numbers.count(judged), rate=numbers.rate(passed, judged))
