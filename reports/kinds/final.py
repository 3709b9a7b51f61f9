"""总结报告: the whole campaign at its end, and the request to the higher level for acceptance."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.labels import listing
from reports.cover import document
from reports.document import Block, Document, Heading, NewPage, Signed
from reports.findings import Findings
from reports.kinds import heads, summary
from reports.request import Progress, Request, quietly
from reports.sections import attainment, rules
from reports.sections.wording import paragraph
from words import _, numbers


def make(request: Request, progress: Progress = quietly) -> Document:
    """The report on the campaign's last day (or the scope's). Asked for before the end, it says that the campaign is not over."""
    found = Findings(request)
    return document(request, heads.final(found), tuple(_blocks(found, progress)), keywords=(str(found.campaign.short),))


def _blocks(found: Findings, progress: Progress) -> Iterator[Block]:
    yield summary.opening(found)
    yield from summary.body(found, progress)
    yield Heading(_("Acceptance"))
    yield closing(found)
    progress(_("Writing the appendix"))
    yield Signed()
    yield NewPage()
    yield from rules.blocks(found)


def closing(found: Findings) -> Block:
    """Acceptance is asked for once the last day has come; what is missed is named with it."""
    end = found.campaign.end
    if found.as_of < end:
        days = (end - found.as_of).days
        if days == 1:
            return paragraph(_("The campaign ends on {day}, in one day; acceptance is asked for then.", day=numbers.date_long(end)))
        return paragraph(_("The campaign ends on {day}, in {n} days; acceptance is asked for then.", day=numbers.date_long(end), n=days))
    missed = [one for one in found.attainments if one.administrative == "missed"]
    later = [one for one in found.attainments if one.due > found.as_of]
    return paragraph(
        _("The campaign ended on {day}.", day=numbers.date_long(end)),
        attainment.rolled_up(found.attainments),
        _("Work goes on for what is missed ({ids}).", ids=listing(one.id for one in missed)) if missed else "",
        _("{ids} are due later and will be reported then.", ids=listing(one.id for one in later)) if later else "",
        _("This report is submitted; the higher level is asked to examine and accept the work."),
    )
