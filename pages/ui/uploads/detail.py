"""One action of the ledger: its receipt, what it refused, and its withdrawal."""

from __future__ import annotations

from pathlib import PurePath

import streamlit as st

from access import Actor
from etl.refused import refused
from etl.undo import undo
from pages.ui import acts, downloads, ledger, links
from pages.ui.text import literal
from pages.ui.upload.steps import equation, messages
from store import Entry, Lake
from words import Message, _, numbers

UPLOAD = "upload"
"""The name in the link of the action that is shown."""


def visit(upload: str) -> None:
    """Open the ledger at an action, from another page. For callbacks."""
    st.switch_page(links.page("data/uploads"), query_params={UPLOAD: upload})


def draw(entry: Entry, who: Actor, house: Lake) -> None:
    """The receipt of the chosen line, and what can be done about it."""
    with st.container(border=True):
        st.subheader(_("Receipt"), anchor=False)
        if entry.action == "load":
            equation(entry.read, entry.accepted, entry.refused, entry.repeated, entry.conflicts)
        left, right = st.columns([3, 2], gap="large")
        with left:
            st.table(ledger.facts(entry), border="horizontal", alt=_("Receipt"))
        with right:
            _messages(entry)
            _mapping(entry)
        with st.container(horizontal=True):
            if entry.action == "load" and entry.refused:
                refused_button(entry, house)
            if entry.can_be_withdrawn and who.may("withdraw"):
                withdraw_button(entry, who, "uploads", house)


def withdraw_button(entry: Entry, who: Actor, place: str, house: Lake) -> None:
    """The button that asks before it takes an upload back."""
    if st.button(_("Withdraw"), key=f"withdraw-{place}-{entry.upload}", icon=":material/undo:"):
        _dialog(entry, who, house)


def _dialog(entry: Entry, who: Actor, house: Lake) -> None:
    def ask() -> None:
        st.markdown(literal(_consequence(entry)))
        reason = st.text_input(
            _("Reason"), key="withdraw-reason", max_chars=500, live=True, placeholder=_("It stands in the ledger beside your name")
        ).strip()
        if st.button(
            _("Withdraw {n} rows", n=numbers.count(entry.accepted)),
            key="withdraw-confirmed",
            type="primary",
            icon=":material/undo:",
            disabled=not reason,
            on_click=acts.act,
            args=(withdraw, entry.upload, entry.file, reason, who, house),
        ):
            st.rerun()

    st.dialog(_("Withdraw this upload?") if entry.action == "load" else _("Withdraw this change?"), icon=":material/undo:")(ask)()


def withdraw(upload: str, file: str, reason: str, who: Actor, house: Lake) -> Message:
    """Take the upload back, and with a decision all that followed it; nothing of Streamlit inside."""
    undo(upload, reason, actor=who, lake=house)
    version = house.version()
    if not file:
        return Message("The change is withdrawn. The store is now at data version {version}.", version=version)
    return Message("{file} is withdrawn. The store is now at data version {version}.", file=file, version=version)


def _consequence(entry: Entry) -> str:
    if entry.action == "correct":
        return _("The {n} corrected rows say again what they said before. The ledger shows who withdrew the correction and why.", n=entry.accepted)
    if entry.action == "decide":
        return _("The decision is forgotten and the rows that followed it say what they said before.")
    if entry.action == "settle":
        return _("The conflict waits again for a decision, and the row that stood before counts.")
    return _(
        "The {n} rows that {file} brought no longer count. What it had replaced comes back; rows that a later upload repeated stay, "
        "as that upload's. The file and its receipt are kept, and the ledger shows who withdrew it and why.",
        n=numbers.count(entry.accepted),
        file=entry.file or entry.upload,
    )


def _messages(entry: Entry) -> None:
    if entry.messages:
        st.markdown(f"**{_('What the road did about it')}**")
        messages(entry.messages)


def _mapping(entry: Entry) -> None:
    if not entry.columns:
        return
    with st.expander(_("{n} columns", n=len(entry.columns)), icon=":material/table_chart:"):
        fields = {field.name: str(field) for field in ledger.fields_of(entry.dataset)}
        st.table({literal(header): literal(fields.get(name, name)) for header, name in entry.columns.items()}, border="horizontal")


def refused_button(entry: Entry, house: Lake) -> None:
    """The refused rows as they came, with the reason of each cell, ready to be mended and loaded again."""
    title = _("Refused rows of {file}", file=PurePath(entry.file).stem)
    downloads.button(_("Refused rows with reasons"), title, f"refused-{entry.upload}", _refused, entry.upload, house)


def _refused(upload: str, house: Lake) -> bytes:
    return refused(upload, lake=house)
