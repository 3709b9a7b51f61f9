"""Each period against the same days last year (同比) and against the period before (环比)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics import comparison
from analytics.campaigns import Campaign
from analytics.changes.sides import total
from analytics.scope import Scope
from charts.figures.changes import Change, changes
from charts.figures.trend import month_long
from pages.ui import figures, frame, lines
from pages.ui.reading import Reading
from pages.ui.store import ask
from pages.ui.trend import trends
from pages.ui.trend.trends import Chosen
from words import N_, _, numbers

AGAINST = {"last_year": N_("Same period last year"), "previous": N_("Previous period")}
GRAINS = {"month": N_("Months"), "quarter": N_("Quarters"), "stage": N_("Stages")}
ALL = "all"
HEADINGS = {"month": N_("Month"), "quarter": N_("Quarter"), "stage": N_("Stage")}


def show(campaign: Campaign, shown: Scope, chosen: Chosen) -> None:
    """The differences with their intervals, or why nothing can be compared."""
    with st.container(horizontal=True):
        against = str(_choice(_("Compared with"), AGAINST, "last_year", "trend-against"))
        grains = {name: text for name, text in GRAINS.items() if name != "stage" or campaign.stages}
        grain = str(_choice(_("Period"), grains, "month", "trend-grain"))
    found = ask(comparison.compared, shown, chosen.measure, grain, against)
    if not comparison.judged_periods(found):
        frame.empty(_no_pair(against))
        return
    units = _units(campaign, grain, found)
    sides = (_("Last year") if against == "last_year" else _("Period before"), _("This period"))
    if against == "last_year" and len(units) > 1 and chosen.measure != "enterprise":
        units += [_unit(row) for row in total(found).assign(key=ALL, name=_("All these days")).itertuples()]
    title = _title(trends.subject(chosen), against, found)
    spec = changes(units, key=f"trend-{against}-{grain}", title=title, heading=_(HEADINGS[grain]), sides=sides)
    spec = replace(spec, strong_rows=(len(units) - 1,) if len(units) > len(found) else (), table=_with_days(spec.table, found))
    figures.chart(
        spec,
        note=_("Differences in percentage points, now minus then, with Newcombe's 95% intervals; one that holds 0 may be chance."),
        least_width=640,
        on_pick=partial(_to_period, found, chosen),
        reading=_reading(against, lines.counted(campaign, shown, chosen.measure)),
    )


def _to_period(found: pd.DataFrame, chosen: Chosen, keys: Sequence[str]) -> None:
    """From a period down to its batches of now; from the row of all of them, to those of all these days."""
    if keys:
        rows = found if keys[0] == ALL else found[found["key"] == keys[0]]
        trends.to_days(chosen.target, **{"from": rows["start"].min(), "to": rows["end"].max()})


def _choice(label: str, words: dict[str, str], default: str, key: str) -> str | None:
    chosen: str | None = st.segmented_control(label, list(words), default=default, format_func=lambda each: _(words[each]), key=key, required=True)
    return chosen


def _units(campaign: Campaign, grain: str, found: pd.DataFrame) -> list[Change]:
    named = found.assign(name=[_name(campaign, grain, str(key)) for key in found["key"]])
    return [_unit(row) for row in named.itertuples()]


def _unit(row: Any) -> Change:
    change, low, high = (None if math.isnan(each) else 100 * float(each) for each in (row.change, row.low, row.high))
    return Change(row.key, row.name, int(row.passed1), int(row.judged1), int(row.passed2), int(row.judged2), change, low, high)


def _name(campaign: Campaign, grain: str, key: str) -> str:
    if grain == "month":
        return month_long(date.fromisoformat(f"{key}-01"))
    if grain == "quarter":
        return _("Q{quarter} {year}", quarter=key[-1], year=key[:4])
    place = next(i for i, stage in enumerate(campaign.stages) if str(stage.no) == key)
    return f"{trends.mark(place)} {campaign.stages[place].title}"


def _title(subject: str, against: str, found: pd.DataFrame) -> str:
    pairs = comparison.judged_periods(found)
    up, down = int((found["low"] > 0).sum()), int((found["high"] < 0).sum())
    what = _("against the same period last year") if against == "last_year" else _("against the period before")
    if not up and not down:
        return _("{subject} {what}: no period differs surely ({n} compared)", subject=subject, what=what, n=len(pairs))
    return _("{subject} {what}: of {n} periods {up} surely higher, {down} surely lower", subject=subject, what=what, n=len(pairs), up=up, down=down)


def _no_pair(against: str) -> str:
    if against == "last_year":
        return _("No period has judged batches both now and in the same days of last year, so there is nothing to compare.")
    return _("No period has judged batches both in it and in the period before, so there is nothing to compare.")


def _with_days(table: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """The table with the days of both sides: a period cut by the scope is held against as many days."""
    more = len(table) - len(found)
    nothing = [numbers.NOTHING] * more
    days = [f"{row.start:%Y-%m-%d} – {row.end:%Y-%m-%d}" for row in found.itertuples()]
    then = [f"{row.start1:%Y-%m-%d} – {row.end1:%Y-%m-%d}" for row in found.itertuples()]
    return table.assign(**{_("Days now"): [*days, *nothing], _("Days compared with"): [*then, *nothing]})


def _reading(against: str, rule: str) -> Reading:
    if against == "last_year":
        shows = _("How much the pass rate of each period lies above or below that of the same days one year earlier.")
    else:
        shows = _("How much the pass rate of each period lies above or below that of the period before it.")
    return Reading(
        shows=shows,
        rule=rule,
        assumes=_("Independent random batches on both sides; what was sampled may have changed, so a difference of rates is not yet one of quality."),
        source=_("Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10."),
    )
