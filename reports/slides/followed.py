"""Counts, shares of the register and filed figures as they stood at the end of each month: a course towards the target."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from analytics import words_of_value
from analytics.attainment import Attainment
from analytics.campaigns import Target
from analytics.changes.targets import values
from analytics.labels import label
from analytics.months import months_back
from charts.figures.scales import count_axis
from charts.figures.trend import month_long, month_names
from charts.spec import Axis, ChartSpec, Rule, Series
from reports.findings import Findings
from words import _, numbers

SHAPES = ("count", "share", "rectified", "falls")
MONTHS = 12
"""Month's ends that a slide shows at most, the day of the report the last one."""

Course = tuple[tuple[date, float], ...]


def courses(found: Findings) -> dict[str, Course]:
    """For each such target its values at the month's ends within the campaign and on the day itself; days without a value are left out.

    Filed figures have no course: a department gives them once for a period.
    """
    filed = {each.id for each in found.attainments if each.reported or each.value is None or each.parts}
    wanted = tuple(each for each in found.campaign.targets if each.shape in SHAPES and each.id not in filed)
    if not wanted or not found.begun:
        return {}
    some = replace(found.campaign, targets=wanted)
    days = [months_back(found.as_of, back + 1) - timedelta(days=1) for back in reversed(range(MONTHS - 1))]
    days = [day for day in days if found.campaign.start <= day < found.as_of]
    asked = [(day, values(found.snapshot, found.snapshot, some, found.scope.but(as_of=day))) for day in days]
    asked.append((found.as_of, tuple(found.attainment(each.id) for each in wanted)))
    return {
        target.id: tuple((day, float(answers[i].value or 0)) for day, answers in asked if answers[i].value is not None)
        for i, target in enumerate(wanted)
    }


def figure(one: Attainment, target: Target, course: Course) -> ChartSpec | None:
    """The course where it moved, or of a count where there are several days; else the value beside what it is held against."""
    if len(course) > 1 and (one.shape == "count" or len({value for _day, value in course}) > 1):
        return _moved(one, course)
    return _beside(one, target)


def _moved(one: Attainment, course: Course) -> ChartSpec:
    days, known = [day for day, _value in course], [value for _day, value in course]
    counted = one.shape == "count"
    texts = tuple(_text(one, value) for value in known)
    return ChartSpec(
        key=f"slide-{one.id}",
        title=one.title,
        alt=_("{title} at the end of each month, {n} months.", title=one.title, n=len(days)),
        categories=month_names([day.replace(day=1) for day in days]),
        series=(
            Series(_("Value"), "bar" if counted and any(known) else "line", tuple(known), texts=texts if counted and any(known) else _ends(texts)),
        ),
        axis=_axis(one, known),
        orientation="columns",
        rules=() if one.limit is None else (Rule(one.limit, _("Target {target}", target=words_of_value.limit_text(one)), "target"),),
        table=pd.DataFrame({_("Month"): [month_long(day) for day in days], _("Value"): list(texts)}),
    )


def _beside(one: Attainment, target: Target) -> ChartSpec | None:
    if one.limit is None or one.value is None:
        return None
    other = label("region", target.benchmarks[0]) if target.shape == "below" else _("Target")
    names, known = (_("Own"), other), (one.value, one.limit)
    texts = (words_of_value.value_text(one), words_of_value.limit_text(one))
    return ChartSpec(
        key=f"slide-{one.id}",
        title=one.title,
        alt=_("{title}: {value} beside {limit}.", title=one.title, value=texts[0], limit=texts[1]),
        categories=names,
        series=(Series(_("Value"), "bar", known, roles=("value", "comparison"), texts=texts),),
        axis=_axis(one, known),
        table=pd.DataFrame({_("Of whom"): list(names), _("Value"): list(texts)}),
    )


def _text(one: Attainment, value: float) -> str:
    return (
        numbers.count(value)
        if one.shape == "count" and value.is_integer()
        else numbers.number(value)
        if one.shape == "count"
        else numbers.percent(value).replace("-", numbers.MINUS)
    )


def _ends(texts: Sequence[str]) -> tuple[str, ...]:
    """The first and the last figure of a line: the others would stand upon one another."""
    return tuple(text if place in (0, len(texts) - 1) else "" for place, text in enumerate(texts))


def _axis(one: Attainment, known: Sequence[float]) -> Axis:
    """A scale that begins at nothing where bars are drawn, with room for the figures on them."""
    every = [*known, *([] if one.limit is None else [one.limit])]
    if one.shape == "count":
        return count_axis(every) if all(each.is_integer() for each in every) else Axis("number", 0, max(every) * 1.2 or 1)
    low = min(0.0, math.floor(min(every) * 10) / 10)
    high = max(0.0, math.ceil(max(every) * 10 + 0.001) / 10)
    return Axis("percent", low, 1.01 if high >= 1 else high)
