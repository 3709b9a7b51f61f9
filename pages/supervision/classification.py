"""Classification: three classifications at a day, never mixed; who is exactly at a boundary; who changed class since another day, and why."""

from functools import partial

import streamlit as st

from analytics import classification, reclassified, words_of_classes
from analytics.tiers import SCHEMES
from pages.ui import coded, frame, nothing
from pages.ui.classification import classified, moves, places
from pages.ui.store import ask
from words import _, numbers

campaign, scope = frame.scope()
now = ask(classification.settled, scope)
taken = ask(classification.register_days, scope)
frame.title(_("Classification"), (taken[-1] if taken else now, now))
today = ask(classification.register, scope, (now,))
if not today["operating"].any():
    nothing.here(
        _("The register holds no enterprise in operation here on {day}. Without a register nobody is classed.", day=numbers.date_long(now)),
        _("Upload a register"),
        lambda wide: ask(classification.register, wide, (ask(classification.settled, wide),))["operating"].any(),
    )
    st.stop()
classified.standing(campaign, today, now)
classified.conflicts(today)
with st.container(horizontal=True):
    draw = partial(st.segmented_control, required=True)
    scheme = coded.one(draw, _("Classification shown"), list(SCHEMES), "scheme", start=classified.first(today), named=words_of_classes.scheme)
    then = moves.ask_earlier(taken, now)
both = ask(classification.register, scope, (then, now))
moves.show(reclassified.moves(both, scheme, then, now), scheme, then, now)
places.show(today, scheme)
classified.boundaries(campaign, today)
