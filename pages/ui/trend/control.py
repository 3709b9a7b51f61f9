"""The control chart of the trend page: which limits are in use and why, and what its signals mean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from analytics import rates
from analytics.campaigns import Campaign
from analytics.control import ENOUGH, FEW, LARGE, Control, control
from analytics.scope import Scope
from charts.figures import runs
from charts.figures.control import control_chart
from charts.figures.trend import months
from pages.ui import figures, lines
from pages.ui.reading import Reading
from pages.ui.store import ask
from pages.ui.tables import table as show_table
from pages.ui.text import literal
from pages.ui.trend import trends
from pages.ui.trend.trends import Chosen
from words import N_, _, numbers

LIMITS = {"auto": N_("as the data ask for"), "p": N_("p chart"), "laney": N_("Laney p′")}


def show(campaign: Campaign, shown: Scope, chosen: Chosen) -> None:
    """The chart by month with its signals, and their table."""
    monthly = months(ask(rates.rate, shown, chosen.measure, by=("month",)))
    wanted = st.segmented_control(
        _("Limits"), list(LIMITS), default="auto", format_func=lambda each: _(LIMITS[each]), key="trend-limits", required=True
    )
    passed, judged = [int(each) for each in monthly["passed"]], [int(each) for each in monthly["judged"]]
    found = control(passed, judged, str(wanted))
    spec = control_chart(
        monthly,
        found,
        key="trend-months",
        subject=trends.subject(chosen),
        target=chosen.limit,
        others=chosen.others,
        stages=trends.stages(campaign),
    )
    note = literal(_in_use(found))
    if spec.bands:
        note += _(" Bands are the stages: {stages}.", stages=trends.stage_names(campaign))
    figures.chart(
        spec, note=note, on_pick=partial(trends.to_month, chosen.target), reading=_reading(found, lines.counted(campaign, shown, chosen.measure))
    )
    _signals(found, chosen, [stamp.date() for stamp in monthly["month"]], passed, judged)


def _in_use(found: Control) -> str:
    """Which chart is drawn and why; where limits say nothing, that."""
    if found.points < 2:
        return _("Only one month has judged batches: limits need several months to say anything.")
    if found.centre in (0.0, 1.0):
        every = _("Every batch passed") if found.centre == 1 else _("Every batch failed")
        return _("{every}: without any variation there are no limits.", every=every)
    if found.kind == "exact":
        return _("Limits: exact binomial, 99.7% for the batches of each month; {why}.", why=found.why.text())
    if found.kind == "laney":
        return _("Limits: Laney p′, ±3σ_z for the batches of each month; {why}.", why=found.why.text())
    return _("Limits: p chart, ±3σ for the batches of each month; {why}.", why=found.why.text())


def _signals(found: Control, chosen: Chosen, days: Sequence[date], passed: Sequence[int], judged: Sequence[int]) -> None:
    if not found.signals:
        if found.points >= 2 and found.centre not in (0.0, 1.0):
            exact = found.kind == "exact"
            st.markdown(_("No month lies outside its limits.") if exact else _("No rule is broken: the months differ no more than chance lets them."))
        return
    said = runs.table(found, days, passed, judged)
    title = _("Signals and what they mean")
    with st.container(border=True, gap="xsmall"):
        st.subheader(title, anchor=False)
        last = [[days[run.last].isoformat()] for run in runs.runs(found)]
        show_table(said, "trend-signals", figures.saved_name(title), figures.notes(), on_pick=partial(trends.to_month, chosen.target), keys=last)


def _reading(found: Control, rule: str) -> Reading:
    sigma = numbers.NOTHING if found.sigma_z is None else numbers.number(found.sigma_z, 2)
    return Reading(
        shows=_(
            "The pass rate of each month against the limits within which chance alone would keep it. A diamond lies outside; a triangle completes "
            "a run too regular for chance. Limits are wider where fewer batches were judged."
        ),
        rule=rule,
        assumes=_(
            "The centre is the pooled rate of all months shown. A p chart assumes independent batches of one rate; Laney's p′ takes the spread "
            "between months as it is. p′ is taken from {enough} months with {large} batches each on average, where σ_z (now {sigma}) exceeds what "
            "chance gives in 95 of 100 cases. Where a month expects fewer than {few} failures (or passes), limits are exact and the runs rules "
            "left out. With eight rules a signal now and then is chance itself.",
            enough=ENOUGH,
            large=LARGE,
            few=f"{FEW:g}",
            sigma=sigma,
        ),
        source=_("Montgomery 2009, 7.2; Laney, Quality Engineering 14 (2002) 531–537; the eight tests of GB/T 4091-2001 (ISO 8258)."),
    )
