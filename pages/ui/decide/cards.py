"""The cards of what waits for a person: what the files say of a matter, and the buttons that decide it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

import datasets
from access import Actor
from datasets import Dataset
from etl.decide import decide
from etl.decided import DIFFERENT, LEAVE
from etl.enterprises import Candidate, DoubtfulPair
from etl.gazetteer import read as gazetteer
from etl.pick import NAMING
from etl.unknown_words import UnknownWord
from etl.waiting import Conflict, EqualLines, UnknownTownship
from pages.ui import acts, frame
from pages.ui.store import lake
from pages.ui.stored import shown
from pages.ui.text import literal
from words import Message, _, numbers


def card(matter: Conflict | UnknownWord | UnknownTownship | DoubtfulPair | EqualLines, who: Actor, files: dict[str, str]) -> None:
    """One matter as its kind is shown; `files` names the file of each upload, for the two sides of a conflict."""
    if isinstance(matter, Conflict):
        _conflict(matter, who, files)
    elif isinstance(matter, UnknownWord):
        _word(matter, who)
    elif isinstance(matter, UnknownTownship):
        _township(matter, who)
    elif isinstance(matter, DoubtfulPair):
        _pair(matter, who)
    else:
        _equal(matter, who)


def settle(kind: str, subject: str, answer: str, note: str, who: Actor) -> Message:
    """Decide one matter; nothing of Streamlit inside."""
    changed = decide(kind, subject, answer, note, actor=who, lake=lake())
    return Message("Decided and remembered. {n} rows changed.", n=changed)


def _conflict(matter: Conflict, who: Actor, files: dict[str, str]) -> None:
    dataset = datasets.get(matter.dataset)
    st.markdown(f"**{literal(_named(dataset, matter.old))}**  \n{literal(counting_now(matter, files))}")
    sides = [(str(dataset.field(name)), *(shown(each, dataset.field(name)) for each in both)) for name, both in matter.differs.items()]
    rows = {
        _("Field"): [literal(field) for field, _old, _new in sides] + [_("Stands in")],
        _("Now counts"): [literal(old) for _field, old, _new in sides] + [_source(matter.old, files)],
        _("Says otherwise"): [literal(new) for _field, _old, new in sides] + [_source(matter.new, files)],
    }
    st.table(rows, border="horizontal", hide_index=True, alt=_("Both sides of the conflict"))
    reason = _reason(matter.subject + matter.content, needed=True)
    with st.container(horizontal=True):
        _answer("conflict", matter.subject, "old", _("Keep what counts now"), reason, who, disabled=not reason)
        _answer("conflict", matter.subject, f"new/{matter.content}", _("Take the other"), reason, who, disabled=not reason)


def counting_now(matter: Conflict, files: Mapping[str, str]) -> str:
    """Which of the two sides counts until somebody decides, and by what rule."""
    if matter.old["upload"] != matter.new["upload"]:
        return _(
            "Until you decide, what {file} says counts: it stood in the store first.", file=files.get(matter.old["upload"], matter.old["upload"])
        )
    if "verdict" in matter.differs and matter.old["verdict"] == "fail":
        return _("Both stand in one file. Until you decide, the failure counts, wherever it stands.")
    return _("Both stand in one file. Until you decide, row {row} counts: it stands first.", row=matter.old["source_row"])


def _word(matter: UnknownWord, who: Actor) -> None:
    dataset = datasets.get(matter.dataset)
    where = _("{field} · {n} rows · {files}", field=str(dataset.field(matter.field)), n=numbers.count(matter.rows), files="、".join(matter.files[:3]))
    st.markdown(f"**“{literal(matter.word)}”** :small[:gray[{literal(where)}]]")
    words = {value: word for word, value in matter.choices}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        answer = st.selectbox(
            _("It means"), list(words), None, words.__getitem__, f"answer-{matter.subject}", placeholder=_("choose its meaning"), width=260
        )
        reason = _reason(matter.subject)
        _answer("word", matter.subject, answer or "", _("Remember"), reason, who, disabled=not answer, main=True)


def _township(matter: UnknownTownship, who: Actor) -> None:
    known = gazetteer()
    here = frame.scope()[0].county_code  # a name without a county is likeliest one of the campaign's
    where = _("{county} · {n} rows", county=matter.county or _("county unknown"), n=numbers.count(matter.rows))
    st.markdown(f"**“{literal(matter.name)}”** :small[:gray[{literal(where)}]]")
    likely = [code for code, _name in matter.suggestions] or list(known.suggestions(here, matter.name) if not matter.county_code else ())
    everywhere = sorted(known.townships, key=lambda code: (not code.startswith(here), code[:4] != here[:4], code[:2] != here[:2], code))
    within = [code for code in sorted(known.townships) if code.startswith(matter.county_code)] if matter.county_code else everywhere
    options = [*likely, *(code for code in within if code not in likely), LEAVE]

    def named(code: str) -> str:
        if code == LEAVE:
            return _("leave it as written")
        return known.townships[code] if matter.county_code else f"{known.townships[code]}（{known.counties.get(code[:6], ('',))[0]}）"

    with st.container(horizontal=True, vertical_alignment="bottom"):
        first = 0 if likely else None
        answer = st.selectbox(_("Official township"), options, first, named, f"answer-{matter.subject}", placeholder=_("choose or type"), width=260)
        reason = _reason(matter.subject)
        _answer("township", matter.subject, answer or "", _("Remember"), reason, who, disabled=not answer, main=True)


def _pair(matter: DoubtfulPair, who: Actor) -> None:
    st.markdown(f"**{_('One enterprise or two?')}** :small[:gray[{_('alike: {score}%', score=numbers.number(matter.score, 0))}]]")
    two = (matter.first, matter.second)
    rows = {
        _("Name"): [literal(each.name) for each in two],
        _("Number"): [literal(each.code or numbers.NOTHING) for each in two],
        _("Rows"): [numbers.count(each.rows) for each in two],
    }
    st.table(rows, border="horizontal", hide_index=True, alt=_("The two names"))
    reason = _reason(matter.subject)
    with st.container(horizontal=True):
        for each in two:
            _answer("enterprise", matter.subject, each.key, _same(each), reason, who)
        _answer("enterprise", matter.subject, DIFFERENT, _("Two different ones"), reason, who)


def _same(kept: Candidate) -> str:
    return _("One: {name}", name=literal(kept.name))


def _equal(matter: EqualLines, who: Actor) -> None:
    dataset = datasets.get("sampling_results")
    rows = "、".join(str(row) for row in matter.rows)
    st.markdown(f"**{literal(_named(dataset, matter.said))}** :small[:gray[{literal(_('{file}, rows {rows}', file=matter.file, rows=rows))}]]")
    reason = _reason(matter.subject)
    with st.container(horizontal=True):
        _answer("equal_lines", matter.subject, "several", _("{n} samples", n=len(matter.rows)), reason, who)
        _answer("equal_lines", matter.subject, "one", _("One sample, listed {n} times", n=len(matter.rows)), reason, who)


def _named(dataset: Dataset, row: dict[str, Any]) -> str:
    """What a record is recognised by; not its verdict, of which the two sides may speak differently."""
    fields = [field for name in NAMING if name != "verdict" for field in dataset.fields if field.name == name]
    return " · ".join(shown(row[field.name], field) for field in fields if row.get(field.name)) or str(dataset)


def _source(row: dict[str, Any], files: dict[str, str]) -> str:
    return literal(_("{file}, row {row}", file=files.get(row["upload"], row["upload"]), row=row["source_row"]))


def _reason(subject: str, needed: bool = False) -> str:
    hint = _("why, for the ledger") if needed else _("why (may stay empty)")
    said = st.text_input(_("Reason"), key=f"reason-{subject}", placeholder=hint, max_chars=500, live=True, width=320)
    return (said or "").strip()


def _answer(kind: str, subject: str, answer: str, label: str, reason: str, who: Actor, *, disabled: bool = False, main: bool = False) -> None:
    st.button(
        label,
        key=f"decide-{kind}-{subject}-{answer}",
        type="primary" if main else "secondary",
        on_click=acts.act,
        args=(settle, kind, subject, answer, reason, who),
        disabled=disabled or not who.may("decide"),
    )
