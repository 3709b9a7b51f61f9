"""Enforcement: cases by violation and outcome, and behind each violation its cases."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from analytics import names, rectification, words_of_orders
from analytics.scope import Scope
from pages.ui import figures, listed, tables
from pages.ui.days import day_of
from pages.ui.dossier import dossiers
from pages.ui.rectification.rectified import whom
from pages.ui.store import ask
from words import _, numbers

VIOLATION = "violation"
"""The name in the link of the violation whose cases are listed."""


def cases_by_violation(counts: pd.DataFrame, scope: Scope) -> None:
    """Cases by violation and outcome; a click lists those of a violation."""
    st.subheader(_("Enforcement: {n} cases", n=int(counts["cases"].sum())), anchor=False)
    if counts.empty:
        st.markdown(_("No enforcement case has been recorded for these days."))
        return
    table, keys = words_of_orders.cases_by_violation(counts), words_of_orders.violations(counts)
    name = figures.saved_name(_("Enforcement"))
    tables.table(table, "enforcement", name, figures.notes(), on_pick=partial(listed.choose, VIOLATION), keys=keys)
    if (chosen := listed.chosen(VIOLATION)) in keys:
        _cases(ask(rectification.cases, scope), chosen)


def _cases(cases: pd.DataFrame, violation: str) -> None:
    """The cases of one violation; a click opens the dossier."""
    shown = cases[cases["violation"] == violation]
    title = _("{what}: {n} cases", what=words_of_orders.said("violation", violation), n=numbers.count(len(shown)))
    listed.heading(title, VIOLATION)
    table = pd.DataFrame(
        {
            _("Enterprise"): shown["enterprise"],
            _("Township"): names.places(shown["township"]),
            _("Opened on"): shown["opened"].map(day_of),
            _("Closed on"): shown["closed"].map(day_of),
            _("Outcome"): [words_of_orders.said("outcome", each) for each in shown["outcome"]],
        }
    )
    tables.table(table, "enforcement-cases", figures.saved_name(title), figures.notes(), on_pick=dossiers.visit_named, keys=whom(shown))
