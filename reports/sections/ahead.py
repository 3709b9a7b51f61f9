"""Will the targets be met at their due dates: what is still planned, what that predicts, what is needed."""

from __future__ import annotations

from collections.abc import Iterator

from analytics import outlook_table
from analytics.labels import listing
from analytics.outlook import Outlook
from reports.document import Block
from reports.findings import Findings
from reports.framed import framed
from reports.sections.wording import PLACE, cited, paragraph
from words import _

TABLE = "outlook"


def blocks(found: Findings) -> Iterator[Block]:
    """The open rates with their prediction; nothing where every due date is over."""
    open_ = opened(found)
    if open_:
        note = _("Predictive probability: beta-binomial, from the batches so far and those still planned; without a plan there is none.")
        yield paragraph(*(_("{id} {title}: {answer}", id=each.id, title=each.title, answer=answer(each)) for each in open_[:6]))
        yield paragraph(cited(_("{table} shows what is still planned and what is needed.", table=PLACE), TABLE))
        yield framed(outlook_table.table(open_), TABLE, _("Targets before their due date"), note)
    rest = [each for each in found.outlooks if each.state == "not_predicted" and each.attained.administrative == "not_yet"]
    if rest:
        yield paragraph(
            _("Counted in full or filed by departments, and so not predicted: {ids}.", ids=listing(each.id for each in rest)),
            *(_("{id} {title}: {answer}", id=each.id, title=each.title, answer=each.answer) for each in rest[:4]),
        )


def answer(one: Outlook) -> str:
    """The answer for a target in a sentence; without a plan a report has no number to try below."""
    if one.limit is not None and one.remaining is None:
        return _("The campaign file plans no batches, so there is no prediction.")
    return one.answer


def opened(found: Findings) -> list[Outlook]:
    """The open sampled rates, the levels of a target that compares them included."""
    return [each for row in found.outlooks if row.state == "open" for each in (row, *row.parts)]
