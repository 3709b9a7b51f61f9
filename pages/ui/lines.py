"""What a rate is held against: the measure, the target line and the other reference lines; and the counting rule in words."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

import streamlit as st

from analytics import rates
from analytics.campaigns import MEASURES, Campaign
from analytics.labels import label
from analytics.scope import Scope
from analytics.words_of_targets import scope_rule
from charts.figures.units import limit
from pages.ui import coded
from pages.ui.store import ask
from pages.ui.text import literal
from words import _

USUAL = (Fraction(80, 100), Fraction(85, 100), Fraction(90, 100))


def limits(campaign: Campaign) -> tuple[Fraction, ...]:
    """The lines to choose from: the campaign's own limits for rates first, then the usual 80, 85 and 90 %."""
    own = [target.limit for target in campaign.targets if target.shape == "rate" and target.limit is not None]
    return tuple(dict.fromkeys([*own, *USUAL]))


def ask_line(campaign: Campaign, key: str) -> tuple[Fraction, tuple[Fraction, ...]]:
    """The target line that the person chose (the campaign's first at the start) and the other lines."""
    every = limits(campaign)
    names = {limit(each): each for each in every}
    chosen = st.segmented_control(_("Target line"), sorted(names), default=limit(every[0]), key=f"{key}-{campaign.id}", required=True)
    target = names.get(str(chosen), every[0])
    return target, tuple(each for each in every if each != target)


def ask_measure(key: str) -> str:
    """Which of the four pass rates."""
    draw = partial(st.selectbox, width=260)
    return coded.one(draw, _("Pass rate"), MEASURES, key, start=MEASURES[0], named=lambda each: label("measure", each).capitalize())


def counted(campaign: Campaign, scope: Scope, measure: str) -> str:
    """The counting rule of what the page shows, in words; pooled levels are named."""
    levels = ask(rates.rate, scope, measure, by=("level",))
    pooled = tuple(levels.loc[levels["judged"] > 0, "level"].tolist())
    return literal(scope_rule(campaign, scope, measure, ask(rates.span_of, scope, campaign), pooled))


def say_rule(campaign: Campaign, scope: Scope, measure: str) -> None:
    """The counting rule at the foot of a page."""
    st.markdown(f":small[:gray[{_('Counting rule: {rule}', rule=counted(campaign, scope, measure))}]]")
