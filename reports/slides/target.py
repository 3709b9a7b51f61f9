"""One target a slide: the verdict as the title, its course as a chart, three facts, and in the notes everything that was counted."""

from __future__ import annotations

from collections.abc import Sequence

from analytics import drags as pulling
from analytics import sentence
from analytics.attainment import Attainment
from analytics.drags import Drag
from analytics.labels import label
from analytics.words_of_drags import spoken
from reports import about, rest
from reports.findings import Findings
from reports.slides import verdict
from reports.slides.course import Courses
from reports.slides.model import Slide
from reports.slides.target_facts import asked, still, sure, weak
from words import _, numbers


def slides(found: Findings) -> list[Slide]:
    """Every target in the order of its document."""
    courses = Courses(found)
    return [_slide(found, one, i + 1, courses) for i, one in enumerate(found.attainments)]


def _slide(found: Findings, one: Attainment, no: int, courses: Courses) -> Slide:
    costs = _costs(found, one)
    return Slide(
        title=verdict.headline(one),
        name=one.title,
        kicker=_kicker(found, one, no),
        value=verdict.valued(one),
        under=verdict.under(one),
        badges=verdict.badges(one),
        facts=tuple(each for each in (sure(one), weak(one, found.campaign.target(one.id), costs), still(one), *asked(one)) if each.text),
        figure=courses.figure(one),
        rest=rest.in_workbook("targets"),
        notes=_notes(found, one, costs),
    )


def _kicker(found: Findings, one: Attainment, no: int) -> str:
    """Where the slide stands, and when the target is due."""
    due = _("due {day}", day=numbers.date_long(one.due)) + (_(" (assumed)") if one.due_assumed else "")
    place = _("Target {n} of {all} · {id}", n=no, all=len(found.attainments), id=one.id)
    return f"{place} · {due}"


def _costs(found: Findings, one: Attainment) -> tuple[Drag, ...]:
    if one.shape != "rate" or one.value is None:
        return ()
    return spoken(pulling.heaviest(found.drags(found.campaign.target(one.id)), 3), "township")


def _notes(found: Findings, one: Attainment, costs: Sequence[Drag]) -> tuple[str, ...]:
    """What the speaker has before them: the sentence, the verdicts, how it was counted, where the target stands, the data version."""
    verdicts = _(
        "Administrative: {administrative}. Evidence: {evidential}.",
        administrative=label("administrative", one.administrative),
        evidential=label("evidential", one.evidential),
    )
    return (
        sentence.read_aloud(one, costs),
        verdicts,
        _("Target: {rule}.", rule=one.rule),
        _("Counting rule: {rule}", rule=one.counting_rule or one.rule),
        _("Source: {source}", source=one.source),
        one.note,
        _("Owner: {owner}", owner=one.owner) if one.owner else "",
        about.version_line(found.request),
    )
