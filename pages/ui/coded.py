"""Choices whose link carries codes: a person reads '永嘉县 2007 专项整治', the link says `campaign=yongjia-2007`.

A widget that Streamlit binds to the link writes the words it shows, which change with the language. So the link is bound to a second widget
that is never seen and holds the code; the one that is seen follows it (docs/decisions/links-carry-codes.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.labels import listing
from pages.ui import misread
from words import _

_UNSEEN = "link-"


def hide() -> None:
    """Hide what only carries the link. Once a run, before any choice."""
    st.html(f'<style>[class*="st-key-{_UNSEEN}"] {{ display: none }}</style>')


def unseen(name: str) -> DeltaGenerator:
    """A container in the sidebar that nobody sees."""
    return st.sidebar.container(key=f"{_UNSEEN}{name}")


def one(
    draw: Callable[..., Any],
    label: str,
    options: Sequence[str],
    key: str,
    *,
    start: str,
    named: Callable[[str], str],
    always: bool = False,
    **more: Any,
) -> str:
    """One of several codes, drawn by `draw` (st.selectbox, st.segmented_control) under the words that `named` gives.

    `start` is chosen where the link names none, or one that is not known; `always`: the link names it even so.
    """
    meant = _meanings(options, named)
    if key not in st.session_state:
        _correct(label, key, meant, named, [start] if always else [], named(start))
        if always and key not in st.query_params:
            st.session_state[key] = st.query_params[key] = start
    else:  # set anew, the code that an old link wrote as a word, or that is gone, leaves the link
        st.session_state[key] = meant.get(str(st.session_state[key] or ""), "") or (start if always else "")
    with unseen(key):
        carried = st.text_input(key, key=key, bind="query-params")
    chosen = meant.get(carried, start)
    shown = f"{key}-shown"
    st.session_state[shown] = chosen
    draw(label, list(options), key=shown, format_func=named, on_change=_carry, args=(key, shown), **more)
    return chosen


def several(label: str, options: Sequence[str], key: str, *, named: Callable[[str], str], placeholder: str = "", **more: Any) -> tuple[str, ...]:
    """Any number of codes, in the order of the options; those that are not among them are left out. `placeholder` says what none stands for."""
    meant = _meanings(options, named)
    if key not in st.session_state:
        _correct(label, key, meant, named, [], placeholder or _("All"))
    else:
        st.session_state[key] = [meant[each] for each in st.session_state[key] if each in meant]
    with unseen(key):
        carried = st.multiselect(key, [], key=key, accept_new_options=True, bind="query-params", select_all=False)
    chosen = {meant[each] for each in carried if each in meant}
    shown = f"{key}-shown"
    st.session_state[shown] = [each for each in options if each in chosen]
    more |= {"select_all": False, "placeholder": placeholder or None}
    st.multiselect(label, list(options), key=shown, format_func=named, on_change=_carry, args=(key, shown), **more)
    return tuple(each for each in options if each in chosen)


def _meanings(options: Sequence[str], named: Callable[[str], str]) -> dict[str, str]:
    """What a link may say for each option: its code, or the words that links carried once."""
    return {named(option): option for option in options} | {option: option for option in options}


def _carry(key: str, shown: str) -> None:
    st.session_state[key] = st.session_state[shown]


def _correct(label: str, key: str, meant: Mapping[str, str], named: Callable[[str], str], usual: list[str], instead: str) -> None:
    """A link from another campaign, an older version, or with a slip: say what is not known; only what is known, else `usual`, stays in it.

    The widget still takes its first value from the link as it came, so who draws it leaves out what is not known once more.
    """
    linked = st.query_params.get_all(key)
    if unknown := [each for each in linked if each and each not in meant]:
        known = [meant[each] for each in linked if each in meant]
        if left := known or usual:
            st.query_params[key] = left
        else:
            del st.query_params[key]
        misread.say(label, unknown, listing(named(each) for each in known) or instead)
