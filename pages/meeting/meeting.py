"""Meeting mode: one target a screen, in letters that are read from ten metres; next and previous by the arrow keys, out by Esc."""

import streamlit as st

from pages.ui import frame
from pages.ui.attainment import attained
from pages.ui.meeting import projected

campaign, scope = frame.scope()
targets = attained.ask_targets(campaign, scope)
at = projected.place(targets)
projected.head(campaign, targets, at)
st.html(projected.headline(targets[at]))
left, right = st.columns([5, 7], gap="large")
with left:
    projected.value(targets[at])
    projected.verdicts(targets[at])
with right:
    projected.course(campaign, scope, targets[at])
projected.action(campaign, scope, targets[at])
