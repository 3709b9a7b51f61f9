"""The parts of the progress page that follow units: weekly reports, actions and sites, appraisal, the reminder to copy."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import cast

import pandas as pd
import streamlit as st

from analytics import names, progress
from analytics.campaigns import Campaign
from analytics.labels import listing
from pages.ui import drill, figures, listed, tables
from pages.ui.progress import behind
from pages.ui.progress.behind import OF
from pages.ui.text import literal
from words import N_, _, numbers

MARKS = {"in_time": "✓", "late": "△", "missing": "✕", "not_due": "·", "": ""}
PART_WORDS = {
    "milestones": N_("Milestones"),
    "reports": N_("Weekly reports"),
    "actions": N_("Prescribed actions"),
    "evaluation": N_("Quarterly evaluation"),
    "quality": N_("Batch pass rate"),
}


def weekly(reports: pd.DataFrame, rows: pd.DataFrame, campaign: Campaign) -> None:
    """The matrix unit × report day: ✓ in time, △ late, ✕ missing; a click lists the reports of the unit."""
    if reports.empty:
        return
    count = {state: int((reports == state).sum().sum()) for state in progress.STATES}
    due = sum(count.values()) - count["not_due"]
    title = _(
        "Weekly reports: {done} of {due} in time, {late} late, {missing} missing",
        done=count["in_time"],
        due=due,
        late=count["late"],
        missing=count["missing"],
    )
    st.subheader(literal(title), anchor=False)
    days = cast("list[date]", reports.columns.tolist())
    one_year = len({day.year for day in days}) == 1
    marks = reports.map(MARKS.get)
    marks.columns = pd.Index([f"{day.month}-{day.day:02d}" if one_year else numbers.date_short(day) for day in days])
    marks.insert(0, _("in time"), [f"{int((row == 'in_time').sum())}/{int((row != 'not_due').sum())}" for _unit, row in reports.iterrows()])
    keys = [f"weekly_report-{unit}" for unit in reports.index]
    shown = marks.rename(index=names.unit).reset_index(names=_("Unit"))
    tables.table(shown, "weekly", figures.saved_name(_("Weekly reports")), figures.notes(), on_pick=partial(listed.choose, OF), keys=keys)
    st.markdown(f":small[:gray[{_('✓ in time · △ late · ✕ missing: no record of a report on its day')}]]")
    behind.show(rows, campaign, "weekly_report")


def actions(rows: pd.DataFrame, campaign: Campaign) -> None:
    """Townships by the prescribed actions, with their demonstration sites."""
    own = rows[rows["task"] == "action"]
    sites = rows[rows["task"] == "demonstration_site"]
    if own.empty and sites.empty:
        return
    st.subheader(_("Prescribed actions and demonstration sites"), anchor=False)
    wanted = [*campaign.process.actions, *(item for item in own["item"].dropna().unique() if item not in campaign.process.actions)]
    wide = own.drop_duplicates(["unit", "item"], keep="last").pivot(index="unit", columns="item", values="state").reindex(columns=wanted)
    table = wide.fillna("").map(MARKS.get)
    named = sites.groupby("unit")["done"].agg(["count", "size"]).reindex(table.index)
    table[_("Demonstration sites")] = [
        f"{int(a)}/{int(b)}" if pd.notna(b) else numbers.NOTHING for a, b in zip(named["count"], named["size"], strict=True)
    ]
    keys = [f"action-{unit}" for unit in table.index]
    shown = table.rename(index=names.place).reset_index(names=_("Township"))
    tables.table(shown, "actions", figures.saved_name(_("Prescribed actions")), figures.notes(), on_pick=partial(listed.choose, OF), keys=keys)
    behind.show(rows, campaign, "action")


def appraisal(rows: pd.DataFrame, reports: pd.DataFrame, quality: pd.DataFrame, campaign: Campaign) -> None:
    """The ranking of townships and departments by the declared weights, and the list for criticism."""
    weights = campaign.process.weights
    scored = progress.appraisal(rows, reports, quality, weights)
    scored = scored[scored["score"].notna()]
    if scored.empty:
        return
    st.subheader(_("Appraisal by the declared weights"), anchor=False)
    said = " · ".join(f"{_(PART_WORDS[name])} {weight:g}" for name, weight in weights)
    st.markdown(f":small[:gray[{literal(_('Weights: {weights}. A part that a unit does not have is shared out among the others.', weights=said))}]]")
    judged = dict(zip(quality["unit"], quality["judged"], strict=True))
    table = pd.DataFrame({_("Rank"): scored["rank"].astype(int), _("Unit"): scored["unit"].map(names.unit), _("Score"): scored["score"].map(_one)})
    for name, _weight in weights:
        table[_(PART_WORDS[name])] = scored[name].map(_one)
        if name == "quality":
            table["n"] = [numbers.count(judged.get(unit) or None) for unit in scored["unit"]]
    places = {each.name: each.code for each in campaign.places()}
    tables.table(
        table,
        "appraisal",
        figures.saved_name(_("Appraisal")),
        figures.notes(),
        on_pick=lambda place: drill.visit(place=place),
        keys=[places.get(unit) for unit in scored["unit"]],
    )
    worst = scored[scored["score"] < 60]["unit"]
    text = (
        _("For criticism (under 60): {units}.", units=listing(map(names.unit, worst)))
        if len(worst)
        else _("No unit scores under 60: nobody is on the list for criticism.")
    )
    st.markdown(literal(text))


def reminder(rows: pd.DataFrame, reports: pd.DataFrame, campaign: Campaign, as_of: date) -> None:
    """What each unit still owes, as a text to copy."""
    owed = progress.reminders(rows.assign(item=behind.works(rows, campaign)), reports)
    if not owed:
        return
    st.subheader(_("Reminder to copy: {n} units", n=len(owed)), anchor=False)
    lines = [_("{unit}: {what}", unit=names.unit(unit), what=listing(what)) for unit, what in owed.items()]
    head = _("Still missing on {day}:", day=numbers.date_long(as_of))
    st.code("\n".join([head, *lines]), language=None, wrap_lines=True)


def _one(value: float) -> str:
    return numbers.NOTHING if pd.isna(value) else str(numbers.half_up(value, 1))
