"""What changed since the earlier day: the sentence of the whole, the targets that moved, the verdicts that flipped."""

from __future__ import annotations

from analytics.changes import sentence, written
from analytics.changes.targets import TargetChange
from analytics.labels import label
from reports import rest
from reports.document import Cell, Column, Table
from reports.findings import Findings
from reports.slides.model import Slide
from words import _, numbers


def slides(found: Findings) -> list[Slide]:
    """One slide; without an earlier day none."""
    if found.since is None or not found.changes:
        return []
    every = [one for one in found.changes if one.flipped or (one.change or 0) != 0]
    flips = sentence.flips(found.changes)
    day = numbers.date_long(found.since)
    spoken = ""
    if found.moved is not None and found.parts is not None:
        spoken = sentence.read_aloud(label("measure", "batch").capitalize(), found.moved, found.since, found.parts)
    kicker = _("What changed · {then} to {now}", then=day, now=numbers.date_long(found.as_of))
    notes = tuple(each for each in (spoken, *flips) if each)
    if not every:
        said = _("No target's value or verdict has changed since {day}.", day=day)
        return [Slide(_("Nothing has changed since {day}", day=day), kicker=kicker, lines=tuple(filter(None, (said, spoken))), notes=notes)]
    return [Slide(_title(len(every), len(flips), day), kicker=kicker, table=_table(found, every), rest=rest.in_workbook("changes"), notes=notes)]


def _title(moved: int, flips: int, day: str) -> str:
    if flips:
        return _("Targets moved since {day}: {n}; verdicts flipped: {flips}", n=moved, day=day, flips=flips)
    return _("Targets moved since {day}: {n}; no verdict flipped", n=moved, day=day)


def _table(found: Findings, every: list[TargetChange]) -> Table:
    columns = (
        Column(_("Target")),
        Column(numbers.date_short(found.since), "right"),
        Column(numbers.date_short(found.as_of), "right"),
        Column(_("Change"), "right"),
        Column(_("95% interval"), "right"),
        Column(_("Administrative")),
        Column(_("Evidence")),
    )
    rows = tuple(
        (
            Cell(f"{one.now.id} {one.now.title}"),
            Cell(written.value(one, "then")),
            Cell(written.value(one, "now"), strong=True),
            Cell(written.change(one)),
            Cell(written.interval(one)),
            Cell(written.verdicts("administrative", one.then.administrative, one.now.administrative), strong=one.administrative_flipped),
            Cell(written.verdicts("evidential", one.then.evidential, one.now.evidential), strong=one.evidential_flipped),
        )
        for one in every
    )
    return Table("changed", _("Targets that changed"), columns, rows, written.about_days())
