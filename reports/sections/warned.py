"""预警情况: how many early warnings stand and of which kind, and those that matter most with their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from analytics.labels import listing
from analytics.warnings import sentence
from analytics.warnings.found import KINDS
from analytics.warnings.states import Standing, ordered
from reports.document import Block
from reports.findings import Findings
from reports.framed import framed
from reports.sections.wording import PLACE, cited, joined, paragraph
from words import _, numbers

TABLE = "warnings"
MOST, MOST_AT_THE_END = 4, 3
"""Warnings whose reasons are told; a final report, which looks back, tells fewer."""


def blocks(found: Findings) -> Iterator[Block]:
    """The warnings that stand, in words and as a table; a sentence where there is none."""
    standing, most = standing_of(found), MOST if found.request.kind != "final" else MOST_AT_THE_END
    looked = _(
        "Streams of batches (trade × township) looked at: {streams}; failed batches of {days} among them: {failures}.",
        streams=numbers.count(found.warnings.streams),
        failures=numbers.count(found.warnings.failures),
        days=numbers.date_range(found.warnings.span.start, found.warnings.span.end),
    )
    if not standing:
        none = _("No early warning stands on {day}.", day=numbers.date_long(found.as_of))
        yield paragraph(none, looked if found.warnings.streams else "", closed(found))
        return
    yield paragraph(counted(standing), closed(found), looked, cited(_("{table} gives the reasons.", table=PLACE), TABLE))
    yield framed(rows(standing[:most]), TABLE, _("Early warnings that stand"), rest(standing, most))


def standing_of(found: Findings) -> list[Standing]:
    """Those not closed, in the order of the page: what came back first, then open, acknowledged; in each the latest failure first."""
    return ordered([each for each in found.standings if each.state != "closed"])


def counted(standing: Sequence[Standing]) -> str:
    """How many there are, by kind, and how many nobody has looked at."""
    kinds = ((sentence.KIND[kind], sum(each.warning.kind == kind for each in standing)) for kind in KINDS)
    named = listing(_("{kind} {n}", kind=_(kind), n=numbers.count(n)) for kind, n in kinds if n)
    unseen = sum(each.state in ("open", "returned") for each in standing)
    said = [_("Early warnings that stand: {n} ({kinds}).", n=numbers.count(len(standing)), kinds=named)]
    if 0 < unseen < len(standing):
        said.append(_("Not yet dealt with: {n}.", n=numbers.count(unseen)))
    return joined(said)


def closed(found: Findings) -> str:
    """How many were closed."""
    n = sum(each.state == "closed" for each in found.standings)
    return _("Closed: {n}.", n=numbers.count(n)) if n else ""


def rest(standing: Sequence[Standing], most: int) -> str:
    """How many more there are than the table holds, and where; '' for none."""
    more = len(standing) - most
    return _("{n} more on the sheet “{sheet}” of the Excel workbook.", n=numbers.count(more), sheet=_("Early warnings")) if more > 0 else ""


def rows(standing: Sequence[Standing]) -> pd.DataFrame:
    """What and where, since when, why; and where each stands, if they stand differently."""
    frame = pd.DataFrame(
        {
            _("What and where"): [sentence.title(each.warning) for each in standing],
            _("Since"): [numbers.date_short(each.warning.since) for each in standing],
            _("Why"): [sentence.reason(each.warning) for each in standing],
        }
    )
    states = {each.state for each in standing}
    return frame.assign(**{_("Where it stands"): [_(sentence.STATE[each.state]) for each in standing]}) if len(states) > 1 else frame
