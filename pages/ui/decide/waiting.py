"""What waits for a person, one card a matter: what the files say, and the answers that there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from access import Actor
from etl.waiting import Waiting, waiting
from pages.ui.decide import cards, together
from pages.ui.store import lake
from pages.ui.text import literal
from store import Snapshot
from words import _, numbers

_AT_ONCE = 5  # cards of a kind on the page; the next follow as these are decided


def everything(_snapshot: Snapshot) -> Waiting:
    """All that waits in the lake in use (a question for the kept answers)."""
    return waiting(lake())


def kinds(found: Waiting) -> dict[str, Sequence[Any]]:
    """The matters by their kind, in the order in which they disturb the figures."""
    return {
        "conflict": found.conflicts,
        "word": found.words,
        "township": found.townships,
        "enterprise": found.enterprises,
        "equal_lines": found.equal_lines,
    }


def title(kind: str) -> str:
    """What a kind of matter is called."""
    return {
        "conflict": _("Conflicts"),
        "word": _("Unknown words"),
        "township": _("Unknown townships"),
        "enterprise": _("Doubtful enterprises"),
        "equal_lines": _("Equal lines"),
    }[kind]


def explanation(kind: str) -> str:
    """Why these matters wait, in one sentence."""
    return {
        "conflict": _("Two rows say different things of the same record. Each card says which of them counts until you decide."),
        "word": _("A word where only a few are allowed. Its rows are refused until you say what it means; then their files are read again."),
        "township": _("A township name that the official tables do not know. Its rows count for the county, but for no township."),
        "enterprise": _("Two names that may be one enterprise. They count as two until you say that they are one."),
        "equal_lines": _("Lines of one file that say exactly the same. Each counts as a sample of its own unless you say otherwise."),
    }[kind]


def draw(kind: str, matters: Sequence[Any], who: Actor) -> None:
    """The first matters of a kind as cards, and how many more there are."""
    st.markdown(f":small[:gray[{literal(explanation(kind))}]]")
    files = {entry.upload: entry.file for entry in lake().ledger() if entry.file} if kind == "conflict" else {}
    if kind == "conflict":
        together.draw(matters, who, files)
    for matter in matters[:_AT_ONCE]:
        with st.container(border=True):
            cards.card(matter, who, files)
    if len(matters) > _AT_ONCE:
        st.markdown(f":small[:gray[{_('{n} more wait; they move up as these are decided.', n=numbers.count(len(matters) - _AT_ONCE))}]]")
