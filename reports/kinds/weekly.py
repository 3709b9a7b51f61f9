"""周报: the week that ends on the report's day, on two or three pages: what came in, what failed, who reported, what is next."""

from __future__ import annotations

from collections.abc import Iterator

from reports.cover import document
from reports.document import Block, Document, Heading
from reports.findings import Findings
from reports.kinds import heads
from reports.request import Progress, Request, quietly
from reports.sections import attainment, target_table, week, week_sampling
from reports.sections.wording import paragraph
from words import _, numbers


def make(request: Request, progress: Progress = quietly) -> Document:
    """The bulletin of the seven days up to the report's day."""
    found = Findings(request)
    first = week.days(found).start
    subtitle = _("{title}: {days}", title=found.campaign.short, days=numbers.date_range(first, found.as_of))
    return document(request, heads.weekly(found), tuple(_blocks(found, progress)), subtitle, keywords=(str(found.campaign.short),))


def _blocks(found: Findings, progress: Progress) -> Iterator[Block]:
    progress(_("Counting the batches of the week"))
    yield Heading(_("Sampling of the week"))
    yield from week_sampling.blocks(found)
    if not found.begun:
        return
    progress(_("Judging the targets"))
    yield Heading(_("Targets as of the day"))
    shown = attainment.pressing(found)
    more = len(found.attainments) - len(shown)
    rest = _("The table leaves out the {n} targets that are met and settled.", n=more) if more and shown else ""
    yield paragraph(attainment.rolled_up(found.attainments), attainment.evidence(found.attainments), rest)
    if shown:
        yield target_table.table(found, shown)
    yield Heading(_("New failures"))
    yield from week.failures(found)
    progress(_("Looking for early warnings"))
    yield Heading(_("New early warnings"))
    yield from week.warnings(found)
    yield Heading(_("Work of the townships and departments"))
    yield from week.work(found)
