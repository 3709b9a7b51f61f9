"""The parts of the page of census, self-inspection and assessment: the four figures, the townships, and the enterprises behind each of them."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from analytics import assessed, names, rectification, words_of_classes
from analytics.assessed import Assessed, Tally
from analytics.progress import LATE, MISSING
from charts.figures.assessed import by_townships
from pages.ui import coded, drill, figures, tables
from pages.ui.days import day_of
from pages.ui.dossier import dossiers
from pages.ui.progress.behind import STATE_WORDS
from pages.ui.reading import Reading
from pages.ui.text import literal
from words import N_, _, numbers

LISTS = {"missing": N_("form missing"), "late": N_("form filed late"), "open": N_("not assessed"), "assessed": N_("assessed")}


def head(found: Assessed, orders: pd.DataFrame) -> Tally:
    """The answer first: the census, the forms, the assessments, and the orders that follow from them."""
    said = assessed.tally(found.rows)
    after = orders[orders["origin"].isin((assessed.ASSESSMENT, assessed.FORM))]
    ordered = rectification.tally(after)
    with st.grid(4, min_column_width=200, gap="small"):
        _card(
            _("Enterprises on the register"),
            numbers.count(said.registered),
            _("in operation on {day}; {rate} ({n}) have a compliance class", day=numbers.date_long(found.day),
              rate=numbers.rate(said.classed, said.registered), n=numbers.count(said.classed)),
        )  # fmt: skip
        _card(
            _("Self-inspection forms filed"),
            numbers.rate(said.filed, said.asked) if said.asked else numbers.NOTHING,
            _("{n} of {of} forms; {late} late, {missing} missing", n=numbers.count(said.filed), of=numbers.count(said.asked),
              late=numbers.count(said.late), missing=numbers.count(said.missing))
            + (_("; {n} not due yet", n=numbers.count(said.not_due)) if said.not_due else "")
            if said.asked
            else _("no form of this campaign is on record"),
        )  # fmt: skip
        _card(
            _("Production conditions assessed"),
            numbers.rate(said.assessed, said.registered) if said.assessed else numbers.NOTHING,
            _("{n} of {of} enterprises", n=numbers.count(said.assessed), of=numbers.count(said.registered))
            + (
                _("; mean score {score} of {n} scored", score=numbers.number(said.score), n=numbers.count(said.scored))
                if said.score is not None
                else ""
            )
            if said.assessed
            else _("no assessment of this campaign is on record"),
        )
        _card(
            _("Orders that followed"),
            numbers.count(ordered.ordered),
            _("{n} confirmed, {over} overdue", n=numbers.count(ordered.confirmed), over=numbers.count(ordered.overdue))
            if ordered.ordered
            else _("none on record"),
        )
    if found.outside:
        told = _("Records of {n} more enterprises are left out: the register of this day does not have them in operation.", n=found.outside)
        st.markdown(f":small[:gray[{literal(told)}]]")
    return said


def by_township(found: Assessed) -> None:
    """The townships by how far their enterprises have come; a click opens the township."""
    figures.chart(
        by_townships(found.rows),
        on_pick=lambda keys: drill.visit(place=keys[0]) if keys and keys[0] else None,
        reading=Reading(
            shows=_(
                "Each row is a township; its bar holds every enterprise in operation once, by how far it has come. Forms: filed of those asked for."
            ),
            rule=_("The register of the day is the census. A form counts once it is filed, an assessment once it is made, each by the day."),
            assumes=_("A record is matched to the register by the enterprise's name; what nobody filed is not known."),
            source=_("Process P06 of the campaign documents: census and files, self-inspection forms, assessment of production conditions."),
        ),
    )


def listed(found: Assessed) -> None:
    """The enterprises behind the figures: without a form, late, not assessed, assessed; a click opens the dossier."""
    rows = found.rows
    of = {
        "missing": rows[rows["form"] == MISSING],
        "late": rows[rows["form"] == LATE],
        "open": rows[rows["assessed_on"].isna()],
        "assessed": rows[rows["assessed_on"].notna()].sort_values(["score", "name"]),
    }
    there = [each for each in LISTS if len(of[each])]
    if not there:
        return
    draw = partial(st.segmented_control, required=True)
    chosen = coded.one(
        draw, _("Whom to list"), there, "checks", start=there[0], named=lambda each: f"{_(LISTS[each])} {numbers.count(len(of[each]))}"
    )
    shown = of[chosen]
    table = pd.DataFrame(
        {
            _("Enterprise"): shown["name"],
            _("Township"): names.places(shown["township"]),
            _("Trade"): [names.trade(each) if isinstance(each, str) else numbers.NOTHING for each in shown["trade"]],
            _("Compliance class"): [words_of_classes.brief("compliance", each) for each in shown["compliance"]],
            _("Form"): [_(STATE_WORDS[each]) if isinstance(each, str) else numbers.NOTHING for each in shown["form"]],
            _("Form due on"): [day_of(day) for day in shown["form_due"]],
            _("Form filed on"): [day_of(day) for day in shown["filed_on"]],
            _("Assessed on"): [day_of(day) for day in shown["assessed_on"]],
            _("Score"): shown["score"],
        }
    )
    name = f"{_('Census and assessment')} · {_(LISTS[chosen])}"
    tables.table(table, f"checks-{chosen}", figures.saved_name(name), figures.notes(), on_pick=dossiers.visit, keys=list(shown["enterprise"]))


def _card(title: str, value: str, note: str) -> None:
    with st.container(border=True, gap="xsmall", height="stretch"):
        st.metric(title, value)
        st.markdown(f":small[:gray[{literal(note)}]]")
