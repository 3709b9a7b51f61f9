"""The notice of failures (不合格通报): what failed in the period, on what, who failed again, what was ordered, and every failed batch in a table."""

from __future__ import annotations

from collections.abc import Iterator

from reports.cover import document
from reports.document import Block, Document, Signed
from reports.findings import Findings
from reports.kinds.heads import subject
from reports.request import Progress, Request, quietly
from reports.sections import failed_parts, failed_rows
from reports.sections.failed import Failed
from reports.sections.wording import paragraph
from words import _, numbers

CHAPTERS = (failed_parts.places, failed_parts.what, failed_parts.again, failed_parts.orders, failed_parts.asked)


def make(request: Request, progress: Progress = quietly) -> Document:
    """The notice of the days that the request's scope and day leave; without a failure it says so."""
    findings = Findings(request)
    title = _("Notice of failed batches: {campaign}", campaign=subject(request.campaign))
    if not findings.begun:
        early = _("On {day} the campaign has not begun: 0 batches count.", day=numbers.date_long(findings.as_of))
        return document(request, title, (paragraph(early),))
    progress(_("Listing the failed batches"))
    failed = Failed(findings)
    blocks: list[Block] = [paragraph(sentence) for sentence in _opening(failed)]
    if len(failed.rows):
        progress(_("Counting items, enterprises and orders"))
        blocks += [block for chapter in CHAPTERS for block in chapter(failed)]
        blocks += [Signed(), *failed_rows.appendix(failed)]
    return document(request, title, tuple(blocks))


def _opening(failed: Failed) -> Iterator[str]:
    """How many were judged and failed: the whole notice where nothing failed."""
    whole, rows, told = failed.findings.whole, failed.rows, {"span": failed.span}
    judged, passed = int(whole["judged"]), int(whole["passed"])
    if judged:
        told |= {"judged": numbers.count(judged), "passed": numbers.count(passed), "failed": numbers.count(judged - passed)}
        told |= {"rate": numbers.rate(passed, judged), "ends": numbers.interval(float(whole["low"]), float(whole["high"]))}
        yield (
            _("{span}: batches judged {judged}, and all passed; 0 failed (95% interval of the pass rate {ends}).", **told)
            if judged == passed
            else _("{span}: batches judged {judged}, passed {passed}, failed {failed}: a batch pass rate of {rate} (95% interval {ends}).", **told)
        )
    elif rows.empty:
        yield _("{span}: 0 batches were judged. Without a denominator nothing is said to have passed or failed.", **told)
    if alone := int((~rows["has_denominator"]).sum()):
        yield _("Failed batches from lists of failures only: {n}; they enter no rate, but stand in this notice.", n=numbers.count(alone))
    if failed.afterwards:
        yield _("Failed besides in follow-ups and rechecks, which no pass rate counts: {n}.", n=numbers.count(failed.afterwards))
    if len(rows):
        firms = numbers.count(rows["enterprise"].nunique())
        yield _("Failed batches: {n}; enterprises concerned: {firms}. They are notified as follows.", n=numbers.count(len(rows)), firms=firms)
