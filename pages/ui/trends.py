"""The parts of the trend page: which target, by month or by stage, against which lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import pandas as pd
import streamlit as st

from analytics import rates
from analytics import trend as asked
from analytics.campaigns import Campaign, Target
from analytics.context import months_back
from analytics.labels import label, listing
from analytics.quality_index import quality_index
from analytics.scope import Scope, narrowed
from charts.figures.trend import CIRCLED, index_trend
from charts.figures.units import limit
from pages.ui import drill, figures
from pages.ui.lines import limits
from pages.ui.store import ask
from pages.ui.text import literal
from words import _, numbers

BEFORE = 18  # months shown ahead of the campaign, so that a change can be seen
SHAPES = ("rate", "rise", "benchmark")


@dataclass(frozen=True)
class Chosen:
    """What the controls say: the target (None: all that the scope holds), month or stage, the target's limit and the other lines."""

    target: Target | None
    by_stage: bool
    limit: Fraction | None
    others: tuple[Fraction, ...]

    @property
    def measure(self) -> str:
        """Which pass rate."""
        return self.target.measure if self.target else "batch"


def controls(campaign: Campaign) -> Chosen:
    """Draw the controls: target, period, reference lines."""
    every = {target.id: target for target in campaign.targets if target.shape in SHAPES}
    names = {"": _("All that the scope holds"), **{id: f"{id} {target.title}" for id, target in every.items()}}
    lines = {limit(each): each for each in sorted(limits(campaign))}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        picked = st.selectbox(
            _("Target"), list(names), index=min(1, len(names) - 1), format_func=names.__getitem__, key=f"trend-{campaign.id}", width=360
        )
        periods = {False: _("By month"), True: _("By stage")}
        by_stage = st.segmented_control(_("Period"), list(periods), default=False, format_func=periods.__getitem__, key="trend-period", required=True)
        drawn = st.multiselect(_("Reference lines"), list(lines), default=list(lines), key=f"trend-lines-{campaign.id}", width=320)
    target = every.get(picked)
    own = target.limit if target else None
    return Chosen(target, bool(by_stage), own, tuple(lines[name] for name in drawn if lines[name] != own))


def scope_of(chosen: Chosen, scope: Scope) -> Scope:
    """The scope narrowed to what the target counts."""
    if chosen.target is None:
        return scope
    target = chosen.target
    return scope.but(
        trades=narrowed(target.trades, scope.trades),
        levels=narrowed(target.levels, scope.levels),
        kinds=narrowed(target.kinds, scope.kinds),
        links=narrowed(target.links, scope.links),
    )


def from_before(campaign: Campaign, scope: Scope) -> Scope:
    """The scope reaching back before the campaign, where the person named no first day."""
    return scope if scope.start else scope.but(start=months_back(campaign.start, BEFORE))


def by_stage(campaign: Campaign, scope: Scope, measure: str) -> pd.DataFrame:
    """One row a stage, after the equally long time before the campaign: key, name, passed, judged."""
    whole = ask(rates.span_of, scope.but(start=None), campaign)
    length = whole.end - campaign.start
    before = scope.but(start=campaign.start - length - timedelta(days=1), end=campaign.start - timedelta(days=1))
    earlier = ask(rates.rate, before, measure).assign(name=_("{days} days before", days=length.days + 1), key="before")
    counts = ask(rates.rate, scope, measure, by=("stage",))
    counted = {no: (passed, judged) for no, passed, judged in zip(counts["stage"], counts["passed"], counts["judged"], strict=True)}
    rows = [(str(stage.no), f"{mark(i)} {stage.title}", *counted.get(stage.no, (0, 0))) for i, stage in enumerate(campaign.stages)]
    columns = ["key", "name", "passed", "judged"]
    return pd.concat([earlier[columns], pd.DataFrame(rows, columns=columns)], ignore_index=True)


def to_month(chosen: Chosen, keys: Sequence[str]) -> None:
    """From the point of a month down to the places and batches of that month."""
    if keys:
        first = date.fromisoformat(keys[0])
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        trades = chosen.target.trades if chosen.target else ()
        drill.visit(trade=trades[0] if len(trades) == 1 else "", filters={"from": first, "to": last})


def stages(campaign: Campaign) -> tuple[tuple[str, date, date], ...]:
    """Title, first and last day of every stage."""
    return tuple((str(stage.title), stage.start, stage.end) for stage in campaign.stages)


def stage_names(campaign: Campaign) -> str:
    """The numbers over the bands in words: '① 动员部署 ② …'."""
    said = [f"{mark(i)} {literal(str(stage.title))} {numbers.date_short(stage.start)}" for i, stage in enumerate(campaign.stages)]
    return "　".join(said)


def mark(place: int) -> str:
    """The number of a stage as it stands over its band."""
    return CIRCLED[place] if place < len(CIRCLED) else str(place + 1)


def subject(chosen: Chosen) -> str:
    """What the line shows: a target on a rate by its title; one that compares, by the rate it compares, or its title would read as an outcome."""
    target = chosen.target
    if target is None:
        return label("measure", chosen.measure)
    if target.shape == "rate":
        return str(target.title)
    what = [*target.trades, *(label("level", level) for level in target.levels or ())]
    return _("{measure} ({what})", measure=label("measure", chosen.measure), what=listing(what))


def show_index(campaign: Campaign, scope: Scope) -> None:
    """The quality index by month with its bootstrap intervals, against the campaign's index targets; weights and their version beside it."""
    monthly = ask(asked.index_by_month, scope)
    if monthly.empty:
        return
    goals = [float(target.limit) for target in campaign.targets if target.shape == "index" and target.limit is not None]
    whole = ask(quality_index, scope)
    weights = " · ".join(f"{label('class', name)} {numbers.number(weight)}" for name, weight in whole.weights.items())
    said = [_("Weights, version {version}: {weights}.", version=whole.version, weights=weights)]
    said.append(_("Intervals: 95%, resampled by enterprise; a month with one enterprise has none."))
    if whole.unknown_class_share == 1:
        said.append(_("No failure has a class here, so the index is only the pass rate."))
    elif whole.unknown_class_share:
        said.append(_("Of the failed batches {share} have no class and weigh fully.", share=numbers.percent(whole.unknown_class_share)))
    spec = index_trend(
        monthly, key="trend-index", subject=_("Product quality index by month"), limits=list(dict.fromkeys(goals)), stages=stages(campaign)
    )
    figures.chart(spec, note=literal(" ".join(said)))
