"""What every view of the trend page shares: which target, which view, against which lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import streamlit as st

from analytics.campaigns import Campaign, Target
from analytics.filters import counted_by
from analytics.labels import label, listing
from analytics.months import months_back
from analytics.names import trade
from analytics.scope import Scope
from charts.figures.trend import CIRCLED
from charts.figures.units import limit
from pages.ui import coded, drill
from pages.ui.lines import limits
from pages.ui.text import literal
from words import N_, _, numbers

BEFORE = 18  # months shown ahead of the campaign, so that a change can be seen
SHAPES = ("rate", "rise", "benchmark")
VIEWS = {
    "control": N_("Control chart"),
    "stages": N_("Stages"),
    "periods": N_("Last year, last period"),
    "aligned": N_("Campaigns side by side"),
    "index": N_("Quality index"),
}


@dataclass(frozen=True)
class Chosen:
    """What the controls say: the target (None: all that the scope holds), the view, the target's limit and the other lines."""

    target: Target | None
    view: str
    limit: Fraction | None
    others: tuple[Fraction, ...]

    @property
    def measure(self) -> str:
        """Which pass rate."""
        return self.target.measure if self.target else "batch"


def controls(campaign: Campaign) -> Chosen:
    """Draw the controls: the view, and what it needs of target and reference lines."""
    every = {target.id: target for target in campaign.targets if target.shape in SHAPES}
    names = {"": _("All that the scope holds"), **{id: f"{id} {target.title}" for id, target in every.items()}}
    lines = {limit(each): each for each in sorted(limits(campaign))}
    view = coded.one(
        st.segmented_control, _("What to draw"), tuple(VIEWS), "trend-view", start="control", named=lambda each: _(VIEWS[each]), required=True
    )
    picked, drawn = "", list[str]()
    if view in ("control", "stages", "periods"):
        with st.container(horizontal=True):
            picked = st.selectbox(
                _("Target"), list(names), index=min(1, len(names) - 1), format_func=names.__getitem__, key=f"trend-{campaign.id}", width=360
            )
            if view != "periods":
                drawn = st.multiselect(_("Reference lines"), list(lines), default=list(lines), key=f"trend-lines-{campaign.id}", width=320)
    target = every.get(str(picked))
    own = target.limit if target else None
    return Chosen(target, view, own, tuple(lines[name] for name in drawn if lines[name] != own))


def scope_of(chosen: Chosen, scope: Scope) -> Scope:
    """The scope narrowed to what the target counts."""
    return counted_by(chosen.target, scope) if chosen.target else scope


def scope_of_view(chosen: Chosen, campaign: Campaign, scope: Scope) -> Scope:
    """What a view counts: those by month reach back before the campaign, stages and comparisons are the campaign's own."""
    long = scope if chosen.view in ("stages", "periods", "aligned") else from_before(campaign, scope)
    return scope_of(chosen, long)


def from_before(campaign: Campaign, scope: Scope) -> Scope:
    """The scope reaching back before the campaign, where the person named no first day."""
    return scope if scope.start else scope.but(start=months_back(campaign.start, BEFORE))


def stages(campaign: Campaign) -> tuple[tuple[str, date, date], ...]:
    """Title, first and last day of every stage."""
    return tuple((str(stage.title), stage.start, stage.end) for stage in campaign.stages)


def stage_names(campaign: Campaign) -> str:
    """The numbers over the bands in words: '① 动员部署 ② …'."""
    said = [f"{mark(i)}\u00a0{literal(str(stage.title))} {numbers.date_short(stage.start)}" for i, stage in enumerate(campaign.stages)]
    return "　".join(said)


def mark(place: int) -> str:
    """The number of a stage as it stands over its band."""
    return CIRCLED[place] if place < len(CIRCLED) else str(place + 1)


def subject(chosen: Chosen) -> str:
    """What the line shows: a target on a rate by its title; one that compares, by the rate it compares, or its title would read as an outcome."""
    target = chosen.target
    if target is None:
        return label("measure", chosen.measure).capitalize()
    if target.shape == "rate":
        return str(target.title)
    what = [*(trade(each) for each in target.trades), *(label("level", level) for level in target.levels or ())]
    return _("{measure} ({what})", measure=label("measure", chosen.measure).capitalize(), what=listing(what))


def to_month(target: Target | None, keys: Sequence[str]) -> None:
    """From the point of a month down to the places and batches of that month. For callbacks."""
    if keys:
        to_days(target, **drill.months(date.fromisoformat(keys[0])))


def to_days(target: Target | None, **days: date) -> None:
    """Down to the places and batches of the days `from` to `to` that the target counts, in its trade where it is one. For callbacks."""
    trades = target.trades if target else ()
    counted = {"target": target.id} if target else {}
    drill.visit(trade=trades[0] if len(trades) == 1 else "", filters=days | counted)
