"""The scorecard of a plan: every target in one table by area, with its owner."""

import streamlit as st

from pages.ui import frame, later, nothing, verdict_badges
from pages.ui.attainment import attained
from pages.ui.scorecard import scorecards
from words import _

campaign, scope = frame.scope()
targets = attained.ask_targets(campaign, scope)
frame.title(_("Scorecard"), attained.days(targets, campaign))
if attained.nothing_yet(targets):
    nothing.here(
        _("No target has a figure yet: upload results, registers, followed records or reported figures."),
        _("Upload a batch of results"),
    )
st.markdown(verdict_badges.roll_up(targets))
later.say(campaign, scope, targets=True)
scorecards.show(campaign, targets)
