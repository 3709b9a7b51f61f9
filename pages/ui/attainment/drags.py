"""Who pulls a target down: the units that cost most, and the sentence one could read aloud."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from analytics import drags, sentence, words_of_drags, words_of_value
from analytics.attainment import Attainment
from analytics.campaigns import Campaign
from analytics.drags import Drag
from analytics.scope import Scope
from pages.ui import aloud, coded, drill, pills, tables
from pages.ui.store import ask
from words import N_, _, numbers

COST = N_(
    "Percentage points of the county's rate that the unit costs: failures beyond what the target allows, divided by the batches of the county. "
    "Below 0 it fails less than the target allows and lifts the county."
)
UNITS = {"township": N_("Township"), "trade": N_("Trade"), "enterprise": N_("Enterprise")}
SHOWN = 12
_BAR = "bar"
"""The column of bars; its heading stands over the figures before it."""


def who_pulls_us_down(campaign: Campaign, scope: Scope, targets: tuple[Attainment, ...]) -> None:
    """Choose a target and a kind of unit; beside the ranking, what to say in the meeting."""
    rated = {one.id: one for one in targets if one.shape == "rate" and one.value is not None}
    st.header(_("Who pulls us down"), anchor=False)
    left, right = st.columns([2, 1], gap="large")
    with right:
        chosen = _choose_target(left, rated)
    found: tuple[Drag, ...] = ()
    if chosen:
        with left:
            by = coded.one(
                partial(st.segmented_control, required=True, label_visibility="collapsed"),
                _("By"),
                list(UNITS),
                "by",
                start="township",
                named=lambda unit: _(UNITS[unit]),
            )
            found = words_of_drags.spoken(ask(drags.drags, campaign, scope, campaign.target(chosen), by=by), by)
            _ranking(found, rated[chosen], by, campaign.target(chosen).trades)
    with right:
        spoken = rated.get(chosen or "", targets[0])
        st.subheader(_("To say in the meeting"), anchor=False)
        aloud.draw(sentence.read_aloud(spoken, found))


def _choose_target(place: st.delta_generator.DeltaGenerator, rated: dict[str, Attainment]) -> str | None:
    if not rated:
        place.markdown(f":small[:gray[{_('No sampled pass rate in this scope yet, so nothing can be said to pull it down.')}]]")
        return None
    worst = min(rated, key=lambda id: (words_of_value.gap(rated[id]) or 0, id))
    return coded.one(place.selectbox, _("Target"), list(rated), "pulled", start=worst, named=lambda id: f"{id} {rated[id].title}")


def _ranking(found: tuple[Drag, ...], target: Attainment, by: str, trades: tuple[str, ...]) -> None:
    """A bar for each unit that costs something, in the ink of figures: whether that is beyond chance says the pill, in the colour of its verdict."""
    points, evidence = _("Points lost"), _("Evidence")
    names = {_(UNITS[by]): [words_of_drags.name(drag) for drag in found]}
    counted = {
        _("Pass rate"): [words_of_drags.rate(drag, target) for drag in found],
        "n": [drag.judged for drag in found],
        _("Failed"): [drag.failed for drag in found],
    }
    lost = [max(drag.points, 0.0) for drag in found]
    said = [pills.word("evidential", drag.evidential) for drag in found]
    shown = names | {points: [numbers.number(drag.points, 2) for drag in found], _BAR: lost} | counted | {evidence: [[each] for each in said]}
    saved = names | {points: [numbers.half_up(drag.points, 2) for drag in found]} | counted | {evidence: said}
    number = partial(st.column_config.NumberColumn, format="localized")
    tables.table(
        pd.DataFrame(shown),
        "drags",
        f"{target.title} · {_('Who pulls us down')}",
        (target.counting_rule, numbers.date_range(target.start, target.end)),
        on_pick=partial(_down, by, trades[0] if len(trades) == 1 else ""),
        keys=[drag.key for drag in found],
        most=SHOWN,
        saved=pd.DataFrame(saved),
        column_config={
            points: st.column_config.TextColumn(alignment="right", width=106, help=_(COST)),
            _BAR: st.column_config.ProgressColumn(" ", format=" ", color="blue", min_value=0.0, max_value=max([0.01, *lost]), width=64),
            _("Pass rate"): st.column_config.TextColumn(alignment="right", width=76),
            "n": number(width=52),
            _("Failed"): number(width=68),
            evidence: pills.column(evidence, dict(zip(said, (drag.evidential for drag in found), strict=True)), 128),
        },
    )


def _down(by: str, trade: str, key: str) -> None:
    """From a row of the ranking to the batches that count in it."""
    if by == "trade":
        drill.visit(trade=key)
    elif by == "enterprise":
        drill.visit(firm=key, trade=trade)
    else:
        drill.visit(place=key, trade=trade)
