"""Upload: a bureau's file → what was read → which column is what → a preview → published, in one commit."""

import streamlit as st

from pages.ui import acts, frame, jobs, upload_done, upload_file, upload_form, upload_preview, upload_read, upload_steps, upload_work
from pages.ui.actor import actor
from pages.ui.text import literal
from words import Refusal, _

frame.title(_("Upload"))
acts.tell()
who = actor()
campaign, _scope = frame.scope()
if not who.may("upload"):
    frame.empty(_("Loading files is for analysts. Ask one of them, or the administrator."), icon=":material/lock:")
    st.stop()

held = upload_file.held()
if held is None:
    upload_steps.trail(upload_steps.READ)
    upload_file.ask(int(st.get_option("server.maxUploadSize")) << 20)
    upload_read.templates()
    st.stop()

done = upload_work.published(held)
try:
    if done is not None:
        upload_steps.trail(upload_steps.PUBLISH if not done.done else upload_steps.DONE)
        if not done.done:
            jobs.watch(done, _("Publishing …"))
            st.rerun()  # the title line speaks of the new state
        upload_done.draw(jobs.watch(done, ""), who, campaign)
        st.stop()
    trail = st.empty()
    settings = upload_form.read_and_confirm(held, campaign)
    trail.markdown(upload_steps.said(upload_steps.PREVIEW if settings else upload_steps.CONFIRM))
    if settings is not None:
        settings = upload_form.replacing(held, settings)
        receipt = jobs.watch(upload_work.tried(held, settings, who), _("Checking every cell …"))
        with st.container(border=True):
            upload_preview.draw(receipt)
            upload_form.publish_button(held, settings, receipt, who)
except Refusal as refusal:
    st.error(literal(refusal.message.text()), icon=":material/block:")
    upload_work.try_again(held)
    st.button(_("Another file"), key="upload-refused", icon=":material/upload_file:", on_click=upload_file.put_away)
