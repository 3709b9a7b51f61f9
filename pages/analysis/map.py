"""Where it fails: the townships as areas, coloured by verdict or by rate; without outlines how to get them, and the ranked list."""

import streamlit as st

from analytics import maps
from analytics.labels import label
from pages.ui import acts, frame, lines, nothing
from pages.ui.map import file, mapped
from words import _

campaign, scope = frame.scope()
frame.title(_("Map"))
acts.tell()
with st.container(horizontal=True):
    measure = lines.ask_measure("map-measure")
    target, others = lines.ask_line(campaign, "map-line")
    by_rate = mapped.ask_colours()
counts = mapped.counts(scope, measure)
if not counts["judged"].sum():
    nothing.here(
        _("No batch has been judged in this scope. Without a denominator there is no pass rate, and it is not 0% either."),
        _("Upload a batch of results"),
    )
    st.stop()
drawn = maps.standing(campaign.county_code)
if drawn:
    mapped.show(drawn, counts, target, label("measure", measure), by_rate)
else:
    file.why_none(campaign)
mapped.ranking(counts, target, others, label("measure", measure))
file.manage(campaign, drawn)
lines.say_rule(campaign, scope, measure)
