"""The overview: how many targets are met, and each with its value, n, interval and both verdicts."""

from __future__ import annotations

from analytics.attainment import Attainment
from analytics.campaigns import Target
from analytics.labels import label
from analytics.words_of_value import interval_text
from charts.spec import Role
from reports import rest
from reports.document import Cell, Column, Table
from reports.findings import Findings
from reports.sections.target_table import counted, gap, required
from reports.slides import verdict
from reports.slides.model import Badge, Slide
from words import _, numbers

ROLES: dict[str, Role] = {
    "met": "met",
    "supported": "met",
    "missed": "missed",
    "contradicted": "missed",
    "undetermined": "undetermined",
    "not_yet": "comparison",
    "no_data": "no_data",
}


def slides(found: Findings) -> list[Slide]:
    """One table; where it is long the deck goes on with it on further slides."""
    every = found.attainments
    if not every:
        return [Slide(_("The campaign names no target"), lines=(_("Without a target there is nothing to judge: the campaign file may name some."),))]
    sure = 2 * sum(each.low is not None for each in every) > len(every)  # mostly full counts: a column of dashes says nothing
    rows = tuple(_row(each, found.campaign.target(each.id), sure) for each in every)
    return [
        Slide(
            title=verdict.roll_up(every),
            kicker=_("Targets at a glance · {day}", day=numbers.date_long(found.as_of)),
            badges=_evidence(every),
            table=Table("overview", _("Targets at a glance"), _columns(sure), rows, _key()),
            rest=rest.in_workbook("targets"),
            notes=(verdict.roll_up(every), *(verdict.headline(each, each.id) for each in every)),
        )
    ]


def _evidence(every: tuple[Attainment, ...]) -> tuple[Badge, ...]:
    """How sure the sampled ones are: a badge for each answer that occurs."""
    counts = ((each, sum(one.evidential == each for one in every)) for each in ("supported", "undetermined", "contradicted"))
    return tuple(Badge(_("{verdict} {n}", verdict=label("evidential", each), n=n), each) for each, n in counts if n)


def _columns(sure: bool) -> tuple[Column, ...]:
    return (
        Column(_("Target")),
        Column(_("Required")),
        Column(_("Current value"), "right"),
        Column("n", "right"),
        *((Column(_("90% interval"), "right"),) if sure else ()),
        Column(_("Gap"), "right"),
        Column(_("Administrative")),
        Column(_("Evidence")),
    )


def _row(one: Attainment, target: Target, sure: bool) -> tuple[Cell, ...]:
    return (
        Cell(f"{one.id} {one.title}"),
        Cell(required(one, target)),
        Cell(verdict.valued(one), strong=True),
        Cell(counted(one, target)),
        *((Cell(interval_text(one)),) if sure else ()),
        Cell(gap(one)),
        Cell(label("administrative", one.administrative), ROLES.get(one.administrative)),
        Cell(
            _("Filed value") if one.reported and one.evidential == "not_applicable" else label("evidential", one.evidential),
            ROLES.get(one.evidential),
        ),
    )


def _key() -> str:
    return _("✓ met, supported  … not yet met  ✕ missed, contradicted  ? undetermined; gaps in percentage points, of an index in points")
