"""A draft of a campaign file before it holds: its mistake with the place, what would change, and the button that puts it in force."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import pandas as pd
import streamlit as st

from analytics.campaign import Campaign
from analytics.campaign_changes import Difference, compare
from analytics.campaigns import parse
from etl import own_campaigns as own
from pages.ui import acts
from pages.ui.actor import actor
from pages.ui.campaigns.wording import change
from pages.ui.columns import height
from pages.ui.text import literal
from words import Refusal, _, numbers

CHOSEN = "campaigns-chosen"
NEW = "campaigns-new-id"


def review(draft: str, base: str | None, key: str) -> None:
    """Check the draft, show what it changes against `base` (None: a campaign that is not there yet), ask for the reason, offer to save."""
    try:
        id, _text = own.identity(raw := draft.encode("utf-8", "replace"))
        after = parse(raw, f"{id}.toml")
    except Refusal as refusal:
        st.error(literal(refusal.message.text()), icon=":material/error:")
        return
    if draft == base:
        st.markdown(f":small[:gray[{_('Nothing is changed yet.')}]]")
        return
    before = _read(base, id)
    for warning in after.warnings:
        if not before or warning not in before.warnings:
            st.warning(literal(warning.text()), icon=":material/warning:")
    if len(after.places()) == 0:
        st.warning(_("No township of this county is known: check the county code, or name the townships in the file."), icon=":material/warning:")
    found = compare(before, after)
    if before:
        preview(found, after, key)
    else:
        counts = {"stages": numbers.count(len(after.stages)), "targets": numbers.count(len(after.targets))}
        st.markdown(_("A new campaign with {stages} stages and {targets} targets.", **counts))
    reason = st.text_input(
        _("Reason"), key=f"{key}-reason", max_chars=own.LONGEST_REASON, live=True, placeholder=_("It stands in the history beside your name")
    ).strip()
    st.button(
        _("Put in force"),
        key=f"{key}-save",
        type="primary",
        icon=":material/check:",
        on_click=_keep,
        args=(id, raw, reason, base),
        disabled=not reason,
    )


def preview(found: Sequence[Difference], after: Campaign, key: str) -> None:
    """Before and after, one line a difference."""
    if not found:
        st.markdown(_("Only the text changes (comments, order, spacing): no rule, date or name does."))
        return
    st.markdown(f"**{_('{n} changes', n=numbers.count(len(found)))}**")
    shapes = {target.id: target.shape for target in after.targets}
    heads = (_("Part"), _("What"), _("Old"), _("New"))
    lines = pd.DataFrame([change(each, shapes) for each in found], columns=list(heads))
    st.dataframe(lines, key=f"{key}-preview", hide_index=True, row_height=40, height=height(len(lines), 7), alt=_("What changes"))


def stamp(text: str) -> str:
    """A short name of a text, for the keys of widgets that begin anew with another one."""
    return sha256(text.encode()).hexdigest()[:10]


def _read(base: str | None, id: str) -> Campaign | None:
    try:
        return parse(base.encode(), f"{id}.toml") if base is not None else None
    except Refusal:  # a file laid there by hand that has a mistake: there is nothing to compare with
        return None


def _keep(id: str, raw: bytes, reason: str, base: str | None) -> None:
    acts.act(own.keep, raw, reason, base, parse, actor=actor())
    if own.standing(id) == raw.decode():
        st.session_state[CHOSEN] = id
        st.session_state[NEW] = ""
        if base is None:  # what is uploaded next is meant for the new campaign
            st.session_state["campaign"] = id
