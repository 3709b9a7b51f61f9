"""What the things of a campaign file are called in front of the reader, and how their values are written."""

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
from pages.ui.campaigns.forms import OF_ONE
from words import N_, _, numbers

SHAPES: Mapping[str, str] = {
    "rate": N_("sampled pass rate"),
    "rise": N_("rise against the period before"),
    "benchmark": N_("pass rate above benchmarks"),
    "index": N_("quality index"),
    "count": N_("number of cases or units"),
    "share": N_("share of the register"),
    "share_rise": N_("share that rises"),
    "filed": N_("filed share"),
    "below": N_("filed figure against a benchmark"),
    "change": N_("change against a base period"),
    "falls": N_("falls year by year"),
    "rectified": N_("rectification rate"),
    "groups": N_("share of groups that conform"),
}
FIELDS: Mapping[str, str] = {
    "title": N_("Title"),
    "short": N_("Short title"),
    "document": N_("Document"),
    "county": N_("County"),
    "county_code": N_("County code"),
    "start": N_("First day"),
    "end": N_("Last day"),
    "stated_end": N_("Last day"),
    "trades": N_("Trades"),
    "shape": N_("Kind of target"),
    "measure": N_("Measure"),
    "rule": N_("Comparison"),
    "limit": N_("Limit value"),
    "within": N_("Limit within a group"),
    "due": N_("Due date"),
    "levels": N_("Levels"),
    "kinds": N_("Kinds"),
    "links": N_("Production or circulation"),
    "clause": N_("Clause"),
    "owner": N_("Responsible department"),
    "note": N_("Remark"),
    "window": N_("Days that count"),
    "base": N_("Base period"),
    "plans": N_("Sampling plan"),
    "milestones": N_("Milestones"),
    "weights": N_("Weights"),
    "townships": N_("Townships"),
    "named_townships": N_("Townships"),
    "id": N_("Id"),
    "no": N_("No."),
}
ACTIONS: Mapping[str, str] = {
    "shipped": N_("shipped version"),
    "found": N_("file found there"),
    "new": N_("created"),
    "edit": N_("edited"),
    "restore": N_("restored"),
    "remove": N_("own version removed"),
}
_PARTS = {
    "campaign": N_("Campaign"),
    "index": N_("Quality index"),
    "process": N_("Course of the campaign"),
    "early_warning": N_("Early warning"),
}


def field(name: str) -> str:
    """The word for one thing of a file; the file's own word where the page has none."""
    return _(FIELDS[name]) if name in FIELDS else name


def place(name: str) -> str:
    """Where a difference lies: the campaign, a stage by its number, a target by its id."""
    if name in _PARTS:
        return _(_PARTS[name])
    return _("Stage {n}", n=name.removeprefix("stage ")) if name.startswith("stage ") else name


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
