"""The enterprises of one class, listed under the bars that were clicked; the link says which: `listed=compliance.C`."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics import names, words_of_classes
from analytics.classification import CONFLICT, UNCLASSIFIED
from analytics.tiers import SCHEMES
from charts.figures.classification import PLACES, REST
from pages.ui import figures, links, listed, tables
from pages.ui.days import day_of
from pages.ui.dossier import dossiers
from words import _, numbers

LISTED = "listed"


def picked(keys: Sequence[str]) -> None:
    """A click on a bar of the three classifications: its scheme and the place of the class. For callbacks."""
    if len(keys) == 2:
        scheme, place = keys
        listed.choose(LISTED, f"{scheme}.{REST if place == REST else SCHEMES[scheme][PLACES.index(place)]}")


def visit(scheme: str, state: str) -> None:
    """Open that list from another page. For callbacks."""
    st.switch_page(links.page("supervision/classification"), query_params={LISTED: f"{scheme}.{state}"})


def show(rows: pd.DataFrame) -> None:
    """The list that the link names, of the register rows of one day; nothing where it names none that is known."""
    scheme, _dot, state = listed.chosen(LISTED).partition(".")
    if scheme not in SCHEMES or state not in (*SCHEMES[scheme], REST):
        return
    wanted = (UNCLASSIFIED, CONFLICT) if state == REST else (state,)
    shown = rows[rows["operating"] & rows[scheme].isin(wanted)].sort_values(["name", "enterprise"])
    said = _("in no class") if state == REST else words_of_classes.state(scheme, state)
    name = _("{scheme}, {state}", scheme=words_of_classes.scheme(scheme), state=said)
    listed.heading(_("{what}: {n} enterprises", what=name, n=numbers.count(len(shown))), LISTED)
    if shown.empty:
        st.markdown(_("No enterprise of the register is in this class on this day."))
        return
    own, reason = f"{scheme}_on", f"{scheme}_reason"
    table = pd.DataFrame(
        {
            _("Enterprise"): shown["name"],
            _("Township"): names.places(shown["township"]),
            _("Trade"): [names.trade(each) if isinstance(each, str) else None for each in shown["trade"]],
            _("Annual sales"): shown["annual_sales"].map(numbers.money),
            _("Class since"): [day_of(on) for on in (shown[own] if own in shown else shown["as_of"])],
            **({_("Reason"): [each if isinstance(each, str) else None for each in shown[reason]]} if reason in shown else {}),
        }
    )
    tables.table(table, "classes-listed", figures.saved_name(name), figures.notes(), on_pick=dossiers.visit, keys=list(shown["enterprise"]))
