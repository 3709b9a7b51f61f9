"""Many conflicts decided at once: all that wait, or all that one upload brought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st

from access import Actor
from etl.decide_conflicts import alike, decide_conflicts
from etl.waiting import Conflict
from pages.ui import acts
from pages.ui.decide import answers
from pages.ui.store import lake
from words import Message, _, numbers

_ALL = ""  # in the list of uploads


def draw(matters: Sequence[Conflict], who: Actor, files: Mapping[str, str]) -> None:
    """Which of them, why, and the two answers; nothing where only one waits. `files` names the file of each upload."""
    if len(matters) < 2:
        return
    brought = Counter(each.new["upload"] for each in matters)

    def named(upload: str) -> str:
        if upload == _ALL:
            return _("all that wait ({n})", n=numbers.count(len(matters)))
        return _("{file} ({n})", file=files.get(upload, upload), n=numbers.count(brought[upload]))

    with st.expander(_("Decide several in the same way"), icon=":material/done_all:"):
        st.markdown(f":small[:gray[{_('Each record has its own entry in the ledger and can be undone by itself.')}]]")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox(_("Conflicts of"), [_ALL, *brought], 0, named, "together-upload", width=320)
            reason = answers.reason("together", needed=True)
        theirs = [each for each in matters if chosen in (_ALL, each.new["upload"])]
        with st.container(horizontal=True):
            _button("old", _("Keep what counts now: {n}", n=numbers.count(len(alike(theirs, "old")))), theirs, reason, who)
            _button("new", _("Take the other: {n}", n=numbers.count(len(alike(theirs, "new")))), theirs, reason, who)


def settle(matters: Sequence[Conflict], keep: Literal["old", "new"], note: str, who: Actor) -> Message:
    """Decide them; nothing of Streamlit inside."""
    return Message("{n} conflicts are decided and remembered.", n=decide_conflicts(matters, keep, note, actor=who, lake=lake()))


def _button(keep: Literal["old", "new"], label: str, matters: Sequence[Conflict], reason: str, who: Actor) -> None:
    nothing = not reason or not alike(matters, keep)
    st.button(
        label, key=f"together-{keep}", on_click=acts.act, args=(settle, tuple(matters), keep, reason, who), disabled=nothing or not who.may("decide")
    )
