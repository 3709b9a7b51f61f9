"""The quality index of the trend page by month, with its weights and their version."""

from __future__ import annotations

from functools import partial

from analytics import trend as asked
from analytics.campaigns import Campaign
from analytics.labels import label, told
from analytics.quality_index import quality_index
from analytics.scope import Scope
from charts.figures.trend import index_trend
from pages.ui import figures, frame, lines
from pages.ui.reading import Reading
from pages.ui.store import ask
from pages.ui.text import literal
from pages.ui.trend import trends
from pages.ui.trend.trends import Chosen
from words import _, numbers


def show(campaign: Campaign, shown: Scope, chosen: Chosen) -> None:
    """The quality index by month with its bootstrap intervals, against the campaign's index targets; weights and their version beside it."""
    monthly = ask(asked.index_by_month, shown)
    if monthly.empty:
        frame.empty(_("No judged batch in this scope has a quality index."))
        return
    goals = [float(target.limit) for target in campaign.targets if target.shape == "index" and target.limit is not None]
    whole = ask(quality_index, shown)
    weights = " · ".join(f"{label('class', name)} {numbers.number(weight)}" for name, weight in whole.weights.items())
    said = [_("Weights, version {version}: {weights}.", version=whole.version, weights=weights)]
    said.append(_("Intervals: 95%, resampled by enterprise; a month with one enterprise has none."))
    if whole.unknown_class_share == 1:
        said.append(_("No failure has a class here, so the index is only the pass rate."))
    elif whole.unknown_class_share:
        said.append(_("Of the failed batches {share} have no class and weigh fully.", share=numbers.percent(whole.unknown_class_share)))
    spec = index_trend(
        monthly, key="trend-index", subject=_("Product quality index by month"), limits=list(dict.fromkeys(goals)), stages=trends.stages(campaign)
    )
    reading = Reading(
        shows=_("The quality index of each month: 100 minus the loss per batch, each failed batch weighing as its worst failed item."),
        rule=lines.counted(campaign, shown, chosen.measure),
        assumes=_(
            "Enterprises are a random sample of those that produce; strata weigh by sales where the register knows them, else by their sample."
        ),
        source=_("The weights are those of the campaign file; bootstrap over enterprises: Efron and Tibshirani 1993, chapter 13."),
    )
    figures.chart(spec, note=literal(told(said)), on_pick=partial(trends.to_month, chosen.target), reading=reading)
