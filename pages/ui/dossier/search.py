"""The dossier page without an enterprise: one looks for it, or opens one of those with most failed batches."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics import names as spoken
from analytics import rates
from analytics.dossier import found as finding
from analytics.scope import Scope
from pages.ui import figures, frame, nothing, tables
from pages.ui.dossier.dossiers import FIND, go
from pages.ui.store import ask, snapshot
from pages.ui.text import literal
from words import N_, _, numbers

FIRST = 10  # enterprises offered where none is named
MET = {
    "number": N_("number"),
    "name": N_("name"),
    "former": N_("former name"),
    "pinyin": N_("pinyin"),
    "product": N_("product"),
}


def search_box() -> str:
    """The field in which one looks for an enterprise; what stands in it."""
    return str(
        st.text_input(
            _("Find an enterprise"),
            key=FIND,
            bind="query-params",
            max_chars=200,
            icon=":material/search:",
            placeholder=_("Name, pinyin initials, USCC, organisation code, registration number, or product"),
        )
        or ""
    ).strip()


def hits(scope: Scope, text: str) -> None:
    """The enterprises that a text may mean; a click opens one."""
    found = ask(finding.search, scope, text)
    if found.empty:
        frame.empty(
            literal(_("No enterprise of {county} is known by “{text}” on this day, in the register or in the results.", county=_county(), text=text)),
            icon=":material/search_off:",
        )
        return
    shown = found.head(finding.MOST)
    more = len(found) - len(shown)
    title = _("Enterprises found: {n}", n=numbers.count(len(found)))
    st.subheader(literal(title), anchor=False)
    note = _("Click one to open its dossier.") + (" " + _("The first {n} are shown; type more to narrow them down.", n=len(shown)) if more else "")
    st.markdown(f":small[:gray[{literal(note)}]]")
    table = pd.DataFrame(
        {
            _("Enterprise"): shown["name"],
            _("Found by"): [_(MET[each]) for each in shown["met"]],
            _("Trade"): [spoken.trade(str(each)) if pd.notna(each) else numbers.NOTHING for each in shown["trade"]],
            _("Township"): [spoken.place(str(each)) if pd.notna(each) else numbers.NOTHING for each in shown["township"]],
            _("Code"): shown["numbers"].replace("", numbers.NOTHING),
            _("Batches"): shown["batches"],
            _("In the register"): [_("yes") if each else _("no") for each in shown["registered"]],
        }
    )
    tables.table(table, "dossier-hits", figures.saved_name(_("Enterprises found")), figures.notes(), on_pick=go, keys=list(shown["enterprise"]))


def nobody(scope: Scope) -> None:
    """The empty state: what one can type, and the enterprises with most failed batches of the scope as a way in; of an empty store what to load."""
    if not snapshot().version:
        nothing.here(_("Nothing is loaded yet, so no enterprise can be looked up."), _("Upload the register of enterprises"), lambda _scope: False)
        return
    frame.empty(
        _("Type a name, the first letters of its pinyin, a code or a product above; or open an enterprise from a list."),
        icon=":material/folder_open:",
    )
    _failing(scope)


def unknown(key: str) -> None:
    """The sentence about a link that names nobody."""
    frame.empty(
        literal(
            _(
                "The link names “{key}”: no register row and no record of {county} speaks of it on this day. It may be of another county, "
                "or known only later. Look for it by name above.",
                key=key[:60],
                county=_county(),
            )
        ),
        icon=":material/link_off:",
    )


def _failing(scope: Scope) -> None:
    """The enterprises of the scope with most failed batches; a click opens one."""
    found = ask(rates.rate, scope, by=("enterprise",))
    found = found.assign(failed=found["judged"] - found["passed"])
    found = found[found["failed"] > 0].sort_values(["failed", "judged", "name"], ascending=[False, False, True]).head(FIRST)
    if found.empty:
        return
    st.subheader(_("Most failed batches in this scope"), anchor=False)
    columns = {_("Enterprise"): "name", _("Failed"): "failed", _("Batches judged"): "judged", _("Sales tier"): "tier"}
    shown = pd.DataFrame({said: found[name] for said, name in columns.items()})
    tables.table(shown, "dossier-failing", figures.saved_name(_("Most failed batches")), figures.notes(), on_pick=go, keys=list(found["enterprise"]))


def _county() -> str:
    campaign, _scope = frame.scope()
    return spoken.place(campaign.county)
