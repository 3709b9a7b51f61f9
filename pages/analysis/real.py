"""Is it real? Which townships, trades, enterprises or laboratories differ by more than chance."""

from functools import partial

import streamlit as st

from analytics import real as asked
from analytics import units
from pages.ui import figures, frame, lines, nothing
from pages.ui.real import compared, league, reading, wording
from pages.ui.store import ask
from pages.ui.text import literal
from words import _

campaign, scope = frame.scope()
frame.title(_("Is it real?"))
chosen = compared.controls(campaign)
found = ask(asked.real, scope, chosen.unit, chosen.measure, chosen.target)
if found is None:
    nothing.here(
        wording.why_none(ask(units.compared, scope, chosen.unit, chosen.measure)),
        _("Upload a batch of results"),
        lambda wide: ask(asked.real, wide, chosen.unit, chosen.measure, chosen.target),
        results=True,
    )
    st.stop()
rule = lines.counted(campaign, scope, chosen.measure)
if why := wording.why_no_funnel(found):
    frame.empty(literal(why), icon=":material/balance:")
else:
    spec = ask(compared.funnel_of, scope, chosen.unit, chosen.measure, chosen.target)
    figures.chart(spec, note=reading.legend(found), on_pick=partial(compared.picked, chosen.unit), reading=reading.funnel(found, rule))
    st.markdown(literal(wording.spread(found)))
    compared.show_named(found)
if len(found.frame) > 1:
    league.show(scope, chosen, rule)
if without := wording.left_out(scope, found.compared):
    st.markdown(f":small[:gray[{literal(without)}]]")
lines.say_rule(campaign, scope, chosen.measure)
