"""One target a slide: the verdict as the title, its course as a chart, three facts, and in the notes everything that was counted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from analytics import drags as pulling
from analytics import sentence
from analytics.attainment import Attainment
from analytics.drags import Drag
from analytics.labels import label, listing
from analytics.names import place
from reports import about
from reports.findings import Findings
from reports.slides import course, followed, verdict
from reports.slides.model import Fact, Slide
from words import _, numbers

NAMED = 2


def slides(found: Findings) -> list[Slide]:
    """Every target in the order of its document."""
    courses = followed.courses(found)
    return [_slide(found, one, i + 1, courses.get(one.id, ())) for i, one in enumerate(found.attainments)]


def _slide(found: Findings, one: Attainment, no: int, values: followed.Course) -> Slide:
    costs = _costs(found, one)
    return Slide(
        title=verdict.headline(one),
        name=one.title,
        kicker=_("{campaign} · target {n} of {all} · {id}", campaign=found.campaign.short, n=no, all=len(found.attainments), id=one.id),
        value=verdict.valued(one),
        under=verdict.under(one),
        badges=verdict.badges(one),
        facts=tuple(each for each in (_sure(one), _weak(one, costs), _still(one)) if each.text),
        figure=course.figure(found, one, values),
        notes=_notes(found, one, costs),
    )


def _costs(found: Findings, one: Attainment) -> tuple[Drag, ...]:
    if one.shape != "rate" or one.value is None:
        return ()
    return tuple(replace(each, name=place(each.name)) for each in pulling.heaviest(found.drags(found.campaign.target(one.id)), 3))


def _sure(one: Attainment) -> Fact:
    """The value with n and its interval."""
    if one.value is None:
        return Fact(_("Why"), one.why_no_data or _("No data yet."))
    return Fact(_("Basis"), _basis(one))


def _basis(one: Attainment) -> str:
    above, below = one.numerator, one.denominator
    counted = above is not None and below is not None and float(above).is_integer() and float(below).is_integer()
    if one.shape == "rise":
        return listing(_level(each) for each in one.parts if each.value is not None)
    if one.low is not None and counted and one.shape != "index":
        return _(
            "{passed} of {judged} batches passed; 90% interval {interval}",
            passed=numbers.count(above),
            judged=numbers.count(below),
            interval=sentence.interval_text(one),
        )
    if one.low is not None:
        return _("{n} batches; 90% interval {interval}", n=numbers.count(below), interval=sentence.interval_text(one))
    said = _("filed figure") if one.reported else _("full count, no sample")
    if counted:
        return _("{n} of {of}, {what}", n=numbers.count(above), of=numbers.count(below), what=said)
    return said[:1].upper() + said[1:]


def _level(part: Attainment) -> str:
    now = numbers.percent(part.value)
    if part.limit is None:
        return _("{name} {now}", name=part.title, now=now)
    return _("{name} {before} → {now}", name=part.title, before=numbers.percent(part.limit), now=now)


def _weak(one: Attainment, costs: Sequence[Drag]) -> Fact:
    """Who pulls it down; where nobody does, how it moved."""
    if costs:
        text = _("; ").join(
            _(
                "{unit} {rate} (n = {n}), costing {points}",
                unit=each.name or _("not stated"),
                rate=numbers.rate(each.passed, each.judged),
                n=numbers.count(each.judged),
                points=numbers.points(each.points, 2),
            )
            for each in costs[:NAMED]
        )
        return Fact(_("Pulled down by"), text)
    short = [each for each in one.parts if each.administrative in ("missed", "not_yet")]
    if short:
        return Fact(_("Falls short"), listing(f"{each.title} {sentence.value_text(each)}" for each in short[:4]))
    return Fact(_("Change"), moved(one))


def moved(one: Attainment) -> str:
    """How the value changed since the day compared with; '' without one."""
    if one.change is None or one.previous_on is None or one.shape == "rise":
        return ""
    day = numbers.date_long(one.previous_on)
    plain = one.shape in ("count", "index")
    size = one.change if plain else one.change * 100
    decimals = 1 if one.shape != "count" or not float(size).is_integer() else 0
    if numbers.half_up(size, decimals) == 0:
        return _("unchanged since {day}", day=day)
    amount = numbers.number(abs(size), decimals) if plain else numbers.points(size)
    amount = f"{amount} {one.unit}".strip() if one.shape == "count" else amount
    return _("up by {size} since {day}", size=amount, day=day) if size > 0 else _("down by {size} since {day}", size=amount, day=day)


def _still(one: Attainment) -> Fact:
    """What is needed until the due date."""
    due = _("due {day}", day=numbers.date_long(one.due)) + (_(" (assumed)") if one.due_assumed else "")
    if one.value is None:
        return Fact(_("Due"), due)
    said = [sentence.needed_text(one) or lacking(one), due]
    return Fact(_("Needed"), _("; ").join(filter(None, said)))


def lacking(one: Attainment) -> str:
    """What is missing to the target by arithmetic; where nothing is, that."""
    if one.administrative == "met":
        return _("nothing more: the target is met")
    if one.limit is None or one.value is None:
        return ""
    if one.shape == "count":
        return _("{n} {unit} too many", n=f"{one.value - one.limit:g}", unit=one.unit) if one.value > one.limit else ""
    if one.exact is None or one.shape in ("change", "benchmark", "rate", "rise"):
        return sentence.gap_text(one)
    short = math.ceil(Fraction(repr(one.limit)) * int(one.denominator or 0) - int(one.numerator or 0))
    return _("{n} more of {of}", n=numbers.count(short), of=numbers.count(one.denominator)) if short > 0 else ""


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
