"""Reports that go into the meeting as they are: choose, read the text, build, download; and what was made before, made again."""

import streamlit as st

from analytics import rectification
from pages.ui import frame, links
from pages.ui.reports import build, choices, history, preview
from pages.ui.reports.build import Order
from pages.ui.store import ask, lake
from words import _

campaign, scope = frame.scope()
frame.title(_("Reports"), (scope.start or campaign.start, ask(rectification.settled, scope)))
if lake().is_empty():
    frame.empty(_("Nothing has been loaded yet, so there is nothing to report on."), _("Upload a file"), links.page("data/upload"))
    st.stop()
with st.container(border=True):
    wanted = choices.ask(scope)
    if wanted:
        build.button(Order(wanted.arguments(), wanted.file(campaign)))
if wanted:
    preview.card(wanted)
history.draw()
