"""The three facts of a target: what its value rests on, who pulls it down or how it moved, and what is needed until the due date."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from analytics import sentence, words_of_change, words_of_value
from analytics.attainment import Attainment
from analytics.campaigns import Target
from analytics.drags import Drag
from analytics.labels import listing
from reports.slides import parts, sizes
from reports.slides.measure import wrapped
from reports.slides.model import Fact
from words import _, language, numbers

MOST_LINES, MOST_SHORT = 3, 4
"""Lines that may be spent on who costs most, and parts that are named; all are in the notes."""


def sure(one: Attainment) -> Fact:
    """The value with n and its interval."""
    if one.value is None:
        return Fact(_("Why"), one.why_no_data or _("No data yet."))
    return Fact(_("Basis"), _basis(one))


def _basis(one: Attainment) -> str:
    above, below = one.numerator, one.denominator
    counted = above is not None and below is not None and float(above).is_integer() and float(below).is_integer()
    if one.shape == "rise":
        ends = next(part.previous_on for part in one.parts if part.previous_on is not None)
        return _("{n} levels against the base period to {day}", n=one.denominator, day=numbers.date_long(ends))
    if one.low is not None and counted and one.shape != "index":
        return _(
            "{passed} of {judged} batches passed; 90% interval {interval}",
            passed=numbers.count(above),
            judged=numbers.count(below),
            interval=words_of_value.interval_text(one),
        )
    if one.counts is not None:
        return words_of_value.counts_text(one)
    if one.low is not None:
        return _("{n} batches; 90% interval {interval}", n=numbers.count(below), interval=words_of_value.interval_text(one))
    said = _("filed figure") if one.reported else _("full count, no sample")
    if counted:
        return _("{n} of {of}, {what}", n=numbers.count(above), of=numbers.count(below), what=said)
    return said[:1].upper() + said[1:]


def weak(one: Attainment, target: Target, costs: Sequence[Drag]) -> Fact:
    """Who pulls it down; where nobody does, how it moved."""
    if costs:
        said = [_cost(each) for each in costs]
        first = next(n for n in range(len(said), 0, -1) if n == 1 or len(wrapped(_("; ").join(said[:n]), sizes.BODY[-1], sizes.LEFT)) < MOST_LINES)
        return Fact(_("Pulled down by"), _("; ").join(said[:first]))
    short = [each for each in one.parts if each.administrative in ("missed", "not_yet")]
    if short:
        named = listing(f"{parts.named(one, each, target)} {_of_part(each)}" for each in short[:MOST_SHORT])
        return Fact(_("Falls short"), named if len(short) <= MOST_SHORT else _("{names} and {n} more", names=named, n=len(short) - MOST_SHORT))
    if one.shape == "rise":
        return Fact(_("Change"), _smallest(one))
    return Fact(_("Change"), moved(one))


def _of_part(part: Attainment) -> str:
    """The value of a part; of a level that should rise its rate, not the two counts."""
    if part.shape != "rise" or part.previous is None:
        return words_of_value.value_text(part)
    return _(
        "{rate} (before {earlier})", rate=numbers.rate(int(part.numerator or 0), int(part.denominator or 0)), earlier=numbers.percent(part.previous)
    )


def _smallest(one: Attainment) -> str:
    """The level that rose least."""
    known = [each for each in one.parts if each.change is not None]
    if not known:
        return ""
    least = min(known, key=lambda each: each.change or 0.0)
    return _("smallest rise: {name}, {size}", name=least.title, size=numbers.points(100 * (least.change or 0.0)))


def _cost(each: Drag) -> str:
    return _(
        "{unit} {rate} (n = {n}), costing {points}",
        unit=each.name or _("not stated"),
        rate=numbers.rate(each.passed, each.judged),
        n=numbers.count(each.judged),
        points=numbers.points(each.points, 2),
    )


def moved(one: Attainment) -> str:
    """How the value changed since the day compared with; '' without one."""
    if one.change is None or one.previous_on is None or one.shape == "rise":
        return ""
    day = numbers.date_long(one.previous_on)
    plain = one.shape in ("count", "index")
    size = one.change if plain else float(words_of_value.moved(one, one.previous) or 0)
    decimals = 1 if one.shape != "count" or not float(size).is_integer() else 0
    if numbers.half_up(size, decimals) == 0:
        return _("unchanged since {day}", day=day)
    amount = numbers.number(abs(size), decimals) if plain else numbers.points(size)
    amount = numbers.of_unit(amount, one.unit) if one.shape == "count" else amount
    return _("up by {size} since {day}", size=amount, day=day) if size > 0 else _("down by {size} since {day}", size=amount, day=day)


def still(one: Attainment) -> Fact:
    """What is needed until the due date."""
    return Fact(_("Needed"), "" if one.value is None else sentence.needed_text(one) or lacking(one))


def asked(one: Attainment) -> tuple[Fact, ...]:
    """Of a target without data who asks it and who owes it: there is nothing else to show."""
    return () if one.value is not None else (Fact(_("Clause"), one.source), Fact(_("Responsible department"), one.owner))


def lacking(one: Attainment) -> str:
    """What is missing to the target by arithmetic; where nothing is, that."""
    if one.administrative == "met":
        return _("nothing more: the target is met")
    if one.limit is None or one.value is None:
        return ""
    if one.shape == "rise":
        goals = (each for each in one.parts if each.administrative in ("missed", "not_yet") and each.limit is not None)
        return listing(_("{name} ≥ {limit}", name=each.title, limit=numbers.percent(each.limit)) for each in goals)
    if one.shape == "count":
        return _("{n} {unit} too many", n=f"{one.value - one.limit:g}", unit=one.unit) if one.value > one.limit else ""
    if one.shape == "change":
        return words_of_change.asked(one)
    if one.exact is None or one.shape in ("benchmark", "rate"):
        return words_of_value.gap_text(one)
    short = math.ceil(Fraction(repr(one.limit)) * int(one.denominator or 0) - int(one.numerator or 0))
    many = numbers.of_unit(numbers.count(short), one.unit if language() == "zh" else "")  # in English the whole says of what
    return _("{n} more of {of}", n=many, of=numbers.of_unit(numbers.count(one.denominator), one.unit)) if short > 0 else ""
