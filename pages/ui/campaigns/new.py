"""A campaign that is not there yet: made by copying one, or brought as a file."""

from __future__ import annotations

from datetime import date

import streamlit as st

from analytics import campaigns
from analytics.campaign_copy import Copy, copied
from etl import own_campaigns as own
from pages.ui import english_words
from pages.ui.campaigns.called import field
from pages.ui.campaigns.edit import DAYS
from pages.ui.campaigns.review import NEW, review, stamp
from pages.ui.text import literal
from words import Refusal, _


def copy(id: str, text: str) -> None:
    """A new campaign from the chosen one: id, title, county, first day; every other day moves along."""
    model = campaigns.load(id)
    left, middle, right = st.columns(3)
    new = left.text_input(field("id"), key=NEW, max_chars=60, live=True, placeholder="yongjia-2026").strip()
    start = left.date_input(field("start"), model.start, key=f"campaigns-new-start-{id}", **DAYS)
    zh = middle.text_input(
        _("{name} ({which})", name=field("title"), which=_("Chinese")), model.title.zh, key=f"campaigns-new-zh-{id}", max_chars=120
    )
    en = middle.text_input(
        _("{name} ({which})", name=field("title"), which=_("English")), model.title.en, key=f"campaigns-new-en-{id}", max_chars=160
    )
    county = right.text_input(field("county"), model.county, key=f"campaigns-new-county-{id}", max_chars=40)
    code = right.text_input(field("county_code"), model.county_code, key=f"campaigns-new-code-{id}", max_chars=6)
    told = _(
        "Stages, milestones and due dates move with the first day. The document, the owners of the targets and the departments stay those of "
        "the model: after saving, write your own above."
    )
    st.markdown(f":small[:gray[{told}]]")
    if not new:
        return
    try:
        if own.standing(own.named(new)) is not None:
            raise Refusal("There is a campaign “{id}” already. Choose another id.", id=new)
        draft = copied(text, Copy(new, zh.strip(), en.strip(), code.strip(), county.strip(), start if isinstance(start, date) else model.start))
    except Refusal as refusal:
        st.error(literal(refusal.message.text()), icon=":material/error:")
        return
    review(draft, None, f"campaigns-copy-{id}")


def bring() -> None:
    """A campaign file from elsewhere: a new campaign, or another version of one that is here."""
    most = own.LARGEST >> 20
    english_words.uploader("campaigns-file", most)
    chosen = st.file_uploader(_("A campaign file (TOML, at most {n} MB)", n=most), ["toml"], key="campaigns-file", max_upload_size=most)
    if chosen is None:
        return
    try:
        id, draft = own.identity(chosen.getvalue())
    except Refusal as refusal:
        st.error(literal(refusal.message.text()), icon=":material/error:")
        return
    base = own.standing(id)
    st.markdown(
        literal(
            _("The file describes the campaign “{id}”, which is here: it becomes its next version.", id=id)
            if base
            else _("A new campaign: “{id}”.", id=id)
        )
    )
    review(draft, base, f"campaigns-file-{stamp(draft)}")
