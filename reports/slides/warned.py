"""Early warnings that are open: what rises, what happens again, and why it was raised."""

from __future__ import annotations

from analytics.warnings import sentence
from analytics.warnings.states import Standing
from charts.spec import Role
from reports.document import Cell, Column, Table
from reports.findings import Findings
from reports.sections.warned import standing_of
from reports.slides.model import Slide
from words import _, numbers

MOST = 6
"""Warnings that a meeting can go through; the others are in the notes."""
_ROLES: dict[str, Role] = {"returned": "missed", "open": "undetermined"}


def slides(found: Findings) -> list[Slide]:
    """The warnings that nobody has closed, those that came back first; without any the sentence that says what was looked at."""
    looked = found.warnings
    standing = standing_of(found)
    kicker = _("Early warnings · {days}", days=numbers.date_range(looked.span.start, looked.span.end)) if found.begun else _("Early warnings")
    if not standing and not looked.judged and not looked.failures:
        return []  # nothing was sampled, so there was nothing to watch
    if not standing:
        said = _(
            "No warning: {judged} batches were judged, {failures} failed; no CUSUM reached its threshold, no failure came again, no cluster.",
            judged=numbers.count(looked.judged),
            failures=numbers.count(looked.failures),
        )
        return [Slide(_("No early warning is open"), kicker=kicker, lines=(said,), notes=(said,))]
    shown = standing[:MOST]
    columns = (
        Column(_("Where it stands")),
        Column(_("What and where")),
        Column(_("Latest failure"), "right"),
        Column(_("Failed"), "right"),
        Column(_("Why")),
    )
    note = "" if len(shown) == len(standing) else _("{n} more are in the notes.", n=len(standing) - len(shown))
    table = Table("warnings", _("Early warnings"), columns, tuple(_row(each) for each in shown), note)
    notes = tuple(f"{sentence.title(each.warning)}: {sentence.reason(each.warning)}" for each in standing)
    return [Slide(_title(standing), kicker=kicker, table=table, notes=notes)]


def _title(standing: list[Standing]) -> str:
    back = sum(each.state == "returned" for each in standing)
    if back:
        return _("Early warnings open: {n}, of them come back: {back}", n=len(standing), back=back)
    return _("One early warning is open") if len(standing) == 1 else _("{n} early warnings are open", n=len(standing))


def _row(one: Standing) -> tuple[Cell, ...]:
    return (
        Cell(_(sentence.STATE[one.state]), _ROLES.get(one.state)),
        Cell(sentence.title(one.warning)),
        Cell(numbers.date_short(one.warning.last)),
        Cell(numbers.count(one.warning.failed)),
        Cell(sentence.reason(one.warning)),
    )
