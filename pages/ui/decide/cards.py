"""The cards of what waits for a person: what the files say of a matter, and the buttons that decide it."""

from __future__ import annotations

import streamlit as st

import datasets
from access import Actor
from etl.decided import DIFFERENT, LEAVE
from etl.enterprises import Candidate, DoubtfulPair
from etl.gazetteer import read as gazetteer
from etl.unknown_words import UnknownWord
from etl.waiting import Conflict, EqualLines, UnknownTownship
from pages.ui import frame
from pages.ui.decide import answers, conflicts
from pages.ui.text import literal
from words import _, numbers


def card(matter: Conflict | UnknownWord | UnknownTownship | DoubtfulPair | EqualLines, who: Actor, files: dict[str, str]) -> None:
    """One matter as its kind is shown; `files` names the file of each upload, for the two sides of a conflict."""
    if isinstance(matter, Conflict):
        conflicts.card(matter, who, files)
    elif isinstance(matter, UnknownWord):
        _word(matter, who)
    elif isinstance(matter, UnknownTownship):
        _township(matter, who)
    elif isinstance(matter, DoubtfulPair):
        _pair(matter, who)
    else:
        _equal(matter, who)


def _word(matter: UnknownWord, who: Actor) -> None:
    dataset = datasets.get(matter.dataset)
    where = _("{field} · {n} rows · {files}", field=str(dataset.field(matter.field)), n=numbers.count(matter.rows), files="、".join(matter.files[:3]))
    st.markdown(f"**“{literal(matter.word)}”** :small[:gray[{literal(where)}]]")
    words = {value: word for word, value in matter.choices}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        answer = st.selectbox(
            _("It means"), list(words), None, words.__getitem__, f"answer-{matter.subject}", placeholder=_("choose its meaning"), width=260
        )
        reason = answers.reason(matter.subject)
        answers.button("word", matter.subject, answer or "", _("Remember"), reason, who, disabled=not answer, main=True)


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
        reason = answers.reason(matter.subject)
        answers.button("township", matter.subject, answer or "", _("Remember"), reason, who, disabled=not answer, main=True)


def _pair(matter: DoubtfulPair, who: Actor) -> None:
    st.markdown(f"**{_('One enterprise or two?')}** :small[:gray[{_('alike: {score}%', score=numbers.number(matter.score, 0))}]]")
    two = (matter.first, matter.second)
    rows = {
        _("Name"): [literal(each.name) for each in two],
        _("Number"): [literal(each.code or numbers.NOTHING) for each in two],
        _("Rows"): [numbers.count(each.rows) for each in two],
    }
    st.table(rows, border="horizontal", hide_index=True, alt=_("The two names"))
    reason = answers.reason(matter.subject)
    with st.container(horizontal=True):
        for each in two:
            answers.button("enterprise", matter.subject, each.key, _same(each), reason, who)
        answers.button("enterprise", matter.subject, DIFFERENT, _("Two different ones"), reason, who)


def _same(kept: Candidate) -> str:
    return _("One: {name}", name=literal(kept.name))


def _equal(matter: EqualLines, who: Actor) -> None:
    dataset = datasets.get("sampling_results")
    rows = "、".join(str(row) for row in matter.rows)
    st.markdown(f"**{literal(answers.named(dataset, matter.said))}** :small[:gray[{literal(_('{file}, rows {rows}', file=matter.file, rows=rows))}]]")
    reason = answers.reason(matter.subject)
    with st.container(horizontal=True):
        answers.button("equal_lines", matter.subject, "several", _("{n} samples", n=len(matter.rows)), reason, who)
        answers.button("equal_lines", matter.subject, "one", _("One sample, listed {n} times", n=len(matter.rows)), reason, who)
