"""What if so many batches still come, and if they are like those so far, like the year before, or of an assumed pass rate."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics import words_of_outlook as words_of
from analytics.campaigns import Campaign
from analytics.outlook import Outlook
from analytics.prediction import JEFFREYS, Basis, distribution
from charts.figures.outlook import outlook as drawn
from pages.ui import coded, figures, outlooks
from pages.ui.reading import Reading
from pages.ui.text import literal
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
    tried = one.with_remaining(coming, basis)
    _figures(tried)
    st.markdown(literal(tried.answer))
    _stages(tried)
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
    figures.chart(drawn(found, key="outlook-chart", title=title, limit=tried.limit), note=literal(note), reading=_reading(one, basis))


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


def _figures(one: Outlook) -> None:
    spare = numbers.NOTHING if one.affordable is None else numbers.count(one.affordable) if one.affordable >= 0 else _("out of reach")
    told = (
        (_("Predictive probability"), words_of.chance(one.chance), "" if one.chance is None else words_of.likely(one.chance)),
        (_("Now"), numbers.rate(one.passed, one.judged, one.limit), f"{numbers.sample_size(one.judged)} · {_interval(one)}" if one.judged else ""),
        (_("Failures still affordable"), spare, _("of {n} to come", n=numbers.count(one.remaining or 0))),
        (
            _("Passes needed"),
            numbers.NOTHING if one.needed is None else numbers.count(one.needed),
            _("of {n} to come", n=numbers.count(one.remaining or 0)),
        ),
    )
    with st.grid(4, min_column_width=180):
        for label, value, more in told:
            with st.container(border=True, gap="xxsmall", height="stretch"):
                st.metric(label, value)
                st.markdown(f":small[:gray[{literal(more)}]]")


def _interval(one: Outlook) -> str:
    return _("90% interval {interval}", interval=numbers.interval(*one.interval))


def _stages(one: Outlook) -> None:
    """Where every stage must meet the target by itself: how the coming batches are thought to fall on them."""
    if not one.stages:
        return
    told = [
        _("{stage} {passed}/{judged} and {coming} to come", stage=each.title, passed=each.passed, judged=each.judged, coming=each.remaining)
        for each in one.stages
    ]
    both = _(
        "Every stage must meet the target too: the rate alone reaches it with {alone}, all stages as well with {chance}. {stages}.",
        alone=words_of.chance(one.chance_of_rate),
        chance=words_of.chance(one.chance),
        stages=_("; ").join(told),
    )
    st.markdown(f":small[:gray[{literal(both)}]]")


def _reading(one: Outlook, basis: Basis) -> Reading:
    coming = _("The coming batches are independent and of the same process as those judged so far, and the plan is carried out as typed above.")
    if basis.assumed is not None:
        coming = _(
            "Each coming batch passes independently with the assumed rate {rate}, whatever was found so far.", rate=numbers.percent(basis.assumed)
        )
    elif basis.prior != JEFFREYS:
        coming = _("The coming batches are like those judged so far and, with the weight chosen, like those of the year before.")
    extra = [coming, _("Supervision picks its samples, and one enterprise gives several batches: the true spread is wider than this.")]
    if one.strict:
        extra.append(_("What the rate is held against stays as it is known today."))
    if one.stages:
        extra.append(_("The coming batches fall on the stages in proportion to the days that each has left."))
    return Reading(
        shows=_("How many batches may have failed in the end, and how probable each number is. Green bars meet the target, brick ones miss it."),
        rule=one.attained.counting_rule,
        assumes=" ".join(extra),
        source=_(
            "Beta-binomial predictive distribution with Jeffreys' prior (½, ½): Lee and Liu, Clinical Trials 5 (2008) 93–106. Words: IPCC 2010."
        ),
    )
