"""The reports made: who, when, of which data; each made again by a click, and compared with the newest data."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
import streamlit as st

from analytics import campaigns
from pages.ui import figures, ledger, tables
from pages.ui.reports import again
from pages.ui.reports.asked import FORM_WORDS, KIND_WORDS, LANGUAGE_NAMES
from pages.ui.text import literal
from store import reports_made
from store.reports_made import Made
from words import _

_PICKED = "report-picked"
_SHOWN = 200


def draw() -> None:
    """The list, the newest first, and what can be done with the one that was clicked."""
    st.subheader(_("Reports made"), anchor=False)
    made = reports_made.every()[:_SHOWN]
    if not made:
        st.markdown(
            f":small[:gray[{literal(_('None yet. Every report built here, or kept by the command line, is listed with what makes it again.'))}]]"
        )
        return
    st.markdown(f":small[:gray[{literal(_('Click a report to make it again, or to see which figures have changed since.'))}]]")
    names = {each.id: str(each.short) for each in campaigns.all_()}
    table = pd.DataFrame(
        {
            _("When"): [ledger.when(datetime.fromisoformat(each.at)) for each in made],
            _("Who"): [ledger.person(each.by) for each in made],
            _("Report"): [_kind(each) for each in made],
            _("Campaign"): [names.get(each.asked.campaign, each.asked.campaign) for each in made],
            _("Language"): [LANGUAGE_NAMES.get(each.asked.language, each.asked.language) for each in made],
            _("Data version"): [_("{n} (demo)", n=each.data_version) if each.demo else str(each.data_version) for each in made],
            _("Arguments"): [" ".join(each.asked.arguments) for each in made],
            "SHA-256": [each.sha256 for each in made],
        }
    )
    notes = figures.notes()
    tables.table(table, "reports-made", figures.saved_name(_("Reports made")), notes, on_pick=_pick, keys=[each.id for each in made])
    picked = next((each for each in made if each.id == st.session_state.get(_PICKED)), None)
    if picked:
        again.card(picked, _kind(picked))


def _kind(made: Made) -> str:
    kind = _(KIND_WORDS.get(made.asked.kind, made.asked.kind))
    form = FORM_WORDS.get(made.asked.what)
    said = kind if made.asked.what == "word" else f"{kind} · {_(form) if form else made.asked.what}"
    return f"{said} · {made.asked.enterprise}" if made.asked.enterprise else said


def _pick(id: str) -> None:
    st.session_state[_PICKED] = id
