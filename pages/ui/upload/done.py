"""Step 4 and after: what was published, where to see it, and the way back."""

from __future__ import annotations

import streamlit as st

import store
from access import Actor
from analytics.campaigns import Campaign
from etl.receipt import Receipt
from pages.ui import links
from pages.ui.upload import counts, file
from pages.ui.upload.steps import counted, equation, messages
from pages.ui.uploads.detail import refused_button, withdraw_button
from words import _, numbers


def draw(receipt: Receipt, who: Actor, campaign: Campaign) -> None:
    """What happened, in one sentence and the equation; then the ways on."""
    with st.container(border=True):
        st.subheader(_outcome(receipt), anchor=False)
        equation(receipt.read, receipt.accepted, receipt.refused, receipt.repeated, receipt.conflicts)
        counted(receipt.counting, receipt.warnings)
        messages(receipt.notes)
        house = store.open(demo=False)
        if receipt.accepted:
            counts.draw(campaign, receipt.data_version)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(links.page("attainment/attainment"), label=_("See the attainment"), icon=":material/verified:")
            if receipt.conflicts:
                st.page_link(links.page("data/decide"), label=_("Decide {n} conflicts", n=numbers.count(receipt.conflicts)), icon=":material/rule:")
            entry = next((each for each in house.ledger() if each.upload == receipt.upload), None)
            if entry is not None and receipt.refused:
                refused_button(entry, house)
            if entry is not None and receipt.accepted and entry.can_be_withdrawn and who.may("withdraw"):
                withdraw_button(entry, who, "published", house)
            st.button(_("Another file"), key="upload-another", icon=":material/upload_file:", on_click=file.put_away)


def _outcome(receipt: Receipt) -> str:
    if not receipt.accepted:
        return _("Nothing new was in this file; the store is at data version {version}", version=receipt.data_version)
    return _("{n} rows are published; the store is at data version {version}", n=numbers.count(receipt.accepted), version=receipt.data_version)
