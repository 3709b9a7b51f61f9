"""The controls of 'what changed': two days or two data versions, which pass rate, held against what, split by what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from analytics import rates
from analytics.campaigns import Campaign, Target
from analytics.changes import figure as figures
from analytics.changes.days import Days, a_month_before
from analytics.changes.figure import Periods
from analytics.labels import label
from analytics.scope import Scope
from pages.ui import coded, misread
from pages.ui.store import ask
from words import N_, _, numbers

MODES = {"days": N_("Two days"), "versions": N_("Two data versions")}
AGAINST = {"start": N_("everything counted before"), "equal": N_("the equally long period before")}
STRATA = {
    "trade,level": N_("trade × level"),
    "township": N_("township"),
    "trade": N_("trade"),
    "level": N_("level"),
    "product_category": N_("product category"),
    "township,trade": N_("township × trade"),
}
UNITS = {"township": N_("Township"), "trade": N_("Trade")}


@dataclass(frozen=True)
class Asked:
    """What the controls say about two days: the target looked at (None: all that the scope holds), the days and the scopes around them."""

    target: Target | None
    days: Days
    against: str
    periods: Periods

    @property
    def subject(self) -> str:
        """What the pass rate is called."""
        return str(self.target.title) if self.target else label("measure", self.periods.measure)

    @property
    def sides(self) -> tuple[str, str]:
        """What the two periods are called beside a figure."""
        return (_("Before") if self.against == "start" else _("Equally long before")), _("Since {day}", day=numbers.date_short(self.days.then))


def ask_mode() -> str:
    """Two days, or two data versions."""
    draw = partial(st.segmented_control, required=True, label_visibility="collapsed")
    return coded.one(draw, _("Way of comparing"), list(MODES), "changed", start="days", named=lambda each: _(MODES[each]))


def ask_days(campaign: Campaign, scope: Scope) -> Asked:
    """The controls of two days. Raises Refusal, with a sentence, for days that cannot be compared."""
    last = ask(rates.span_of, scope, campaign).end
    with st.container(horizontal=True, vertical_alignment="bottom"):
        target = ask_target(campaign)
        until = _day(_("Later day"), "changed-until", last)
        since = _day(_("Earlier day"), "changed-since", a_month_before(until))
        draw = partial(st.selectbox, width=200)
        against = coded.one(draw, _("Compared against"), list(AGAINST), "changed-against", start="start", named=lambda each: _(AGAINST[each]))
    days = Days(since, until)
    return Asked(target, days, against, figures.periods(campaign, scope, target, days, against))


def ask_target(campaign: Campaign) -> Target | None:
    """A sampled target, or all that the scope holds (None)."""
    every = {target.id: target for target in campaign.targets if target.shape in ("rate", "rise", "benchmark")}
    names = {id: f"{id} {target.title}" for id, target in every.items()} | {"all": _("All that the scope holds")}
    draw = partial(st.selectbox, width=280)
    picked = coded.one(draw, _("Pass rate of"), list(names), "changed-target", start=next(iter(names)), named=names.__getitem__)
    return every.get(picked)


def ask_strata() -> tuple[str, ...]:
    """By what the change is split."""
    draw = partial(st.selectbox, width=200)
    picked = coded.one(draw, _("Split by"), list(STRATA), "changed-strata", start=next(iter(STRATA)), named=lambda each: _(STRATA[each]))
    return tuple(picked.split(","))


def ask_unit() -> str:
    """Whose changes are drawn: townships or trades."""
    draw = partial(st.segmented_control, required=True, label_visibility="collapsed")
    return coded.one(draw, _("By"), list(UNITS), "changed-unit", start="township", named=lambda each: _(UNITS[each]))


def _day(name: str, key: str, usual: date) -> date:
    """A day; left empty it is the usual one, which the label names."""
    said = _("{name} (if empty {day})", name=name, day=numbers.date_short(usual))
    linked = misread.day(key)
    chosen = st.date_input(said, value=None, key=key, format="YYYY-MM-DD", min_value=date(1990, 1, 1), bind="query-params", width=200)
    misread.no_day(name, linked, chosen, numbers.date_long(usual))
    return chosen or usual
