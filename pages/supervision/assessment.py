"""Census and assessment: who is on the register, who filed the self-inspection form, whose production conditions were assessed."""

import streamlit as st

from analytics import assessed, rectification
from pages.ui import frame, nothing
from pages.ui.assessment import assessments
from pages.ui.store import ask
from words import _, numbers

campaign, scope = frame.scope()
found = ask(assessed.assessed, scope)
frame.title(_("Census and assessment"), (campaign.start, max(campaign.start, found.day)))
if found.rows.empty:
    nothing.here(
        _(
            "The register holds no enterprise in operation here on {day}. The census is the register: upload it first.",
            day=numbers.date_long(found.day),
        ),
        _("Upload a register"),
        lambda wide: len(ask(assessed.assessed, wide).rows),
    )
    st.stop()
said = assessments.head(found, ask(rectification.orders, scope))
if not (said.asked or said.assessed):
    nothing.here(
        _("No self-inspection form and no assessment is on record for this campaign by this day."),
        _("Upload a file of progress"),
        lambda wide: ask(assessed.assessed, wide).rows["step"].ne("neither").any(),
        icon=":material/fact_check:",
    )
    st.stop()
assessments.by_township(found)
assessments.listed(found)
