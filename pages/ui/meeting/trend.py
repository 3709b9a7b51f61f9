"""The trend of a target in meeting mode, with the letters of a projector."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import partial

import streamlit as st

from analytics import rates
from analytics import trend as asked
from analytics.attainment import Attainment
from analytics.campaigns import Campaign
from analytics.control import control
from analytics.filters import counted_by
from analytics.months import months_back
from analytics.scope import Scope
from charts.figures import trend
from charts.figures.control import control_chart
from charts.plotly import config, draw
from charts.plotly.enlarge import enlarge
from charts.spec import ChartSpec
from pages.ui import figures, rooms
from pages.ui.store import ask
from pages.ui.trend import trends

BEFORE = 8  # months ahead of the campaign: few enough to be read from afar
HEIGHT = 408  # pixels: with title, value and the line of action it fills 720


def draw_spec(campaign: Campaign, scope: Scope, target: Attainment) -> ChartSpec | None:
    """The chart of a sampled rate or an index; None for a target that has no course of its own, or where nothing was judged."""
    declared = campaign.target(target.id)
    shown = counted_by(declared, scope).but(start=scope.start or months_back(campaign.start, BEFORE))
    stages = tuple((str(stage.title), stage.start, stage.end) for stage in campaign.stages)
    key = f"meeting-{target.id}"
    if declared.shape == "index":
        monthly = ask(asked.index_by_month, shown)
        limits = [float(declared.limit)] if declared.limit is not None else []
        return None if monthly.empty else trend.index_trend(monthly, key=key, subject=target.title, limits=limits, stages=stages)
    if declared.shape not in ("rate", "benchmark"):
        return None
    monthly = trend.months(ask(rates.rate, shown, declared.measure, by=("month",)))
    if monthly.empty or not monthly["judged"].sum():
        return None
    found = control([int(x) for x in monthly["passed"]], [int(x) for x in monthly["judged"]])
    limit = Fraction(declared.limit) if declared.limit is not None and declared.shape == "rate" else None
    spec = control_chart(monthly, found, key=key, subject=target.title, target=limit, stages=stages)
    # The centre line stands too near the target for letters of this size; the trend page has it.
    flat = [each for each in spec.series if each.mark == "step" and len(set(each.values) - {None}) == 1 and found.centre in each.values]
    return replace(spec, series=tuple(each for each in spec.series if each not in flat))


def draw_chart(spec: ChartSpec, axis: int, campaign: Campaign, target: Attainment) -> None:
    """Draw it with letters of `axis` pixels; a click on a month opens the batches of it that the target counts."""
    figure = enlarge(draw(spec), axis / 14, HEIGHT)
    key = f"{spec.key}-{st.context.theme.type}"
    name = figures.saved_name(spec.title)
    told = figures.picking(key, partial(trends.to_month, campaign.target(target.id)))
    place = st.grid(1, min_column_width=rooms.LEAST, wrap=False)
    place.plotly_chart(figure, theme="streamlit", key=key, config=config(name, "png"), alt=spec.alt, **told)
