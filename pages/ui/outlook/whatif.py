"""What if so many batches still come, and if they are like those so far, like the year before, or of an assumed pass rate."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analytics import words_of_outlook as words_of
from analytics.campaigns import Campaign
from analytics.expected import Outlook
from analytics.predicted import with_remaining
from analytics.prediction import JEFFREYS, Basis, distribution
from charts.figures.outlook import outlook as drawn
from pages.ui import coded, figures
from pages.ui.outlook import outlooks, whatif_said
from pages.ui.text import literal
from pages.ui.trend import trends
from words import _, numbers

MOST = 5_000
"""Batches that can be tried: more than any plan of a county, and quick to draw."""
BASES = ("so_far", "history", "assumed")


def show(campaign: Campaign, rates: Sequence[Outlook]) -> None:
    """The target, the coming batches and what they are like; the figures; the distribution of the final rate."""
    every = {each.id: each for each in rates}
    st.subheader(_("What if"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = {id: f"{id} {each.title}" for id, each in every.items()}
        one = every[coded.one(st.selectbox, _("Target"), tuple(every), outlooks.TRIED, start=rates[0].id, named=names.__getitem__, width=340)]
        coming = _coming(campaign, one)
    st.markdown(f":small[:gray[{literal(_source(one))}]]")
    basis = _basis(campaign, one)
    tried = with_remaining(one, coming, basis)
    whatif_said.figures_of(tried)
    st.markdown(literal(tried.answer))
    whatif_said.stages(tried)
    if tried.limit is None or not tried.judged + coming:
        return
    if tried.chance is None:
        st.markdown(f":small[:gray[{_('Nothing judged yet: take the year before, or assume a pass rate.')}]]")
        return
    found = distribution(tried.passed, tried.judged, coming, tried.limit, strict=tried.strict, basis=basis)
    told = {"title": one.title, "goal": words_of.limit(tried.limit), "chance": words_of.chance(tried.chance_of_rate)}
    reaches = _("{title}: the rate reaches {goal} with probability {chance}", **told)
    title = _("{title}: the rate exceeds {goal} with probability {chance}", **told) if tried.strict else reaches
    note = _("Across: batches failed in the whole period, and the pass rate that they mean. Upwards: probability in percent.")
    spec = drawn(found, key="outlook-chart", title=title, limit=tried.limit)
    figures.chart(spec, note=literal(note), on_pick=partial(_so_far, campaign, one), reading=whatif_said.reading(one, basis))


def _so_far(campaign: Campaign, one: Outlook, keys: Sequence[str]) -> None:
    """From a final number of failures to what it is predicted from: the batches that the target has counted so far."""
    target = next((each for each in campaign.targets if one.id.startswith(each.id)), None)  # a level of a target has its id and a letter
    if keys and target:
        trends.to_days(target, **{"from": one.attained.start, "to": min(one.attained.end, one.as_of)})


def _coming(campaign: Campaign, one: Outlook) -> int:
    """How many batches still come: a slider and a field that follow each other. They begin at the plan, without one at the pace so far."""
    key = f"outlook-coming-{campaign.id}-{one.id}-{one.as_of}"
    typed = f"{key}-typed"
    start = one.remaining if one.remaining is not None else one.pace or 0
    st.session_state.setdefault(key, min(start, MOST))
    st.session_state[typed] = st.session_state[key]
    most = min(MOST, max(60, 2 * start, st.session_state[key]))
    label = _("Batches still to come")
    slid = st.slider(label, 0, most, key=key, width=320)
    st.number_input(_("or type it"), 0, MOST, step=1, key=typed, on_change=_typed, args=(key, typed), width=130)
    return int(slid)


def _typed(key: str, typed: str) -> None:
    st.session_state[key] = st.session_state[typed]


def _source(one: Outlook) -> str:
    """Where the number at the start comes from."""
    if one.remaining is not None:
        planned = _("The plan of the campaign file leaves {n} batches.", n=numbers.count(one.remaining))
        return planned + (_(" The plan itself is an assumption.") if one.plan_assumed else "")
    if one.pace:
        return _("The campaign file has no plan. At the pace so far about {n} batches would be judged by the due date.", n=numbers.count(one.pace))
    return _("The campaign file has no plan.")


def _basis(campaign: Campaign, one: Outlook) -> Basis:
    """What the coming batches are thought to be like."""
    past_passed, past_judged = one.history
    names = {"so_far": _("like those so far"), "history": _("so far and the year before"), "assumed": _("an assumed pass rate")}
    options = [name for name in BASES if name != "history" or past_judged]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.segmented_control(
            _("The coming batches are"), options, default="so_far", format_func=names.__getitem__, key=f"outlook-basis-{campaign.id}", required=True
        )
        if chosen == "history":
            label = _("The year before counts ({rate}, {n})", rate=numbers.rate(past_passed, past_judged), n=numbers.sample_size(past_judged))
            weight = st.slider(literal(label), 0, 100, 50, step=10, format="%d%%", key=f"outlook-weight-{one.id}", width=320) / 100
            return Basis((JEFFREYS[0] + weight * past_passed, JEFFREYS[1] + weight * (past_judged - past_passed)))
        if chosen == "assumed":
            now = round(100 * one.passed / one.judged) if one.judged else 80
            rate = st.slider(_("Assumed pass rate"), 0.0, 100.0, float(now), step=0.5, format="%.1f%%", key=f"outlook-rate-{one.id}", width=320)
            return Basis(assumed=rate / 100)
    return Basis()
