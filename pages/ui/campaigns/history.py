"""The versions of a campaign: who put which in force, when and why; which limits held when; the way back."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics import campaigns
from analytics.campaign import Campaign
from analytics.campaign_changes import held
from analytics.campaigns import parse
from etl import own_campaigns as own
from pages.ui import acts, ledger
from pages.ui.actor import actor
from pages.ui.campaigns.called import ACTIONS
from pages.ui.campaigns.wording import rule, written
from pages.ui.tables import table
from words import Refusal, _, numbers


def draw(id: str, text: str) -> None:
    """Versions and limits; where nobody ever edited the campaign, a sentence."""
    steps = own.history(id)
    if not steps:
        st.markdown(_("Nobody has edited this campaign here: it stands as it was shipped."))
        return
    newest = max(step.number for step in steps if step.text == text) if any(step.text == text for step in steps) else 0
    versions = pd.DataFrame(
        {
            _("Version"): [step.number for step in steps],
            _("When"): [ledger.when(step.at) if step.at else None for step in steps],
            _("Action"): [_(ACTIONS.get(step.action, step.action)) for step in steps],
            _("Who"): [ledger.person(step.by) for step in steps],
            _("Reason"): [step.reason for step in steps],
            _("In force"): ["●" if step.number == newest else "" for step in steps],
        }
    )[::-1]
    table(versions, f"campaigns-versions-{id}", _("Versions of {id}", id=id))
    _limits(id, steps)
    _back(id, steps, newest)


def _limits(id: str, steps: Sequence[own.Step]) -> None:
    lines = held([(step.number, step.at, _campaign(id, step.text)) for step in steps])
    st.markdown(f"**{_('Which rules held when')}**")
    changed = {line.id for line in lines if line.step != steps[0].number}
    only = st.toggle(_("Only targets whose rule was changed"), bool(changed), key=f"campaigns-held-{id}", disabled=not changed)
    shown = [line for line in lines if line.id in changed or not (only and changed)]
    table(
        pd.DataFrame(
            {
                _("Target"): [f"{line.id} {line.target.title}" if line.target else line.id for line in shown],
                _("Held since"): [ledger.when(line.since) if line.since else None for line in shown],
                _("Version"): [line.step for line in shown],
                _("Rule"): [rule(line.target) if line.target else _("struck out") for line in shown],
                _("Due date"): [line.target.due if line.target else None for line in shown],
                _("Trades"): [written(line.target.trades, "trades") if line.target else numbers.NOTHING for line in shown],
                _("Levels"): [
                    (written(line.target.levels, "levels") if line.target.levels else _("all levels")) if line.target else "" for line in shown
                ],
            }
        ),
        f"campaigns-rules-{id}",
        _("Which rules held when"),
    )


def _back(id: str, steps: Sequence[own.Step], newest: int) -> None:
    """Restore an earlier version, or remove the own one."""
    earlier = {step.number: step for step in steps if step.text and step.number != newest}
    is_own = any(name == f"{id}.toml" for name, _changed in campaigns.own_state())
    if not earlier and not is_own:
        return
    which, why = st.columns([2, 5])
    number = which.selectbox(_("Earlier version"), list(earlier)[::-1], key=f"campaigns-earlier-{id}", format_func=lambda n: _("version {n}", n=n))
    reason = why.text_input(_("Reason"), key=f"campaigns-back-{id}", max_chars=own.LONGEST_REASON, live=True).strip()
    with st.container(horizontal=True):
        restore = _("Restore this version")
        st.button(
            restore,
            key="campaigns-restore",
            icon=":material/history:",
            on_click=_restore,
            args=(id, number, reason),
            disabled=not (reason and number),
        )
        if is_own:
            away = _("Remove the own version, back to the shipped one") if campaigns.shipped(id) else _("Remove this campaign")
            st.button(away, key="campaigns-remove", icon=":material/delete:", on_click=_remove, args=(id, reason), disabled=not reason)


def _campaign(id: str, text: str) -> Campaign | None:
    try:
        return parse(text.encode(), f"{id}.toml") if text else None
    except Refusal:  # a version of other days whose words this software no longer knows
        return None


def _restore(id: str, number: int, reason: str) -> None:
    acts.act(own.restore, id, number, reason, parse, actor=actor())


def _remove(id: str, reason: str) -> None:
    acts.act(own.remove, id, reason, actor=actor())
