"""The stages of the trend page: each with its interval, and whether the rate rises or falls over them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction
from functools import partial

import pandas as pd
import streamlit as st

from analytics import rates
from analytics.campaigns import Campaign, Window
from analytics.scope import Scope
from analytics.stages import stage_trend
from analytics.words_of_stages import finding, said
from charts.figures.intervals import intervals
from charts.figures.units import judge
from pages.ui import figures, frame, lines
from pages.ui.reading import Reading
from pages.ui.store import ask
from pages.ui.text import literal
from pages.ui.trend import trends
from pages.ui.trend.trends import Chosen
from words import _, numbers

USUAL = Fraction(80, 100)


def show(campaign: Campaign, shown: Scope, chosen: Chosen) -> None:
    """Every stage against the target, and the test for a trend over them."""
    if not campaign.stages:
        frame.empty(_("The campaign file names no stage."))
        return
    counts = by_stage(campaign, shown, chosen.measure)
    within = counts[counts["key"] != "before"]
    if not within["judged"].sum():
        frame.empty(_("No batch was judged in any stage of the campaign."))
        return
    found = stage_trend(within["passed"].tolist(), within["judged"].tolist())
    target = chosen.limit or USUAL
    title = _("{subject}: {found}", subject=trends.subject(chosen), found=finding(found))
    spec = intervals(judge(counts, target), key="trend-stages", title=title, heading=_("Stage"), target=target, others=chosen.others)
    figures.chart(
        spec,
        note=literal(said(found)),
        least_width=640,
        on_pick=partial(_to_stage, campaign, shown, chosen),
        reading=_reading(lines.counted(campaign, shown, chosen.measure)),
    )
    if chosen.limit is None:
        usual = _("This scope has no target of its own: the line at {limit} is the usual one.", limit=numbers.percent(float(USUAL), 0))
        st.markdown(f":small[:gray[{usual}]]")


def by_stage(campaign: Campaign, scope: Scope, measure: str) -> pd.DataFrame:
    """One row a stage, after the equally long time before the campaign: key, name, passed, judged."""
    before = _before(campaign, scope)
    days = (before.end - before.start).days + 1
    earlier = ask(rates.rate, scope.but(start=before.start, end=before.end), measure).assign(name=_("{days} days before", days=days), key="before")
    counts = ask(rates.rate, scope, measure, by=("stage",))
    counted = {no: (passed, judged) for no, passed, judged in zip(counts["stage"], counts["passed"], counts["judged"], strict=True)}
    rows = [(str(stage.no), f"{trends.mark(i)} {stage.title}", *counted.get(stage.no, (0, 0))) for i, stage in enumerate(campaign.stages)]
    columns = ["key", "name", "passed", "judged"]
    return pd.concat([earlier[columns], pd.DataFrame(rows, columns=columns)], ignore_index=True)


def _before(campaign: Campaign, scope: Scope) -> Window:
    """The equally long time before the campaign."""
    length = ask(rates.span_of, scope.but(start=None), campaign).end - campaign.start
    return Window(campaign.start - length - timedelta(days=1), campaign.start - timedelta(days=1))


def _to_stage(campaign: Campaign, scope: Scope, chosen: Chosen, keys: Sequence[str]) -> None:
    """From a stage, or the time before the campaign, down to its batches."""
    if keys:
        stage = next((each for each in campaign.stages if str(each.no) == keys[0]), None)
        before = _before(campaign, scope)
        days = (stage.start, stage.end) if stage else (before.start, before.end)
        trends.to_days(chosen.target, **{"from": days[0], "to": days[1]})


def _reading(rule: str) -> Reading:
    return Reading(
        shows=_("The pass rate of each stage with the interval of its verdict against the target, after the equally long time before the campaign."),
        rule=rule,
        assumes=_("Independent batches; the stages count as equally far apart. The test sees a steady rise or fall, not one odd stage."),
        source=_("Cochran, Biometrics 10 (1954) 417–451; Armitage, Biometrics 11 (1955) 375–386. 90% intervals: Clopper and Pearson 1934."),
    )
