"""Upload: a bureau's file → what was read → which column is what → a preview → published, in one commit."""

import streamlit as st

from pages.ui import acts, frame
from pages.ui.actor import actor
from pages.ui.text import literal
from pages.ui.upload import done as upload_done
from pages.ui.upload import file, form, jobs, on_page, preview, read, steps, work
from words import Refusal, _

frame.title(_("Upload"))
acts.tell()
who = actor()
campaign, _scope = frame.scope()
if not who.may("upload"):
    frame.empty(_("Loading files is for analysts. Ask one of them, or the administrator."), icon=":material/lock:")
    st.stop()

held = file.held()
if held is None:
    steps.trail(steps.READ)
    file.ask(int(st.get_option("server.maxUploadSize")) << 20)
    read.templates()
    st.stop()

done = work.published(held)
try:
    if done is not None:
        steps.trail(steps.PUBLISH if not done.done else steps.DONE)
        if not done.done:
            jobs.watch(done, _("Publishing …"))
            st.rerun()  # the title line speaks of the new state
        upload_done.draw(jobs.watch(done, ""), who, campaign)
        st.stop()
    trail = st.empty()
    settings = form.read_and_confirm(held, campaign)
    trail.markdown(steps.said(steps.PREVIEW if settings else steps.CONFIRM))
    if settings is not None:
        settings = form.replacing(held, settings)
        receipt = jobs.watch(work.tried(held, settings, who), _("Checking every cell …"))
        with st.container(border=True):
            preview.draw(receipt)
            form.publish_button(held, settings, receipt, who)
except Refusal as refusal:
    st.error(literal(on_page.text(refusal.message)), icon=":material/block:")
    work.try_again(held)
    st.button(_("Another file"), key="upload-refused", icon=":material/upload_file:", on_click=file.put_away)
