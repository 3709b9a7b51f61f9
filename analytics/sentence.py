"""What one could read aloud in the meeting: the value, the target, both verdicts, who pulls it down, what is still needed."""

from __future__ import annotations

from collections.abc import Sequence

from analytics import words_of_change
from analytics.attainment import Attainment
from analytics.drags import Drag, heaviest
from analytics.labels import listing
from analytics.words_of_value import gap, gap_text, limit_text, short_stages, value_text
from words import _, language
from words.numbers import count, date_long, half_up, of_unit


def risen(one: Attainment) -> str:
    """Of a rise, how many of the levels rose, and by how much they must."""
    counts = {"n": one.numerator, "of": one.denominator}
    if one.limit is None:
        if one.denominator == 1:
            return _("the one comparable level rose") if one.numerator else _("the one comparable level did not rise")
        if not one.numerator:
            return _("none of the {of} comparable levels rose", of=one.denominator)
        if one.numerator == one.denominator:
            return _("all {of} comparable levels rose", of=one.denominator)
        return _("{n} of {of} comparable levels rose", **counts)
    asked = {"points": f"{one.limit * 100:g}"}
    if one.denominator == 1:
        reached = _("the one comparable level rose by {points} pp or more", **asked)
        return reached if one.numerator else _("the one comparable level did not rise by {points} pp", **asked)
    if not one.numerator:
        return _("none of the {of} comparable levels rose by {points} pp", of=one.denominator, **asked)
    if one.numerator == one.denominator:
        return _("all {of} comparable levels rose by {points} pp or more", of=one.denominator, **asked)
    return _("{n} of {of} comparable levels rose by {points} pp or more", **counts, **asked)


def needed_text(one: Attainment) -> str:
    """What is still needed, in words; empty where nothing is to be said."""
    said = []
    if one.evidential == "undetermined" and one.needed_without_failure:
        many = one.needed_without_failure
        said.append(
            _("{n} more passing batches in a row would settle it", n=count(many)) if many > 1 else _("one more passing batch would settle it")
        )
    if one.remaining_planned and one.failures_affordable is not None:
        if one.out_of_reach:
            lost = _("the {n} batches still planned cannot reach the target", n=count(one.remaining_planned))
            said.append(lost if one.remaining_planned > 1 else _("the one batch still planned cannot reach the target"))
        elif one.remaining_planned == 1:
            may = one.failures_affordable > 0
            said.append(_("the one batch still planned may fail") if may else _("the one batch still planned must not fail"))
        else:
            said.append(_("of the {n} batches still planned at most {f} may fail", n=count(one.remaining_planned), f=count(one.failures_affordable)))
    return _join(said)


def read_aloud(one: Attainment, found: Sequence[Drag] = ()) -> str:
    """One target as one or two sentences in the language now spoken. `found`: its drags, largest first."""
    if one.value is None:
        return _("{title}: {why}", title=one.title, why=one.why_no_data or _("No data yet."))
    if one.shape == "rise":
        head = _("As of {day}, {title}: {value}", day=date_long(one.end), title=one.title, value=risen(one))
    elif one.shape == "change":
        head = _("As of {day}, {title}: {value}", day=date_long(one.end), title=one.title, value=words_of_change.compared(one, value_text(one)))
    elif one.shape in ("benchmark", "share_rise"):
        head = _("As of {day}, {title}: {value}", day=date_long(one.end), title=one.title, value=_value_with_counts(one))
    else:
        head = _("By {day}, {title}: {value}", day=date_long(one.end), title=one.title, value=_value_with_counts(one))
    judged = words_of_change.verdict(one, limit_text(one)) if one.shape == "change" and one.administrative != "no_data" else None
    parts = [head, judged or _ADMINISTRATIVE[one.administrative](one)]
    if one.evidential in _EVIDENTIAL:
        parts.append(_EVIDENTIAL[one.evidential]())
    sentence = _join(parts) + _full_stop()
    if names := heaviest(found):
        drag = listing(_("{name} ({points} pp)", name=each.name, points=half_up(each.points, 2)) for each in names)
        sentence += _space() + _("What costs most: {units}.", units=drag)
    if needed := needed_text(one):
        sentence += _space() + _capital(needed) + _full_stop()
    return sentence


def _value_with_counts(one: Attainment) -> str:
    if one.shape == "count" and one.value is not None and one.unit:
        return of_unit(value_text(one), one.unit)
    if one.numerator is None or one.denominator is None or one.shape == "rise" or one.exact is None:
        return value_text(one)
    return _("{value} ({n} of {of})", value=value_text(one), n=count(one.numerator), of=count(one.denominator))


def _met(one: Attainment) -> str:
    if one.shape == "benchmark" and one.limit is not None:
        return _("above the highest average, {limit}", limit=limit_text(one))
    if one.shape == "share_rise" and one.limit is not None:
        return _("up from {limit} at the start", limit=limit_text(one))
    return _("the target of {limit} is met", limit=limit_text(one)) if one.limit is not None else _("the target is met")


def _not_yet(one: Attainment) -> str:
    if gap(one) is None or one.limit is None:
        return _("the target is not yet met")
    if short := short_stages(one):
        return _(
            "{gap} the target of {limit} on the whole, but not yet in every stage ({stages})", gap=_beyond(one), limit=limit_text(one), stages=short
        )
    return _("the target of {limit} is not yet met, {gap}", limit=limit_text(one), gap=gap_text(one))


def _missed(one: Attainment) -> str:
    if gap(one) is None or one.limit is None:
        return _("the target is missed")
    if short := short_stages(one):
        return _("{gap} the target of {limit} on the whole, but not in every stage ({stages})", gap=_beyond(one), limit=limit_text(one), stages=short)
    return _("the target of {limit} is missed, {gap}", limit=limit_text(one), gap=gap_text(one))


def _beyond(one: Attainment) -> str:
    size = gap(one)
    unit = _("points") if one.shape == "index" else _("pp")
    return _("{size} {unit} above", size=size, unit=unit) if size else _("exactly at")


def _unknown(one: Attainment) -> str:
    return _("whether the target is met cannot be said: {why}", why=one.why_no_data.rstrip("。."))


_ADMINISTRATIVE = {"met": _met, "not_yet": _not_yet, "missed": _missed, "no_data": _unknown}
_EVIDENTIAL = {
    "supported": lambda: _("the samples support this"),
    "undetermined": lambda: _("the samples do not settle it"),
    "contradicted": lambda: _("the samples speak against the target"),
}


def _join(parts: Sequence[str]) -> str:
    return ("，" if language() == "zh" else "; ").join(parts)


def _full_stop() -> str:
    return "。" if language() == "zh" else "."


def _space() -> str:
    return "" if language() == "zh" else " "


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
