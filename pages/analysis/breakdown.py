"""Which townships and trades differ, how sure is that, and down to the batches behind a figure."""

import streamlit as st

from analytics.labels import label
from pages.ui import batches, breakdown, frame, lines, links
from words import _

campaign, scope = frame.scope()
frame.title(_("Breakdown"))
with st.container(horizontal=True, vertical_alignment="bottom"):
    measure = lines.ask_measure("measure")
    target, others = lines.ask_line(campaign, "breakdown-line")
found = breakdown.cells(campaign, scope, measure)
if not found.judged:
    frame.empty(
        _("No batch has been judged in this scope. Without a denominator there is no pass rate, and it is not 0% either."),
        _("Upload a batch of results"),
        links.page("data/upload"),
    )
    st.stop()
subject = label("measure", measure)
breakdown.show_matrix(found, target, subject)
breakdown.path(found)
breakdown.show_units(found, target, others, subject)
if below := breakdown.narrowed(found, scope):
    firm = st.session_state.get(breakdown.FIRM)
    where = firm[1] if firm else " ".join(names[key] for names, key in zip((found.rows, found.columns), breakdown.chosen(found), strict=True) if key)
    if not firm:
        batches.enterprises(below, where)
    batches.rows(below, where, firm[0] if firm else None)
lines.say_rule(campaign, scope, measure)
