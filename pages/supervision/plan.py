"""Supervision plan: key units with their grounds, what each class gets, and a sampling plan proposed from risk that a person can change."""

import streamlit as st

from analytics import classification, sampling_plan, supervision
from pages.ui import frame, nothing
from pages.ui.plan import key_units, sampling
from pages.ui.store import ask
from words import _, numbers

campaign, scope = frame.scope()
as_of = ask(classification.settled, scope)
found = ask(supervision.units, scope, as_of)
frame.title(_("Supervision plan"), (found.first, as_of))
if found.rows.empty:
    nothing.here(
        _("The register holds no enterprise in operation here on {day}: nobody can be supervised or sampled by plan.", day=numbers.date_long(as_of)),
        _("Upload a register"),
        lambda wide: len(ask(supervision.units, wide, ask(classification.settled, wide)).rows),
    )
    st.stop()
key_units.show(found)
sampling.show(found, ask(sampling_plan.needs, scope))
