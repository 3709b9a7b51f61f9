"""Census and assessment: who is on the register, who filed the self-inspection form, whose production conditions were assessed."""

import streamlit as st

from analytics import assessed, rectification
from pages.ui import assessments, frame, links
from pages.ui.store import ask
from words import _, numbers

campaign, scope = frame.scope()
found = ask(assessed.assessed, scope)
frame.title(_("Census and assessment"), (campaign.start, max(campaign.start, found.day)))
if found.rows.empty:
    frame.empty(
        _(
            "The register holds no enterprise in operation here on {day}. The census is the register: upload it first.",
            day=numbers.date_long(found.day),
        ),
        _("Upload a register"),
        links.page("data/upload"),
    )
    st.stop()
said = assessments.head(found, ask(rectification.orders, scope))
if not (said.asked or said.assessed):
    frame.empty(
        _("No self-inspection form and no assessment is on record for this campaign by this day."),
        _("Upload a file of progress"),
        links.page("data/upload"),
        icon=":material/fact_check:",
    )
    st.stop()
assessments.by_township(found)
assessments.listed(found)
