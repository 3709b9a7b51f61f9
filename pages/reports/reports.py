"""Reports that go into the meeting as they are: choose, read the text, build, download; and what was made before, made again."""

import streamlit as st

from analytics import rectification
from pages.ui import frame, links, report_build, report_choices, report_history, report_preview
from pages.ui.report_build import Order
from pages.ui.store import ask, lake
from words import _

campaign, scope = frame.scope()
frame.title(_("Reports"), (scope.start or campaign.start, ask(rectification.settled, scope)))
if lake().is_empty():
    frame.empty(_("Nothing has been loaded yet, so there is nothing to report on."), _("Upload a file"), links.page("data/upload"))
    st.stop()
with st.container(border=True):
    wanted = report_choices.ask(scope)
    if wanted:
        report_build.button(Order(wanted.arguments(), wanted.file(campaign)))
if wanted:
    report_preview.card(wanted)
report_history.draw()
