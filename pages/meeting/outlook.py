"""Will each target be met at its due date: what the samples so far predict, what the plan can still afford, and what if."""

import streamlit as st

from analytics import outlook
from analytics.predicted import predictable
from pages.ui import frame, links, nothing
from pages.ui.outlook import outlooks, whatif
from pages.ui.store import ask
from words import _

campaign, scope = frame.scope()
rows = ask(outlook.outlooks, scope)
if not rows:
    frame.title(_("Will we be there?"))
    frame.empty(_("The campaign file names no target, so there is nothing to predict."), _("Attainment"), links.page("attainment/attainment"))
    st.stop()
frame.title(_("Will we be there?"), outlooks.days(campaign, rows))
if all(each.attained.value is None for each in rows):
    nothing.here(_("No target has a figure yet, so nothing can be predicted."), _("Upload a batch of results"))
    st.stop()
outlooks.head(campaign, rows)
outlooks.predicted(rows)
if open_rates := predictable(rows):
    whatif.show(campaign, open_rates)
outlooks.others(rows)
