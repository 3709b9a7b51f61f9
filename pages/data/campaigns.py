"""Campaigns: what each file says, a new one by copying, editing with every earlier version kept, in and out as TOML."""

import streamlit as st

from analytics import campaigns
from pages.ui import frame
from pages.ui.actor import actor
from pages.ui.campaigns import edit, history, new, overview
from pages.ui.campaigns.review import CHOSEN
from words import _

frame.title(_("Campaigns"))
current, _scope = frame.scope()
every = {each.id: each for each in campaigns.all_()}
overview.mend(campaigns.broken(), actor().may("decide"))
overview.draw(list(every.values()))

if st.session_state.get(CHOSEN) not in every:
    st.session_state[CHOSEN] = current.id
with st.container(horizontal=True, vertical_alignment="bottom"):
    chosen = overview.choose(every)
    text = campaigns.text(chosen)
    st.download_button(
        _("Save the file"), text, f"{chosen}.toml", "application/toml", key="campaigns-out", icon=":material/download:", on_click="ignore"
    )

overview.warn(every[chosen])
if not actor().may("decide"):
    history.draw(chosen, text)
    st.stop()
forms, whole, versions, copy, bring = st.tabs(
    [_("Edit in forms"), _("Edit the text"), _("Versions"), _("New by copying"), _("Bring a file")], key="campaigns-way"
)
with forms:
    edit.in_forms(chosen, text)
with whole:
    edit.in_text(chosen, text)
with versions:
    history.draw(chosen, text)
with copy:
    new.copy(chosen, text)
with bring:
    new.bring()
