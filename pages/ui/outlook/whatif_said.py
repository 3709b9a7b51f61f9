"""What *What if* says of the number tried: its four figures, the stages, how the picture is read."""

from __future__ import annotations

import streamlit as st

from analytics import outlook_table
from analytics import words_of_outlook as words_of
from analytics.expected import Outlook
from analytics.labels import told
from analytics.prediction import JEFFREYS, Basis
from pages.ui.reading import Reading
from pages.ui.text import literal
from words import _, numbers


def figures_of(one: Outlook) -> None:
    """The probability, the rate now, the failures still affordable, the passes needed."""
    told = (
        (_("Predictive probability"), words_of.chance(one.chance), "" if one.chance is None else words_of.likely(one.chance)),
        (_("Now"), numbers.rate(one.passed, one.judged, one.limit), f"{numbers.sample_size(one.judged)} · {_interval(one)}" if one.judged else ""),
        (_("Failures still affordable"), outlook_table.spare(one), _("of {n} to come", n=numbers.count(one.remaining or 0))),
        (_("Passes needed"), outlook_table.needed(one), _("of {n} to come", n=numbers.count(one.remaining or 0))),
    )
    with st.grid(4, min_column_width=180):
        for label, value, more in told:
            with st.container(border=True, gap="xxsmall", height="stretch"):
                st.metric(label, value)
                st.markdown(f":small[:gray[{literal(more)}]]")


def _interval(one: Outlook) -> str:
    return _("90% interval {interval}", interval=numbers.interval(*one.interval))


def stages(one: Outlook) -> None:
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


def reading(one: Outlook, basis: Basis) -> Reading:
    """How the distribution of the final rate is read, and what it assumes."""
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
        assumes=told(extra),
        source=_(
            "Beta-binomial predictive distribution with Jeffreys' prior (½, ½): Lee and Liu, Clinical Trials 5 (2008) 93–106. Words: IPCC 2010."
        ),
    )
