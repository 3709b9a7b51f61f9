"""The parts of the outlook page: from which day one looks, what is predicted, and what is not and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from analytics import context as contexts
from analytics import outlook, outlook_table
from analytics import words_of_outlook as words_of
from analytics.campaigns import Campaign
from analytics.expected import Outlook
from analytics.predicted import predictable
from pages.ui import figures
from pages.ui.tables import table as show_table
from pages.ui.text import literal
from words import _, numbers

LOOK_FROM = "outlook-from"
TRIED = "outlook"  # the target of *What if*; the link carries it


def head(campaign: Campaign, rows: Sequence[Outlook]) -> None:
    """The day one looks from, which can be moved, and how the targets stand in one line."""
    as_of = rows[0].as_of
    last = contexts.horizon(campaign)
    st.session_state[LOOK_FROM] = min(max(as_of, campaign.start), last)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(
            _("Look from"),
            key=LOOK_FROM,
            min_value=campaign.start,
            max_value=last,
            format="YYYY-MM-DD",
            on_change=_look,
            width=180,
            help=_("Only records up to this day count. It is the as-of day of the scope."),
        )
        if all(each.state == "over" for each in rows):
            half = outlook.middle(campaign)
            st.button(
                _("Look back from the middle of the campaign, {day}", day=numbers.date_long(half)),
                icon=":material/history:",
                on_click=_look,
                args=(half,),
                key="outlook-back",
            )
        st.markdown(_roll_up(rows), width="content")


def days(campaign: Campaign, rows: Sequence[Outlook]) -> tuple[date, date]:
    """The days that count so far."""
    return min(campaign.start, rows[0].as_of), min(rows[0].as_of, contexts.horizon(campaign))


def _look(day: date | None = None) -> None:
    st.session_state["as_of"] = day or st.session_state[LOOK_FROM]


def _roll_up(rows: Sequence[Outlook]) -> str:
    counts = {state: sum(each.state == state for each in rows) for state in ("open", "over", "not_predicted")}
    said = []
    if counts["open"]:
        said.append(f":blue-badge[:material/schedule: {_('open {n}', n=counts['open'])}]")
    if counts["over"]:
        met = sum(each.state == "over" and each.attained.administrative == "met" for each in rows)
        said.append(f":gray-badge[:material/event_available: {_('due date reached {n}, met {met}', n=counts['over'], met=met)}]")
    if counts["not_predicted"]:
        said.append(f":gray-badge[:material/hide_source: {_('not predicted {n}', n=counts['not_predicted'])}]")
    return " ".join((_("{n} targets", n=len(rows)), *said))


def predicted(rows: Sequence[Outlook]) -> None:
    """Every open rate: where it stands, what is planned, what that predicts. Without one, nothing."""
    shown = [each for row in rows if row.state == "open" for each in (row, *row.parts)]
    if not shown:
        return
    st.subheader(_title(shown), anchor=False)
    if any(each.remaining is None and each.limit is not None for each in shown):
        st.markdown(
            f":small[:gray[{_('Where the campaign file plans no batches, there is no prediction by itself: below any number can be tried.')}]]"
        )
    tried = {each.id for each in predictable(rows)}
    show_table(
        outlook_table.table(shown),
        "outlook-open",
        figures.saved_name(_("Outlook of the targets")),
        figures.notes(),
        on_pick=_try,
        keys=[each.id if each.id in tried else None for each in shown],
    )


def _try(target: str) -> None:
    """Take the target to *What if* below. For callbacks."""
    st.session_state[TRIED] = target


def _title(shown: Sequence[Outlook]) -> str:
    known = [each for each in shown if each.chance is not None and each.limit is not None]
    if not known:
        return _("Open targets: without a plan of batches nothing is predicted yet")
    least = min(known, key=lambda each: each.chance or 0.0)
    found = _(
        "{id} {title}: {chance}, {likely}",
        id=least.id,
        title=least.title,
        chance=words_of.chance(least.chance),
        likely=words_of.likely(least.chance or 0),
    )
    return literal(found if len(known) == 1 else _("Least sure is {found}", found=found))


def others(rows: Sequence[Outlook]) -> None:
    """What is over, and what is not predicted and why: a sentence each."""
    for state, title in (("over", _("Due date reached")), ("not_predicted", _("Not predicted"))):
        found = [each for row in rows for each in (row, *row.parts) if each.state == state]
        if found:
            with st.container(border=True, gap="xsmall"):
                st.subheader(title, anchor=False)
                for each in found:
                    due = numbers.date_long(each.due) + (_(" (assumed)") if each.due_assumed else "")
                    head = f"**{literal(each.id)} {literal(each.title)}** :small[:gray[{_('due {day}', day=due)}]]"
                    st.markdown(f"{head}  \n{literal(each.answer)}")
