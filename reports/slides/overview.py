"""The overview: how many targets are met, and each with its value, n and both verdicts."""

from __future__ import annotations

from analytics.attainment import Attainment
from analytics.labels import label
from analytics.sentence import gap_text, interval_text
from charts.spec import Role
from reports.document import Cell, Column, Table
from reports.findings import Findings
from reports.slides import verdict
from reports.slides.model import Slide
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
    return [
        Slide(
            title=_sentence(every),
            kicker=_("Targets at a glance · {day}", day=numbers.date_long(found.as_of)),
            table=Table("overview", _("Targets at a glance"), _columns(), tuple(_row(each) for each in every), _key(every)),
            notes=(_sentence(every), *(f"{each.id} {verdict.headline(each)}" for each in every)),
        )
    ]


def _sentence(every: tuple[Attainment, ...]) -> str:
    sampled = [each.evidential for each in every if each.evidential in ("supported", "undetermined", "contradicted")]
    line = verdict.roll_up(every)
    if not sampled:
        return line
    return _(
        "{line}; of {n} judged by samples {sure} are supported",
        line=line,
        n=len(sampled),
        sure=sampled.count("supported"),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("No.")),
        Column(_("Target")),
        Column(_("Target rule")),
        Column(_("Figure"), "right"),
        Column("n", "right"),
        Column(_("Gap")),
        Column(_("Administrative")),
        Column(_("Evidence")),
    )


def _row(one: Attainment) -> tuple[Cell, ...]:
    size = one.denominator
    return (
        Cell(one.id),
        Cell(one.title),
        Cell(one.rule),
        Cell(verdict.valued(one), strong=True),
        Cell(numbers.count(size) if size is not None and one.shape != "rise" and float(size).is_integer() else numbers.NOTHING),
        Cell(gap_text(one)),
        _verdict("administrative", one.administrative),
        _verdict("evidential", one.evidential),
    )


def _verdict(kind: str, said: str) -> Cell:
    return Cell(label(kind, said), ROLES.get(said))


def _key(every: tuple[Attainment, ...]) -> str:
    intervals = [f"{each.id} {interval_text(each)}" for each in every if each.low is not None]
    signs = _("● met, supported  ◇ not yet met  ◆ missed, contradicted  ○ undetermined")
    return signs if not intervals else _("{signs}  ·  90% intervals stand on the slide of each target", signs=signs)
