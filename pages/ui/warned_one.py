"""One warning: its reason, its CUSUM, the batches behind it, the way to them, and what was decided about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from access import Actor
from analytics import names
from analytics.labels import label
from analytics.scope import Scope
from analytics.warnings import detect, sentence
from analytics.warnings.found import Warned
from analytics.warnings.settings import Settings
from analytics.warnings.states import Standing
from charts.figures.cusum import cusum
from etl import decide
from pages.ui import acts, drill, figures, ledger
from pages.ui.figures import notes, saved_name
from pages.ui.reading import Reading
from pages.ui.store import ask, lake, snapshot
from pages.ui.tables import table
from pages.ui.text import literal
from pages.ui.warned import badge
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
        _chart(one, scope, settings)
    _evidence(one)


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


def _chart(one: Standing, scope: Scope, settings: Settings) -> None:
    warned = one.warning
    found = ask(detect.one_stream, scope, settings, warned.trade, warned.place)
    if found is None:
        return
    series, held = found
    title = _(
        "{place}, {trade}: CUSUM of failures, last alarm on {day}",
        place=names.place(warned.township),
        trade=names.trade(warned.trade),
        day=numbers.date_long(warned.since),
    )
    reading = Reading(
        shows=_(
            "The line rises with each failed batch and falls with each passed one, never below 0. At the threshold it alarms and starts anew. "
            "Columns are days with batches, one after another, not the calendar; the bars below are the batches."
        ),
        rule=sentence.threshold(warned.trade, held),
        assumes=_(
            "Batches are independent and, while nothing changes, fail at the usual rate. The order within a day is not known: its passed batches "
            "are counted first, so that the order of a file raises no alarm."
        ),
        source=_(
            "Bernoulli CUSUM: Reynolds and Stoumbos, Journal of Quality Technology 31 (1999) 87–108; doubled odds as in Steiner et al., "
            "Biostatistics 1 (2000) 441–452; run length by the Markov chain of Brook and Evans, Biometrika 59 (1972) 539–549."
        ),
    )
    spec = cusum(series, held, key=f"cusum-{warned.trade}-{warned.place}", title=title)
    figures.chart(spec, note=literal(sentence.threshold(warned.trade, held)), on_pick=partial(_to_day, warned), reading=reading)


def _to_day(warned: Warned, keys: Sequence[str]) -> None:
    """From a day of the CUSUM down to its batches."""
    if keys:
        day = date.fromisoformat(keys[0])
        drill.visit(place=warned.place, trade=warned.trade, filters={"from": day, "to": day})


def _evidence(one: Standing) -> None:
    rows = one.warning.evidence[::-1]
    new = {(each.upload, each.row) for each in one.new}
    frame = pd.DataFrame(
        {
            _("Date"): [each.day for each in rows],
            _("Enterprise"): [each.name or each.enterprise for each in rows],
            _("Product"): [each.product for each in rows],
            _("Failed items"): [_("; ").join(each.items) for each in rows],
            _("Kind"): [label("kind", each.kind or None) for each in rows],
            _("New since"): [_("yes") if (each.upload, each.row) in new else "" for each in rows],
        }
    )
    st.markdown(f"**{_('Failed batches behind it · {n}', n=numbers.count(len(rows)))}**")
    name = _("{what}: failed batches", what=sentence.title(one.warning))
    keys = [each.enterprise for each in rows]
    table(frame, "w-evidence", saved_name(name), notes(), height=min(40 * (len(frame) + 1) + 4, 404), on_pick=_to_firm, keys=keys)


def _to_firm(firm: str) -> None:
    drill.visit(firm=firm)
