"""Rectification: what was ordered, what is confirmed, what is overdue, who must be sampled again, who is on the blacklist, which cases ran."""

import streamlit as st

from analytics import rectification
from pages.ui import frame, later, nothing
from pages.ui.rectification import enforced, rectified
from pages.ui.store import ask
from words import _

campaign, scope = frame.scope()
as_of = ask(rectification.settled, scope)
frame.title(_("Rectification"), (campaign.start, as_of))
rows = ask(rectification.orders, scope)
cases = ask(rectification.enforcement, scope)
later.say(campaign, scope, ("rectifications", "enforcement"))
if rows.empty and cases.empty:
    nothing.here(
        _("No rectification order and no enforcement case has been recorded for these days. A rate without an order is no rate."),
        _("Upload a file of rectifications"),
        lambda wide: len(ask(rectification.orders, wide)) + len(ask(rectification.enforcement, wide)),
    )
    st.stop()
if not rows.empty:
    rectified.head(rectification.tally(rows), campaign, rows)
    rectified.by_township(rows)
    rectified.overdue(rows)
    rectified.follow_ups(rows)
enforced.cases_by_violation(cases, scope)
