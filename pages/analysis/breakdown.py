"""Which townships and trades differ, how sure is that, and down to the batches behind a figure."""

import streamlit as st

from analytics.labels import label
from pages.ui import drill, frame, lines, narrowing, nothing
from pages.ui.breakdown import batches, cells, crumbs, matrix, one_batch
from words import _

campaign, wide = frame.scope()
narrowing.tell(wide)
scope = narrowing.narrowed(wide)
frame.title(_("Breakdown"), (scope.start, scope.end) if scope.start and scope.end else None)
at = drill.path()
with st.container(horizontal=True):
    measure = lines.ask_measure("measure")
    target, others = lines.ask_line(campaign, "breakdown-line")
found = cells.cells(campaign, scope, measure)
if not found.judged:
    nothing.here(
        _("No batch has been judged in this scope. Without a denominator there is no pass rate, and it is not 0% either."),
        _("Upload a batch of results"),
    )
    st.stop()
subject = label("measure", measure)
below = matrix.narrowed(found, scope)
firm = batches.firm_name(below, at.firm) if below and at.firm else ""
crumbs.draw(found, firm or at.firm, one_batch.name(at.batch) if at.batch else "")
if at.batch:
    one_batch.show(at.batch)
    st.stop()
lowest = at.firm or at.item or at.lab or at.category  # no township or trade lies below these: their batches are listed
if not lowest:
    matrix.show_matrix(found, target, subject)
    matrix.show_units(found, target, others, subject)
if below:
    where = firm or matrix.where(found)
    if not lowest:
        batches.enterprises(below, where)
    batches.rows(below, where, at)
lines.say_rule(campaign, scope, measure)
