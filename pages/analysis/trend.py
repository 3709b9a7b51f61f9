"""How the pass rate moves by month and by stage, against several lines and its own control limits."""

from fractions import Fraction
from functools import partial

import streamlit as st

from analytics import rates
from charts.figures.intervals import intervals
from charts.figures.trend import trend
from charts.figures.units import judge
from pages.ui import figures, frame, lines, links, trends
from pages.ui.store import ask
from pages.ui.text import literal
from words import _

campaign, scope = frame.scope()
long = trends.from_before(campaign, scope)
span = ask(rates.span_of, long, campaign)
frame.title(_("Trend"), (span.start, span.end))
chosen = trends.controls(campaign)
shown = trends.scope_of(chosen, long)
monthly = ask(rates.rate, shown, chosen.measure, by=("month",))
if not monthly["judged"].sum():
    frame.empty(
        _("No batch has been judged in this scope. Without a denominator there is no pass rate, and it is not 0% either."),
        _("Upload a batch of results"),
        links.page("data/upload"),
    )
    st.stop()
subject = trends.subject(chosen)
if chosen.by_stage:
    units = judge(trends.by_stage(campaign, trends.scope_of(chosen, scope), chosen.measure), chosen.limit or Fraction(80, 100))
    title = _("{subject} by stage, with 90% intervals", subject=subject)
    target = chosen.limit or Fraction(80, 100)
    figures.chart(intervals(units, key="trend-stages", title=title, heading=_("Stage"), target=target, others=chosen.others))
else:
    spec = trend(monthly, key="trend-months", subject=subject, target=chosen.limit, others=chosen.others, stages=trends.stages(campaign))
    note = _("Limits are ±3σ for the batches of each month; a diamond is a month outside them. Bands are the stages: {stages}.", stages="{stages}")
    figures.chart(spec, note=literal(note).replace(r"\{stages\}", trends.stage_names(campaign)), on_pick=partial(trends.to_month, chosen))
trends.show_index(campaign, shown)
lines.say_rule(campaign, shown, chosen.measure)
