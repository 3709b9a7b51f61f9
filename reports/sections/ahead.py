"""Will the targets be met at their due dates: what is still planned, what that predicts, what is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analytics import outlook_table
from analytics.expected import Outlook
from analytics.labels import listing
from reports.document import Block
from reports.findings import Findings
from reports.framed import framed
from reports.sections.wording import PLACE, cited, paragraph
from words import _

TABLE = "outlook"
TOLD = 6


def blocks(found: Findings) -> Iterator[Block]:
    """The open rates with their prediction; nothing where every due date is over."""
    open_ = opened(found)
    planned = [each for each in open_ if each.limit is None or each.remaining is not None]
    bare = [each.id for each in open_ if each not in planned]
    said = list(_told(planned[:TOLD]))
    if bare:
        said.append(_("For {ids} the campaign file plans no batches, so there is no prediction.", ids=listing(bare)))
    if planned:
        note = _("Predictive probability: beta-binomial, from the batches so far and those still planned; without a plan there is none.")
        yield paragraph(*said, cited(_("{table} shows what is still planned and what is needed.", table=PLACE), TABLE))
        yield framed(outlook_table.table([each for each in open_ if each.limit is not None]), TABLE, _("Targets before their due date"), note)
    elif said:
        yield paragraph(*said)
    rest = [each.id for each in found.outlooks if each.state == "not_predicted" and each.attained.administrative == "not_yet"]
    if rest:
        yield paragraph(_("Counted in full or filed by departments, and so not predicted: {ids}.", ids=listing(rest)))


def _told(rows: Sequence[Outlook]) -> Iterator[str]:
    """The answer of each; those of which the same is to be said stand before it together."""
    answers = dict.fromkeys(each.answer for each in rows)
    for answer in answers:
        same = listing(_("{id} {title}", id=each.id, title=each.title) for each in rows if each.answer == answer)
        yield _("{targets}: {answer}", targets=same, answer=answer)


def opened(found: Findings) -> list[Outlook]:
    """The open sampled rates, the levels of a target that compares them included."""
    return [each for row in found.outlooks if row.state == "open" for each in (row, *row.parts)]
