"""A target made of parts as a chart: levels then and now, the own rate beside the averages it must exceed, groups against their share."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analytics.attainment import Attainment
from analytics.campaigns import Target
from analytics.labels import label
from analytics.names import place, trade
from charts.figures.scales import percent_axis
from charts.spec import Axis, ChartSpec, Role, Rule, Series, TextColumn
from words import _, numbers

_ROLES: dict[str, Role] = {"met": "met", "missed": "missed", "not_yet": "undetermined", "no_data": "no_data"}
_OTHER: Role = "comparison"


def figure(one: Attainment, target: Target) -> ChartSpec | None:
    """The chart of a target's parts; None where it has none that can be compared."""
    known = [each for each in one.parts if each.value is not None and (each.previous if one.shape == "rise" else each.limit) is not None]
    if not known or one.shape not in ("rise", "benchmark", "share", "share_rise"):
        return None
    if one.shape == "benchmark":
        return _averages(one, known)
    return _pairs(one, known, target) if one.shape in ("rise", "share_rise") else _groups(one, known, target)


def named(one: Attainment, part: Attainment, target: Target) -> str:
    """A part by the name that the reader knows: a township, a trade, or what the rule calls it."""
    say = {"township": place, "trade": trade}.get(target.group or "") if one.parts else None
    return say(part.title) if say else part.title


def _pairs(one: Attainment, known: list[Attainment], target: Target) -> ChartSpec:
    """Each part beside what it is held against."""
    before = _("Held against")
    if one.shape == "rise":
        before = _("Base period") if target.base else _("Before the campaign")
    values = [float(each.value or 0) for each in known]
    limits = [float((each.previous if one.shape == "rise" else each.limit) or 0) for each in known]
    sizes = tuple(_size(each) for each in known)
    return ChartSpec(
        key=f"slide-{one.id}",
        title=one.title,
        alt=_("{title}: {n} parts, each beside what it is held against.", title=one.title, n=len(known)),
        categories=tuple(each.title for each in known),
        series=(
            Series(before, "dots", tuple(limits), role="comparison"),
            Series(_("Now"), "dots", tuple(values), role="value"),
        ),
        axis=percent_axis([*values, *limits]),
        columns=(
            TextColumn(before, tuple(numbers.percent(each) for each in limits)),
            TextColumn(_("Now"), tuple(numbers.percent(each) for each in values), strong=True),
            *((TextColumn("n", sizes),) if any(each != numbers.NOTHING for each in sizes) else ()),
        ),
        legend=True,
        table=pd.DataFrame(
            {
                _("Part"): [each.title for each in known],
                before: [numbers.percent(each) for each in limits],
                _("Now"): [numbers.percent(each) for each in values],
                "n": list(sizes),
                _("Administrative"): [label("administrative", each.administrative) for each in known],
            }
        ),
    )


def _averages(one: Attainment, known: list[Attainment]) -> ChartSpec:
    """The own rate above the averages, each a bar of the same scale."""
    names = [_("Own"), *(each.title for each in known)]
    values = [float(one.value or 0), *(float(each.limit or 0) for each in known)]
    texts = tuple(numbers.percent(each) for each in values)
    roles: tuple[Role, ...] = ("value", *(_OTHER for _each in known))
    return ChartSpec(
        key=f"slide-{one.id}",
        title=one.title,
        alt=_("{title}: the own rate beside {n} averages.", title=one.title, n=len(known)),
        categories=tuple(names),
        series=(Series(_("Pass rate"), "bar", tuple(values), roles=roles, texts=texts),),
        axis=_axis(values),
        strong_rows=(0,),
        table=pd.DataFrame({_("Of whom"): names, _("Pass rate"): list(texts)}),
    )


def _groups(one: Attainment, known: list[Attainment], target: Target) -> ChartSpec:
    """Groups by their share, the lowest first, against what each must reach."""
    ranked = sorted(known, key=lambda each: (each.value or 0.0, each.title))
    limit = float(ranked[0].limit or 0)
    values = [float(each.value or 0) for each in ranked]
    return ChartSpec(
        key=f"slide-{one.id}",
        title=one.title,
        alt=_("{title}: {n} groups against {limit}.", title=one.title, n=len(ranked), limit=numbers.percent(limit, 0)),
        categories=tuple(named(one, each, target) for each in ranked),
        series=(Series(_("Share"), "dots", tuple(values), roles=tuple(_ROLES[each.administrative] for each in ranked)),),
        axis=percent_axis([*values, limit - 0.05]),
        rules=(Rule(limit, _("Target {target}", target=numbers.percent(limit, 0)), "target"),),
        columns=(
            TextColumn(_("Share"), tuple(numbers.percent(each) for each in values), strong=True),
            TextColumn("n", tuple(_size(each) for each in ranked)),
        ),
        table=pd.DataFrame(
            {
                _("Group"): [named(one, each, target) for each in ranked],
                _("Share"): [numbers.percent(each) for each in values],
                "n": [_size(each) for each in ranked],
                _("Administrative"): [label("administrative", each.administrative) for each in ranked],
            }
        ),
    )


def _axis(values: list[float]) -> Axis:
    """A bar begins at nothing, or its length would lie."""
    return replace(percent_axis(values), low=0.0)


def _size(one: Attainment) -> str:
    return numbers.count(one.denominator) if one.denominator else numbers.NOTHING
