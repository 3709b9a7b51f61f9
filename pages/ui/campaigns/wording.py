"""How the values of a campaign file, and what changed in one, are written in front of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from analytics import names
from analytics.campaign import Stage, Target, Text, Window
from analytics.campaign_changes import Difference
from analytics.labels import label, listing
from analytics.words_of_targets import SIGN, percent
from pages.ui.campaigns.called import SHAPES, field, place
from pages.ui.campaigns.forms import OF_ONE
from words import _, numbers


def change(one: Difference, shapes: Mapping[str, str]) -> tuple[str, str, str, str]:
    """A difference as (place, what, before, after). `shapes`: id → shape of the targets, for a limit in per cent."""
    if one.field is None:
        what = _("added") if one.before is None else _("removed")
        return place(one.place), what, _thing(one.before), _thing(one.after)
    shape = shapes.get(one.place, "")
    return place(one.place), field(one.field), written(one.before, one.field, shape), written(one.after, one.field, shape)


def written(value: Any, name: str = "", shape: str = "") -> str:
    """A value of a campaign as it is read aloud; '—' for none."""
    match value:
        case None | () | "":
            return numbers.NOTHING
        case bool():
            return _("yes") if value else _("no")
        case Fraction():
            return percent(value).replace("-", "−") if shape in OF_ONE or name == "within" else f"{float(value):g}"
        case date():
            return numbers.date_long(value)
        case Window():
            return numbers.date_range(value.start, value.end)
        case tuple():
            return listing(written(each, name) for each in value)
        case str():
            return _word(value, name)
    if is_dataclass(value) and not isinstance(value, Text):
        return " ".join(written(getattr(value, each.name), each.name) for each in fields(value) if getattr(value, each.name) not in (None, ()))
    return str(value)


def rule(target: Target) -> str:
    """The rule of a target by its sign and limit: '≥ 80%'; its kind where it has no limit."""
    if target.limit is None:
        return _(SHAPES[target.shape])
    return f"{SIGN[target.rule]} {written(target.limit, 'limit', target.shape)}"


def _thing(it: Stage | Target | None) -> str:
    if it is None:
        return numbers.NOTHING
    return (
        f"{it.title} · {rule(it)} · {numbers.date_long(it.due)}" if isinstance(it, Target) else f"{it.title} · {numbers.date_range(it.start, it.end)}"
    )


def _word(value: str, name: str) -> str:
    match name:
        case "levels" | "level":
            return label("level", value)
        case "kinds":
            return label("kind", value)
        case "links":
            return label("link", value)
        case "measure":
            return label("measure", value)
        case "benchmarks":
            return label("region", value)
        case "shape":
            return _(SHAPES[value])
        case "rule":
            return SIGN[value]
        case "trades" | "trade":
            return names.trade(value)
        case "county":
            return names.place(value)
    return value
