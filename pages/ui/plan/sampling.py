"""The lower part of the supervision plan: how many batches the targets need, who gives them by risk, what a person sets, and the plan to save."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st

from analytics import names, words_of_classes
from analytics.labels import listing
from analytics.sampling_plan import Need, allocate
from analytics.scope import LEVELS
from analytics.supervision import FRESH, WEIGHTS, Units
from pages.ui import figures, tables
from pages.ui.columns import height, looks
from pages.ui.days import day_of
from pages.ui.dossier import dossiers
from pages.ui.scope import LEVEL_WORDS
from pages.ui.text import literal
from words import N_, Refusal, _, numbers

WEIGHT_WORDS = {
    "failures": N_("expected failure rate"),
    "class": N_("compliance class"),
    "sales": N_("annual sales"),
    "time": N_("time since the last sample"),
}
_EACH = 3


def show(found: Units, needs: Sequence[Need]) -> None:
    """Total, limit an enterprise, the editor, and the plan whose sum is the total."""
    st.subheader(_("Sampling plan for the next period"), anchor=False)
    for need in needs:
        levels = listing(_(LEVEL_WORDS[each]) for each in LEVELS if each in need.levels) or _("any level")
        st.markdown(literal(_("{target} {title} ({trades}; {levels}): {n} more batches without a failure would settle it.",
                              target=need.target, title=need.title, trades=listing(names.trade(each) for each in need.trades), levels=levels,
                              n=numbers.count(need.batches))))  # fmt: skip
    wanted = sum(need.batches for need in needs)
    if not wanted:
        st.markdown(_("No pass-rate target needs more batches; the total proposed is one for each key unit."))
        wanted = int((found.rows["grounds"].map(len) > 0).sum()) or 1
    with st.container(horizontal=True, vertical_alignment="bottom"):
        most = int(st.number_input(_("At most so many batches an enterprise"), 1, 20, _EACH, key="plan-most", width=260))
        room = most * len(found.rows)
        total = int(st.number_input(_("Batches in all"), 0, None, min(wanted, room), key=f"plan-total-{min(wanted, room)}", width=200))
    if wanted > room:
        st.markdown(literal(_("The targets need {n} batches; {room} is what these enterprises can give.", n=wanted, room=room)))
    st.markdown(f":small[:gray[{literal(_assumes(found))}]]")
    try:
        fixed = _by_hand(found, allocate(found.rows["risk"], total, most, quotas=_quotas(found, needs)))
        plan = allocate(found.rows["risk"], total, most, fixed=fixed, quotas=_quotas(found, needs))
    except Refusal as refusal:
        st.error(literal(str(refusal)), icon=":material/rule:")
        return
    _result(found, plan, fixed, total)


def _quotas(found: Units, needs: Sequence[Need]) -> list[tuple[np.ndarray, int]]:
    return [(found.rows["trade"].isin(need.trades).to_numpy(), need.batches) for need in needs]


def _by_hand(found: Units, proposed: np.ndarray) -> dict[int, int]:
    """The editor: every enterprise by risk, with the proposal; what a person writes beside it stands."""
    rows = found.rows
    own = _("By hand")
    table = pd.DataFrame(
        {
            _("Enterprise"): rows["name"],
            _("Trade"): rows["trade"].map(lambda name: names.trade(name) if isinstance(name, str) else None),
            _("Compliance class"): [words_of_classes.state("compliance", each) for each in rows["compliance"]],
            _("Failed / judged"): [f"{f}/{n}" for f, n in zip(rows["failed"], rows["judged"], strict=True)],
            _("Expected failure rate (%)"): (100 * rows["expected"]).round(1),
            _("Last sampled"): [day_of(day) for day in rows["last_on"]],
            _("Risk"): rows["risk"].round(3),
            _("Proposed"): proposed,
            own: pd.Series([None] * len(rows), dtype="Int64"),
        }
    )
    edited = st.data_editor(
        table,
        key="plan-editor",
        hide_index=True,
        row_height=40,
        height=height(len(table)),
        placeholder=numbers.NOTHING,
        disabled=[name for name in table.columns if name != own],
        column_config=looks(table)
        | {
            own: st.column_config.NumberColumn(min_value=0, max_value=99, step=1, help=_("A number here stands; the others share the rest.")),
            _("Risk"): st.column_config.ProgressColumn(min_value=0, max_value=1, format="%.2f", color="blue"),
        },
        alt=_("Enterprises by risk with the batches proposed; the last column can be edited"),
    )
    return {place: int(value) for place, value in enumerate(edited[own]) if not pd.isna(value)}


def _result(found: Units, plan: np.ndarray, fixed: dict[int, int], total: int) -> None:
    chosen = found.rows.assign(batches=plan)[plan > 0]
    told = _("{n} batches at {firms} enterprises; {set} set by hand", n=numbers.count(total), firms=numbers.count(len(chosen)), set=len(fixed))
    st.subheader(literal(told), anchor=False)
    if chosen.empty:
        return
    table = pd.DataFrame(
        {
            _("Enterprise"): chosen["name"],
            _("Township"): chosen["township"].map(lambda name: names.place(name) if isinstance(name, str) else None),
            _("Trade"): chosen["trade"].map(lambda name: names.trade(name) if isinstance(name, str) else None),
            _("Treatment"): [
                words_of_classes.gets("compliance", each) if each in "ABC" else _("to be classed first") for each in chosen["compliance"]
            ],
            _("Risk"): chosen["risk"].round(3),
            _("Batches"): chosen["batches"],
        }
    )
    title, notes = figures.saved_name(_("Sampling plan")), (*figures.notes(), told, _assumes(found))
    tables.table(table, "plan", title, notes, on_pick=dossiers.visit, keys=list(chosen["enterprise"]))


def _assumes(found: Units) -> str:
    weights = listing(f"{_(WEIGHT_WORDS[name])} {numbers.percent(weight, 0)}" for name, weight in WEIGHTS.items())
    said = _("Risk = {weights}. A sample older than {days} days, or none, counts as fully out of date; an unknown class or sales as the middle. "
             "Of equal risks those with more grounds come first.",
             weights=weights, days=FRESH)  # fmt: skip
    if found.shrunk:
        return said + " " + _("Failure rates are drawn towards the mean of all enterprises, the more the fewer batches one has (beta-binomial).")
    return said + " " + _("Results are too few or too alike to tell enterprises apart, so all have the same expected failure rate.")
