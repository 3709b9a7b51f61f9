"""The league table on the page: raw and shrunk side by side, under the warning why such a table misleads."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analytics.ask import Readable
from analytics.labels import told
from analytics.league import League, league
from analytics.scope import Scope
from analytics.units import compared
from charts.figures import league as written
from pages.ui import figures
from pages.ui.reading import Reading, popover
from pages.ui.real import compared as real
from pages.ui.store import ask
from pages.ui.tables import table
from pages.ui.text import literal
from words import _


def league_of(snapshot: Readable, scope: Scope, unit: str, measure: str) -> League:
    """The league table of a scope's units."""
    return league(compared(snapshot, scope, unit, measure))


def show(scope: Scope, chosen: real.Chosen, rule: str) -> None:
    """The table with its warning; a click on a row goes down to the unit's batches."""
    found = ask(league_of, scope, chosen.unit, chosen.measure)
    title, key = _("League table, raw and shrunk"), f"real-league-{chosen.unit}"
    with st.container(border=True, gap="xsmall"):
        st.subheader(title, anchor=False)
        st.warning(literal(told((_("A league table misleads."), written.warning(found, chosen.unit)))), icon=":material/warning:")
        shown = written.table(found, chosen.unit, chosen.measure)
        popover(reading(rule), key)
        table(
            shown,
            key,
            figures.saved_name(title),
            figures.notes(),
            saved=written.flat(shown),
            on_pick=partial(real.go_down, chosen.unit),
            keys=list(found.frame["key"]),
        )


def reading(rule: str) -> Reading:
    """How the league table is read."""
    return Reading(
        shows=_(
            "Each unit twice: with the rate that was counted, and with that rate drawn towards the mean of all units, the further the fewer were "
            "judged. The last columns say how many places it moves, and which ranks it could hold."
        ),
        rule=rule,
        assumes=_(
            "The units' true rates follow one beta distribution, fitted to all of them by maximum likelihood; its own uncertainty is left out. "
            "Batches of a unit are independent and chosen at random. Units that test or make other products differ for that reason too."
        ),
        source=_(
            "Beta-binomial empirical Bayes: Skellam, JRSS B 10 (1948) 257; Efron and Morris, JASA 70 (1975) 311. Ranges of ranks: Goldstein and "
            "Spiegelhalter, JRSS A 159 (1996) 385."
        ),
    )
