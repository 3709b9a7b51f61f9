"""The warnings by their sort, the most serious sort and warning first; the one that was picked stands under its own list, closed ones are folded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analytics.warnings import sentence
from analytics.warnings.found import Kind
from analytics.warnings.states import STATES, Standing
from pages.ui.figures import notes, saved_name
from pages.ui.tables import table
from pages.ui.text import literal
from words import _, numbers

PICKED = "_warning"
SORTS: tuple[Kind, ...] = ("cusum", "cluster", "recurrence")
"""A rise of the rate concerns a whole trade, a cluster several enterprises, a recurrence one."""
MARKS = {"returned": "↻", "open": "!", "acknowledged": "◐", "closed": "✓"}
ROWS = 6
"""Height of a list that scrolls, in pixels: six rows and a bit, so that the picked warning stays in sight."""


def by_sort(every: Sequence[Standing]) -> dict[Kind, list[Standing]]:
    """The warnings of each sort that has any: by where they stand, then the most serious and the latest first."""
    found = {kind: sorted((each for each in every if each.warning.kind == kind), key=_seriousness) for kind in SORTS}
    return {kind: own for kind, own in found.items() if own}


def show(every: Sequence[Standing], draw: Callable[[Standing], None]) -> None:
    """The lists; `draw` draws the warning that was clicked under its list, at first the most serious of all that are not closed."""
    sorts = by_sort(every)
    wanted = st.session_state.get(PICKED)
    waiting = [each for own in sorts.values() for each in own if each.state != "closed"]
    known = {each.warning.subject for each in every}
    picked = wanted if wanted in known else waiting[0].warning.subject if waiting else ""
    for kind, own in sorts.items():
        open_ = [each for each in own if each.state != "closed"]
        if open_:
            name = _(sentence.KIND[kind])
            st.subheader(literal(f"{name[:1].upper()}{name[1:]} · {numbers.count(len(open_))}"), anchor=False)
            _list(open_, kind, picked, draw)
    closed = [each for own in sorts.values() for each in own if each.state == "closed"]
    if closed:
        named = any(each.warning.subject == picked for each in closed)
        with st.expander(f"{_(sentence.STATE['closed'])} · {numbers.count(len(closed))}", icon=":material/task_alt:", expanded=named, key="w-closed"):
            _list(closed, "closed", picked, draw)


def _seriousness(each: Standing) -> tuple[Any, ...]:
    one = each.warning
    return STATES.index(each.state), -one.alarms, -one.firms, -one.failed, -one.last.toordinal(), one.subject


def _list(shown: Sequence[Standing], key: str, picked: str, draw: Callable[[Standing], None]) -> None:
    frame = pd.DataFrame(
        {
            _("Where it stands"): [f"{MARKS[each.state]} {_(sentence.STATE[each.state])}" for each in shown],
            _("What and where"): [sentence.title(each.warning) for each in shown],
            _("Since"): [each.warning.since for each in shown],
            _("Latest failure"): [each.warning.last for each in shown],
            _("Failed"): [each.warning.failed for each in shown],
            _("Enterprises"): [each.warning.firms for each in shown],
            _("Why"): [sentence.reason(each.warning) for each in shown],
        }
    )
    if any(each.decision for each in shown):
        frame[_("New since")] = [len(each.new) if each.decision else None for each in shown]
        frame[_("Note")] = [each.decision.note if each.decision else "" for each in shown]
    columns = {
        _("What and where"): st.column_config.TextColumn(width=230),
        _("Where it stands"): st.column_config.TextColumn(width=110),
        _("Failed"): st.column_config.NumberColumn(width=70),
        _("Enterprises"): st.column_config.NumberColumn(width=80),
        _("New since"): st.column_config.NumberColumn(width=80, help=_("Failures that arrived after the data version last decided on.")),
        _("Why"): st.column_config.TextColumn(width=380),
    }
    keys = [each.warning.subject for each in shown]
    name = saved_name(_("Early warnings"))
    table(frame, f"warnings-{key}", name, notes(), most=ROWS, wraps=True, column_config=columns, on_pick=_pick, keys=keys)
    for each in shown:
        if each.warning.subject == picked:
            draw(each)


def _pick(subject: str) -> None:
    st.session_state[PICKED] = subject
