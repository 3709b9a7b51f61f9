"""One report of the history: the same bytes again, and the same question at the newest data, figure by figure."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import store
from pages.ui import figures, tables
from pages.ui.reports import build, compared, preview, sessions
from pages.ui.reports.build import Order
from pages.ui.reports.runs import Run
from pages.ui.text import literal
from store import reports_made
from store.reports_made import Made
from words import Refusal, _, numbers

_SLOT = "report-compare"


def card(made: Made, kind: str) -> None:
    """What is known of it, and the two buttons."""
    lake = store.open(demo=made.demo)
    newest = lake.version()
    with st.container(border=True):
        st.markdown(f"**{literal(kind)}**  \n:small[:gray[{literal(made.file)}]]")
        gone = newest < made.data_version or lake.at(made.data_version).committed_at.isoformat() != made.committed_at
        if gone:
            st.warning(
                _("The store was made anew since: data version {n} is not the one of this report.", n=made.data_version), icon=":material/history:"
            )
        changed = newest > made.data_version
        with st.container(horizontal=True):
            order = Order(made.asked.arguments, made.file, made.sha256)
            st.button(
                _("Make it again"),
                key="again-go",
                icon=":material/refresh:",
                on_click=build.begin,
                args=(order,),
                disabled=build.running(),
            )
            label = _("Compare with data version {n}", n=newest) if changed else _("The data have not changed since")
            st.button(label, key="again-compare", icon=":material/difference:", on_click=_compare, args=(made, newest), disabled=gone or not changed)
        if st.session_state.get(_SLOT, ("",))[0] == made.id:
            _watch()


def _compare(made: Made, newest: int) -> None:
    """Ask for both texts, instead of those of an earlier comparison. For callbacks."""
    for run in st.session_state[_SLOT][3] if _SLOT in st.session_state else ():
        run.stop()
    asked = ("preview", *made.asked.arguments[1:])
    runs = tuple(preview.start(reports_made.at_version(asked, version)) for version in (made.data_version, newest))
    st.session_state[_SLOT] = (made.id, made.data_version, newest, runs)


def _watch() -> None:
    runs: tuple[Run[preview.Text], ...] = st.session_state[_SLOT][3]
    going = not all(run.done for run in runs)
    build.watch(_draw, going)


def _draw(was_running: bool) -> None:
    _id, old, new, runs = st.session_state[_SLOT]
    sessions.wants(*runs)
    if not all(run.done for run in runs):
        with st.status(_("Both texts are being written …"), expanded=False):
            pass
        return
    if was_running:
        st.rerun()
    try:
        before, now = (run.future.result() for run in runs)
    except Refusal as refusal:
        st.error(literal(refusal.message.text()), icon=":material/block:")
        return
    _differences(before, now, old, new)


def _differences(before: preview.Text, now: preview.Text, old: int, new: int) -> None:
    cells, texts = compared.figures(before, now), compared.sentences(before, now)
    if not cells and not texts:
        same = _("No figure and no sentence of this report differs between data versions {old} and {new}.", old=old, new=new)
        st.success(same, icon=":material/check_circle:")
        return
    shown = compared.shown
    st.markdown(f"**{literal(_('Figures that differ: {n}', n=numbers.count(len(cells))))}**")
    then, since = _("Data version {n}", n=old), _("Data version {n}", n=new)
    if cells:
        table = pd.DataFrame(
            {
                _("Table"): [each.where for each in cells],
                _("Row"): [each.row for each in cells],
                _("Column"): [each.column for each in cells],
                then: [shown(each.old) for each in cells],
                since: [shown(each.new) for each in cells],
            }
        )
        tables.table(table, "report-differs", figures.saved_name(_("Figures that differ")), (*figures.notes(), f"{then} → {since}"))
    if texts:
        st.markdown(f"**{literal(_('Sentences that differ: {n}', n=numbers.count(len(texts))))}**")
        st.table(
            {then: [literal(shown(left)) for left, _right in texts], since: [literal(shown(right)) for _left, right in texts]},
            border="horizontal",
            hide_index=True,
            alt=_("Sentences that differ"),
        )
