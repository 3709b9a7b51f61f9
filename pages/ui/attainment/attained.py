"""The parts of the first page: ask the targets, the line that carries the answer, the cards, and who pulls us down."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from analytics import targets as target_questions
from analytics.attainment import Attainment
from analytics.campaigns import Campaign
from analytics.changes.days import a_month_before
from analytics.context import default_as_of
from analytics.scope import Scope
from pages.ui import misread, verdict_badges
from pages.ui.attainment.cards import card, tall
from pages.ui.meeting import projected
from pages.ui.store import ask
from words import _, numbers

ABREAST = 3  # cards in a row of a wide window


def ask_targets(campaign: Campaign, scope: Scope) -> tuple[Attainment, ...]:
    """Every target on the scope's day, compared with the day that the person picked (else a month before)."""
    as_of = scope.as_of or ask(default_as_of, campaign)
    picked = st.session_state.get("since")
    since = picked if picked and picked < as_of else a_month_before(as_of)
    return ask(target_questions.attain, campaign, scope, compare_with=since)


def days(targets: tuple[Attainment, ...], campaign: Campaign) -> tuple[date, date]:
    """The days the page speaks of: to the day looked at, or to the last day that any target counts, as its sentences say."""
    return campaign.start, max(campaign.start, *(min(target.as_of, target.end) for target in targets))


def nothing_yet(targets: tuple[Attainment, ...]) -> bool:
    """Whether no target has a value."""
    return all(target.value is None for target in targets)


def overview(targets: tuple[Attainment, ...], compared: bool = True) -> None:
    """The line under the title, with the way to the meeting and, if wished, the day to compare with at its end."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(verdict_badges.roll_up(targets), width="content")
        with st.container(horizontal=True, width="content", gap="xsmall"):
            st.button(_("Meeting mode"), key="to-meeting", icon=":material/present_to_all:", type="tertiary", on_click=projected.open_at)
            if compared:
                _compare_with(targets)


def _compare_with(targets: tuple[Attainment, ...]) -> None:
    against = next((each.previous_on for each in targets if each.previous_on), None)
    said = _("Compared with {day}", day=numbers.date_short(against)) if against else _("Compare with")
    with st.popover(said, icon=":material/event:", type="tertiary"):
        st.markdown(f":small[:gray[{_why(targets[0].as_of)}]]")
        linked = misread.day("since")
        chosen = st.date_input(
            _("Change since"),
            value=None,
            key="since",
            format="YYYY-MM-DD",
            min_value=date(1990, 1, 1),
            max_value=targets[0].as_of - timedelta(days=1),
            bind="query-params",
            help=_("Left empty: one month before the day shown."),
        )
        misread.no_day(_("Change since"), linked, chosen, numbers.date_long(against) if against else _("one month before the day shown"))


def _why(as_of: date) -> str:
    """Why that day is compared with, and where another one stands."""
    if st.session_state.get("since"):
        return _("The day that was picked here.")
    return _(
        "One month before {day}. Reports do the same, but a weekly report looks back a week and a stage summary to the eve of its stage.",
        day=numbers.date_long(as_of),
    )


def cards(targets: tuple[Attainment, ...]) -> None:
    """One card a target, in the order of the campaign's document, on every width; one with many parts stands beside two rows of others."""
    grid = st.grid(ABREAST, min_column_width=300, border=True)
    for target in targets:
        with grid.cell(row_span=2 if tall(target) else 1):
            card(target)
