"""One warning: its reason, its CUSUM, the batches behind it, the way to them, and what was decided about it."""

from __future__ import annotations

import streamlit as st

from access import Actor
from analytics.scope import Scope
from analytics.warnings import sentence
from analytics.warnings.settings import Settings
from analytics.warnings.states import Standing
from etl import decide
from pages.ui import acts, drill, ledger
from pages.ui.store import lake, snapshot
from pages.ui.text import literal
from pages.ui.warnings import behind
from pages.ui.warnings.head import badge
from words import Message, _, numbers


def draw(one: Standing, scope: Scope, settings: Settings, who: Actor) -> None:
    """Everything about one warning, what to do first."""
    warned = one.warning
    st.subheader(literal(sentence.title(warned)), anchor=False)
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.markdown(f"{badge(_(sentence.STATE[one.state]), one.state)} {literal(sentence.reason(warned))}")
        _decided(one)
        st.button(
            _("Go to the batches"),
            icon=":material/arrow_forward:",
            key="w-visit",
            on_click=drill.visit,
            kwargs={"place": "" if warned.enterprise else warned.place, "trade": warned.trade, "firm": warned.enterprise, "item": warned.item},
        )
    with right:
        _act(one, who)
    if warned.kind == "cusum":
        behind.chart(one, scope, settings)
    behind.evidence(one)


def _decided(one: Standing) -> None:
    if one.decision is None:
        return
    said = _(
        "Last decided: {answer} by {who} on {day}, at data version {version}.",
        answer=_(sentence.STATE[one.decision.answer]),
        who=ledger.person(one.decision.by),
        day=numbers.date_long(one.decision.on),
        version=one.decision.seen,
    )
    if one.decision.note:
        said += " " + _("Note: {note}", note=one.decision.note)
    if one.new:
        said += " " + _("{n} failures have arrived since.", n=numbers.count(len(one.new)))
    st.markdown(f":small[:gray[{literal(said)}]]")


def _act(one: Standing, who: Actor) -> None:
    if not who.may("decide"):
        st.info(_("Deciding is for analysts; you see what is warned of."), icon=":material/lock:")
        return
    subject = one.warning.subject
    with st.form(f"w-form-{subject}", border=True):
        st.text_area(_("Note"), key=f"w-note-{subject}", placeholder=_("What was done, by whom; needed to close"), height=96)
        offers = {
            "acknowledged": (_("Acknowledge"), ":material/visibility:"),
            "closed": (_("Close with this note"), ":material/task_alt:"),
            "open": (_("Open again"), ":material/undo:"),
        }
        with st.container(horizontal=True):
            for answer, (name, icon) in offers.items():
                if answer != {"returned": ""}.get(one.state, one.state):
                    st.form_submit_button(
                        name, icon=icon, key=f"w-{answer}-{subject}", on_click=_decide, args=(subject, answer, snapshot().version, who)
                    )


def _decide(subject: str, answer: str, seen: int, who: Actor) -> None:
    note = str(st.session_state.get(f"w-note-{subject}") or "")
    acts.act(_keep, subject, f"{answer}/{seen}", note, who)


def _keep(subject: str, answer: str, note: str, who: Actor) -> Message:
    decide("warning", subject, answer, note, actor=who, lake=lake())
    done = {
        "acknowledged": Message("The warning is acknowledged; it stays in the list."),
        "closed": Message("The warning is closed; it comes back when new failures arrive."),
        "open": Message("The warning is open again."),
    }
    return done[answer.partition("/")[0]]
