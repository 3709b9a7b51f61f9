"""A target's value, limit and gap as a person reads them: on a card, in Word and on the slide with the same decimals, so that they add up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from analytics.attainment import Attainment
from analytics.labels import listing
from words import _, language
from words.numbers import NOTHING, count, decimals_for, half_up, interval, number, of_unit, plain

DECLARED = 3  # decimals that a document gives a limit at most; whatever has more was worked out


def value_text(one: Attainment) -> str:
    """The value as it stands on a card: '81.8%', '95.3', '0', '3/4'; '—' without one. More decimals where a miss would look like the limit."""
    if one.value is None:
        return NOTHING
    if one.shape == "rise":
        return f"{one.numerator}/{one.denominator}"
    if one.shape == "count":
        return plain(one.value)
    return f"{half_up(_exact(one), _decimals(one))}{_percent(one)}".replace("-", "−")


def limit_text(one: Attainment) -> str:
    """The limit with its unit and as many decimals as it has: '80%', '97.25%', '95'; '—' without one. An average has those of the value."""
    shown = _limit(one)
    return NOTHING if shown is None else f"{shown}{_percent(one)}".replace("-", "−")


def gap_text(one: Attainment) -> str:
    """The gap in words, so that value and gap as shown add up to the limit: '高出 1.8 个百分点', 'short by 5.3 pp'."""
    size = gap(one)
    if size is None:
        return NOTHING
    unit = _("points") if one.shape == "index" else _("pp")
    if size < 0:
        return _("short by {size} {unit}", size=-size, unit=unit)
    said = _("above by {size} {unit}", size=size, unit=unit) if size else _("exactly at the target")
    return _("{gap}, but not in every stage", gap=said) if short_stages(one) else said


def gap(one: Attainment) -> Decimal | None:
    """The value shown minus the limit shown, in percentage or index points; None where there is nothing to subtract."""
    limit = _limit(one)
    if one.value is None or limit is None or one.shape in ("count", "rise", "change"):
        return None
    return half_up(_exact(one), _decimals(one)) - limit


def moved(one: Attainment, earlier: float | None) -> Decimal | None:
    """How far a rate or share has moved from an earlier value, in percentage points, as the difference of the two as they are shown.

    Whoever subtracts what is printed finds what is printed: 80.6 and 80.4 are 0.2 apart, on the card, in Word and on the slide.
    """
    if earlier is None or one.value is None:
        return None
    at_nought = replace(one, limit=0.0, shape="share")
    then = gap(replace(at_nought, value=earlier, numerator=None, denominator=None))  # the counts are those of the later value
    now = gap(at_nought)
    return None if then is None or now is None else now - then


def counts_text(one: Attainment) -> str:
    """The two counts behind a change of counts: '64 件，上年同期 81 件'; '' for a figure that compares none."""
    if one.counts is None:
        return ""
    now, then = (of_unit(count(each), one.unit) for each in one.counts)
    return _("{now}, {then} in the same days a year before", now=now, then=then)


def interval_text(one: Attainment) -> str:
    """The verdict's own 90 % interval; '—' for full counts and without data."""
    if one.low is None or one.high is None:
        return NOTHING
    if one.shape != "index":
        return interval(one.low, one.high)
    return f"{number(one.low)}～{number(one.high)}" if language() == "zh" else f"{number(one.low)}–{number(one.high)}"


def short_stages(one: Attainment) -> str:
    """The stages that fall short where the whole does not: '动员部署 93.7'; '' where the whole falls short itself."""
    if one.shape not in ("rate", "index") or (gap(one) or 0) < 0:
        return ""
    return listing(f"{part.title} {value_text(part)}" for part in one.parts if part.administrative in ("missed", "not_yet"))


def _exact(one: Attainment) -> Fraction:
    scale = 100 if _percent(one) else 1
    if one.exact is not None and one.shape not in ("index", "count"):
        return one.exact * scale
    return Fraction(repr(one.value)) * scale


def _decimals(one: Attainment) -> int:
    return decimals_for(_exact(one), _scaled_limit(one))


def _limit(one: Attainment) -> Decimal | None:
    """The limit as it is shown."""
    limit = _scaled_limit(one)
    if limit is None:
        return None
    own = next((places for places in range(DECLARED + 1) if (limit * 10**places).denominator == 1), None)
    if own is None:
        own = 1 if one.value is None else _decimals(one)
    return half_up(limit, own)


def _scaled_limit(one: Attainment) -> Fraction | None:
    return None if one.limit is None else Fraction(repr(one.limit)) * (100 if _percent(one) else 1)


def _percent(one: Attainment) -> str:
    return "" if one.shape in ("index", "count") else "%"
