"""What was decided before, newest first, each with its way back."""

from __future__ import annotations

import json

import streamlit as st

import datasets
import etl
from access import Actor
from etl.decided import DIFFERENT, LEAVE
from etl.gazetteer import read as gazetteer
from etl.undo import CONFLICT, Past, past
from pages.ui import acts, ledger
from pages.ui.decide import waiting
from pages.ui.glossary import value_word
from pages.ui.store import lake
from pages.ui.text import literal
from store import Snapshot
from words import Message, _, numbers

_AT_ONCE = 10


def everything(_snapshot: Snapshot) -> list[Past]:
    """Every decision that stands in the lake in use (a question for the kept answers)."""
    return past(lake())


def draw(found: list[Past], who: Actor) -> None:
    """The list, folded away, with a search once it is long."""
    if not found:
        return
    with st.expander(_("Decided before · {n}", n=numbers.count(len(found))), icon=":material/history:"):
        undone = _(
            "A decision that is undone waits again, and the rows that followed it at once say what they said before. "
            "Rows loaded since then keep what was decided; load their file again after withdrawing it."
        )
        st.markdown(f":small[:gray[{undone}]]")
        sought = ""
        if len(found) > _AT_ONCE:
            sought = st.text_input(_("Search"), key="decided-search", icon=":material/search:").strip().casefold()
        shown = [each for each in found if sought in f"{_what(each)} {_answer(each)} {each.note} {each.by}".casefold()]
        for each in shown[:_AT_ONCE]:
            _line(each, who)
        if len(shown) > _AT_ONCE:
            st.markdown(f":small[:gray[{_('{n} older ones: search for them.', n=numbers.count(len(shown) - _AT_ONCE))}]]")


def undo(upload: str, reason: str, who: Actor) -> Message:
    """Take a decision back with all that followed it; nothing of Streamlit inside."""
    rows = etl.undo(upload, reason, actor=who, lake=lake())
    return Message("The decision is undone. {n} rows changed; the ledger has the reason.", n=rows)


def _line(each: Past, who: Actor) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        said = _("{kind} · {who}, {day}", kind=_kind(each.kind), who=ledger.person(each.by), day=numbers.date_short(each.on))
        rows = _("{n} rows followed", n=numbers.count(each.rows)) if each.rows else ""
        more = " · ".join(literal(part) for part in (said, rows, each.note) if part)
        st.markdown(f"**{literal(_what(each))}** → {literal(_answer(each))}  \n:small[:gray[{more}]]", width="stretch")
        if who.may("withdraw") and st.button(_("Undo"), key=f"undo-{each.upload}", icon=":material/undo:"):
            _dialog(each, who)


def _dialog(each: Past, who: Actor) -> None:
    def ask() -> None:
        st.markdown(f"**{literal(_what(each))}** → {literal(_answer(each))}")
        st.markdown(
            literal(_("{n} rows that followed this decision go back. What was loaded after it was read under it and stays as it is.", n=each.rows))
        )
        hint = _("It stands in the ledger beside your name")
        reason = st.text_input(_("Reason"), key="undo-reason", max_chars=500, live=True, placeholder=hint).strip()
        if st.button(
            _("Undo this decision"),
            key="undo-confirmed",
            type="primary",
            icon=":material/undo:",
            disabled=not reason,
            on_click=acts.act,
            args=(undo, each.upload, reason, who),
        ):
            st.rerun()

    st.dialog(_("Undo this decision?"), icon=":material/undo:")(ask)()


def _kind(kind: str) -> str:
    return _("Columns") if kind == "mapping" else waiting.title(kind)


def _what(each: Past) -> str:
    """What the decision is about, in words."""
    if each.kind == CONFLICT:
        return str(datasets.get(each.subject)) if each.subject in datasets.names() else each.subject
    if each.kind == "word":
        where, _sign, word = each.subject.partition("=")
        name, _dot, field = where.partition(".")
        return f"{datasets.get(name).field(field)}“{word}”"
    if each.kind == "township":
        code, _slash, name = each.subject.partition("/")
        return f"{gazetteer().counties.get(code, (code,))[0]}“{name}”"
    if each.kind == "enterprise":
        return "、".join(each.subject.split("|"))
    if each.kind == "mapping":
        return "、".join(json.loads(each.answer)) or _("a header")
    return _("Equal lines of one file")


def _answer(each: Past) -> str:
    """What was decided, in words."""
    if each.kind == CONFLICT:
        return _("decided")
    if each.kind == "word":
        name, _dot, field = each.subject.partition("=")[0].partition(".")
        return value_word(datasets.get(name).field(field), each.answer)
    if each.kind == "township":
        return _("leave it as written") if each.answer == LEAVE else gazetteer().townships.get(each.answer, each.answer)
    if each.kind == "enterprise":
        return _("Two different ones") if each.answer == DIFFERENT else _("One: {name}", name=each.answer)
    if each.kind == "mapping":
        of = each.subject.partition("/")[0]
        return "、".join(_field(of, name) if name else _("not imported") for name in json.loads(each.answer).values())
    return _("One sample") if each.answer == "one" else _("Several samples")


def _field(dataset: str, name: str) -> str:
    """The title of a field; a header that an older program remembered does not say of which dataset: then of whichever has it."""
    of = (dataset,) if dataset in datasets.names() else datasets.names()
    return next((str(field) for each in of for field in datasets.get(each).declared if field.name == name), name)
