"""The status report of an industry (行业现状分析报告): who makes what, how it is sampled and fails, what is held, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.concentration import concentration
from analytics.holdings import holdings
from analytics.labels import listing
from analytics.names import trade
from reports.cover import document
from reports.document import Block, Document, Heading
from reports.findings import Findings
from reports.request import Progress, Request, quietly
from reports.sections import concentrated, conclusions, failing, held, overview, rates, structure
from reports.sections.wording import paragraph
from words import _


def make(request: Request, progress: Progress = quietly) -> Document:
    """The report on the trades of the scope, else on all of the campaign, on the report's day."""
    found = Findings(request)
    trades = listing(trade(each) for each in request.scope.trades or request.campaign.trades)
    return document(request, _("Status of the industry: {trades}", trades=trades), tuple(_blocks(found, progress)), keywords=(trades,))


def _blocks(found: Findings, progress: Progress) -> Iterator[Block]:
    progress(_("Reading the register"))
    filed = holdings(found.snapshot, found.scope, found.as_of)
    yield Heading(_("The enterprises"))
    yield paragraph(overview.campaign(found))
    yield from structure.enterprises(found)
    if found.begun:
        yield Heading(_("Sales and their concentration"))
        yield from concentrated.blocks(found, concentration(found.snapshot, found.scope))
    yield Heading(_("Product quality"))
    if not found.begun or not int(found.whole["judged"]):
        yield paragraph(overview.stage(found), overview.no_batches(found))
    else:
        progress(_("Counting batches, items and townships"))
        for text, part in ((_("Pass rates"), rates.levels), (_("Course over the stages"), rates.over_stages), (_("Townships"), rates.townships)):
            yield Heading(text, 2)
            yield from part(found)
        yield Heading(_("Failed items and causes"))
        yield from failing.blocks(found)
    yield Heading(_("Licences, standards, brands"))
    yield from held.blocks(found, filed)
    progress(_("Drawing conclusions"))
    told = conclusions.points(found, filed) if found.begun else ()
    yield Heading(_("Main problems"))
    yield from conclusions.problems(told)
    yield Heading(_("Recommendations"))
    yield from conclusions.recommended(told)
