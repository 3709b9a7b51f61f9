"""A change against an earlier period in words: how far it rose or fell, what it is compared with, and what the target asks of it."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from analytics.attainment import Attainment
from words import _
from words.numbers import count, of_unit


def moved(one: Attainment, shown: str) -> str:
    """'下降 28.3%', 'a rise of 4.8%', '持平'; `shown` is the value as it stands on a card, with its sign."""
    if not one.value:
        return _("neither a fall nor a rise")
    return fall_or_rise(one.value, shown)


def fall_or_rise(value: float, shown: str) -> str:
    """A signed figure as a fall or a rise of its size."""
    size = shown.lstrip("−+")
    return _("a fall of {size}", size=size) if value < 0 else _("a rise of {size}", size=size)


def compared(one: Attainment, shown: str) -> str:
    """The change with what it is compared with: '33 件，比上年同期（46 件）下降 28.3%'; of a filed figure '比基期下降 20.7%'."""
    if one.counts is None:
        return _("{change} against the base period", change=moved(one, shown)) if one.value else _("as in the base period")
    now, then = (of_unit(count(each), one.unit) for each in one.counts)
    if not one.value:
        return _("{now}, as many as in the same days a year before", now=now)
    return _("{now}, {change} from {then} in the same days a year before", now=now, then=then, change=moved(one, shown))


def asked(one: Attainment) -> str:
    """How many records fewer the target would have had: '本期应不超过 36 件'; '' for figures that compare no counts."""
    if one.counts is None:
        return ""
    then = one.counts[1]
    most = floor(then * (1 + Fraction(repr(one.limit)))) if one.limit else then - 1
    return _("at most {n}", n=of_unit(count(max(0, most)), one.unit))


def verdict(one: Attainment, limit: str) -> str:
    """Whether it moved as the target asks: '达到下降 20% 的目标'; `limit` is the limit as it stands in the table, with its sign."""
    if not one.limit:
        if one.administrative == "met":
            return _("as the target asks")
        return _("not yet the fall that the target asks") if one.administrative == "not_yet" else _("not the fall that the target asks")
    asked = {"change": fall_or_rise(one.limit, limit)}
    match one.administrative:
        case "met":
            return _("the target of {change} is met", **asked)
        case "not_yet":
            return _("the target of {change} is not yet met", **asked)
        case _:
            return _("the target of {change} is missed", **asked)
