"""A row corrected by hand: found by its number or producer, the new value beside the old one, published with a reason."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

import datasets
import etl
from access import Actor
from datasets import Field
from etl import Change, Picked
from pages.ui import acts
from pages.ui.columns import height
from pages.ui.glossary import value_word
from pages.ui.store import lake
from pages.ui.stored import shown
from pages.ui.text import literal
from words import Message, Refusal, _, numbers

_MOST_FOUND = 50  # rows that a search shows


def draw(who: Actor) -> None:
    """Search, choose, preview, publish; the correction then stands in the ledger above and can be withdrawn there."""
    if not who.may("correct"):
        return
    with st.expander(_("Correct a row"), icon=":material/edit:", expanded=bool(st.session_state.get("correct-search"))):
        left, right = st.columns([2, 3])
        every = etl.names()
        first = every.index("sampling_results")
        dataset = left.selectbox(_("Dataset"), every, first, key="correct-dataset", format_func=lambda name: str(datasets.get(name)))
        hint = _("Sample number, enterprise or product")
        sought = right.text_input(_("Find the row"), key="correct-search", placeholder=hint, icon=":material/search:")
        if not sought.strip():
            st.markdown(f":small[:gray[{_('The old value stays in the history, and the correction can be withdrawn like an upload.')}]]")
            return
        found = etl.search(dataset, sought, lake=lake(), most=_MOST_FOUND)
        if not found:
            st.markdown(literal(_("No record holds “{sought}”.", sought=sought.strip())))
            return
        row = _chosen(dataset, found)
        if row is not None:
            _form(dataset, row, who)


def correct(dataset: str, row_key: str, field: str, value: str, reason: str, who: Actor) -> Message:
    """Publish one correction; nothing of Streamlit inside."""
    version = etl.correct(dataset, [row_key], {field: value}, reason, actor=who, lake=lake())
    return Message("Corrected. The store is now at data version {version}; the ledger has the correction and its reason.", version=version)


def _chosen(dataset: str, found: Sequence[Picked]) -> Picked | None:
    """The rows that were found as a table; the one that the person clicked, or the only one."""
    fields = datasets.get(dataset)
    used = [name for name in found[0].said if any(each.said[name] is not None for each in found)]
    frame = pd.DataFrame({str(fields.field(name)): [shown(each.said[name], fields.field(name)) for each in found] for name in used})
    picked = st.dataframe(
        frame,
        key=f"correct-rows-{dataset}-{hash(tuple(each.row_key for each in found))}",
        hide_index=True,
        row_height=40,
        height=height(len(frame), 7),
        on_select="rerun",
        selection_mode="single-row",
        alt=_("Records that were found"),
    )
    if len(found) == _MOST_FOUND:
        st.markdown(f":small[:gray[{_('The first {n} are shown; search more closely.', n=_MOST_FOUND)}]]")
    rows = picked.selection.rows
    if rows and rows[0] < len(found):
        return found[rows[0]]
    if len(found) == 1:
        return found[0]
    st.markdown(f":small[:gray[{_('Choose the row to correct in its first column.')}]]")
    return None


def _form(dataset: str, row: Picked, who: Actor) -> None:
    fields = {field.name: field for field in datasets.get(dataset).declared if field.type != "licences"}
    which, what, why = st.columns([2, 2, 3])
    default = "verdict" if "verdict" in fields else next(iter(fields))
    name = which.selectbox(
        _("Field"), list(fields), list(fields).index(default), key=f"correct-field-{dataset}", format_func=lambda each: str(fields[each])
    )
    with what:
        value = _value(fields[name], f"correct-value-{row.row_key}-{name}")
    reason = why.text_input(
        _("Reason"), key=f"correct-reason-{row.row_key}", max_chars=500, live=True, placeholder=_("It stands in the ledger beside your name")
    ).strip()
    changes = _preview(dataset, row, name, value)
    st.button(
        _("Publish the correction"),
        key="correct-publish",
        type="primary",
        icon=":material/publish:",
        on_click=acts.act,
        args=(correct, dataset, row.row_key, name, value or "", reason, who),
        disabled=not (changes and reason),
    )


def _value(field: Field, key: str) -> str | None:
    """What the person writes or chooses: None for nothing yet, '' to empty the field."""
    if field.enum:
        chosen = st.selectbox(_("New value"), list(field.enum), None, lambda each: value_word(field, each), key, placeholder=_("choose or type"))
        return str(chosen) if chosen else None
    empties = not field.required and st.session_state.get(f"{key}-empty")
    written = st.text_input(_("New value"), key=key, placeholder=_("as a file would have it"), live=True, disabled=bool(empties)).strip()
    if not field.required:
        empties = st.checkbox(_("Empty the field"), key=f"{key}-empty")
    return "" if empties else written or None


def _preview(dataset: str, row: Picked, name: str, value: str | None) -> list[Change]:
    """Old → new, with what follows from it; nothing where the value cannot be."""
    if value is None:
        return []
    try:
        changes = etl.foresee(dataset, [row.row_key], {name: value}, lake=lake())
    except Refusal as refusal:
        st.error(literal(refusal.message.text()), icon=":material/block:")
        return []
    if not changes:
        st.markdown(_("The row says this already."))
        return []
    declared = datasets.get(dataset)
    fields = [declared.field(each.field) for each in changes]
    st.table(
        {
            _("Field"): [literal(str(field)) for field in fields],
            _("Old"): [literal(shown(each.old, field)) for each, field in zip(changes, fields, strict=True)],
            _("New"): [literal(shown(each.new, field)) for each, field in zip(changes, fields, strict=True)],
        },
        border="horizontal",
        hide_index=True,
        alt=_("Old and new values"),
    )
    st.markdown(f":small[:gray[{_('{n} values of one row change; figures follow at once.', n=numbers.count(len(changes)))}]]")
    return changes
