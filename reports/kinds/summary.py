"""阶段小结: how the campaign stands at the end of, or within, a stage."""

from __future__ import annotations

from collections.abc import Iterator

from reports.cover import document
from reports.document import Block, Document, Heading, NewPage, Signed
from reports.findings import Findings
from reports.kinds import heads
from reports.request import Progress, Request, quietly
from reports.sections import (
    advice,
    ahead,
    attainment,
    by_trade,
    changes,
    course,
    failing,
    mapped,
    orders,
    overview,
    process,
    pulling,
    rules,
    structure,
    warned,
)
from reports.sections.wording import paragraph
from words import _, numbers


def make(request: Request, progress: Progress = quietly) -> Document:
    """The report on the state of work on the report's day. Before the campaign has begun it says so, and what is planned."""
    found = Findings(request)
    return document(request, heads.summary(found), tuple(_blocks(found, progress)), keywords=(str(found.campaign.short),))


def _blocks(found: Findings, progress: Progress) -> Iterator[Block]:
    yield opening(found)
    yield from body(found, progress)
    progress(_("Writing the appendix"))
    yield Signed()
    yield NewPage()
    yield from rules.blocks(found)


def opening(found: Findings) -> Block:
    """What is reported, by which document, up to which day."""
    return paragraph(
        _(
            "As {document} asks, the work up to {day} is reported as follows.",
            document=found.campaign.document,
            day=numbers.date_long(found.as_of),
        )
    )


def body(found: Findings, progress: Progress) -> Iterator[Block]:
    """Every chapter that a summary and a final report share."""
    progress(_("Counting batches and enterprises"))
    yield Heading(_("The campaign and what was sampled"))
    yield from overview.blocks(found)
    if not found.begun:
        yield Heading(_("Targets"))
        yield from attainment.blocks(found)
        return
    progress(_("Judging the targets"))
    yield Heading(_("Attainment of the targets"))
    yield from attainment.blocks(found)
    yield from course.blocks(found)
    if found.since is not None:
        yield Heading(_("Changes since {day}", day=numbers.date_long(found.since)), 2)
        yield from changes.blocks(found, townships=found.request.kind != "final")
    if outlook := tuple(ahead.blocks(found)):
        yield Heading(_("Outlook"), 2)
        yield from outlook
    progress(_("Looking for who pulls down and what fails"))
    yield Heading(_("Main problems"))
    if found.pulled:
        yield Heading(_("Who pulls the pass rates down"), 2)
        yield from pulling.blocks(found)
    if outlines := tuple(mapped.blocks(found)):
        yield Heading(_("The townships on the map"), 2)
        yield from outlines
    if found.request.kind != "final" and (matrix := tuple(by_trade.blocks(found))):
        yield Heading(_("Townships by trade"), 2)
        yield from matrix
    yield Heading(_("Failed items"), 2)
    yield from failing.blocks(found)
    yield Heading(_("Rectification and enforcement"))
    yield from orders.blocks(found)
    progress(_("Looking for early warnings"))
    yield Heading(_("State of early warning"))
    yield from warned.blocks(found)
    yield Heading(_("Progress and classification"))
    yield Heading(_("Progress of the work"), 2)
    yield from process.blocks(found)
    yield Heading(_("Classification of the enterprises"), 2)
    yield from structure.enterprises(found)
    yield Heading(_("Suggestions for the next step"))
    yield from advice.blocks(found)
