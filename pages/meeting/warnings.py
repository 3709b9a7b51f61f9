"""Early warning: what rises, what happens again, what happens at several enterprises at once, and what was done about it."""

from functools import partial

import streamlit as st

from analytics.warnings import sentence
from pages.ui import acts, frame, lines, nothing
from pages.ui.actor import actor
from pages.ui.text import literal
from pages.ui.warnings import by_sort, head, one
from words import _, numbers

campaign, scope = frame.scope()
frame.title(_("Early warning"))
acts.tell()
settings = head.ask_settings(campaign)
found, every = head.standings(scope, settings)
if not found.judged and not found.failures:
    nothing.here(_("No batch was judged in these days, so there is nothing to watch."), _("Upload a batch of results"))
    st.stop()
head.roll_up(found, every)
if not every:
    said = _(
        "No warning: {judged} batches were judged, {failures} failed; no CUSUM reached its threshold, no failure came again, no cluster.",
        judged=numbers.count(found.judged),
        failures=numbers.count(found.failures),
    )
    frame.empty(literal(said), icon=":material/task_alt:")
else:
    by_sort.show(every, partial(one.draw, scope=scope, settings=settings, who=actor()))
with st.expander(_("How the thresholds were set"), icon=":material/help:"):
    for trade, held in found.references:
        st.markdown(literal(sentence.threshold(trade, held)))
lines.say_rule(campaign, scope, "batch")
