"""How concentrated are sales and failures: a few enterprises may make most of either."""

import streamlit as st

from analytics import concentration as asked
from pages.ui import figures, frame, lines, nothing
from pages.ui.concentration import curves as concentration
from pages.ui.concentration import wording
from pages.ui.store import ask
from words import _

campaign, scope = frame.scope()
frame.title(_("Concentration"))
found = ask(asked.concentration, scope)
curves = ask(concentration.curves_of, scope)
missing = wording.missing(found)
if curves.empty:
    nothing.here(missing, _("Upload a batch of results"), lambda wide: not ask(concentration.curves_of, wide).empty, results=True)
    st.stop()
rule = lines.counted(campaign, scope, "batch")
note = wording.coefficients(found)
figures.chart(curves, note=note, on_pick=concentration.to_holder, reading=wording.reading(rule))
if missing:
    st.markdown(missing)
concentration.show_failures(scope, found, rule)
concentration.show_sales(found)
concentration.show_without_sales(found)
lines.say_rule(campaign, scope, "batch")
