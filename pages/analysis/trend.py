"""How the pass rate moves: its control chart, the stages, the same period last year, campaigns side by side, the quality index."""

import streamlit as st

from analytics import rates
from pages.ui import frame, lines, nothing
from pages.ui.store import ask
from pages.ui.trend import aligned, control, index, periods, stages, trends
from words import _

VIEWS = {
    "control": control.show,
    "stages": stages.show,
    "periods": periods.show,
    "aligned": aligned.show,
    "index": index.show,
}

campaign, scope = frame.scope()
head = st.container()
chosen = trends.controls(campaign)
shown = trends.scope_of_view(chosen, campaign, scope)
span = ask(rates.span_of, shown, campaign)
with head:
    frame.title(_("Trend"), (span.start, span.end))
# Campaigns side by side: others may have batches where this one has none.
if chosen.view != "aligned" and not ask(rates.rate, shown, chosen.measure)["judged"].sum():
    nothing.here(
        _("No batch has been judged in this scope. Without a denominator there is no pass rate, and it is not 0% either."),
        _("Upload a batch of results"),
    )
    st.stop()
VIEWS[chosen.view](campaign, shown, chosen)  # the others are not even asked
if chosen.view != "aligned":
    lines.say_rule(campaign, shown, chosen.measure)
