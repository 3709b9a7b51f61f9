"""The parts of 'early warning': the parameters, the list with its states, and the one warning that was picked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from analytics.campaigns import Campaign
from analytics.scope import Scope
from analytics.warnings import detect, sentence, states
from analytics.warnings.detect import Found
from analytics.warnings.found import KINDS
from analytics.warnings.settings import REFERENCES, Settings
from analytics.warnings.states import STATES, Standing
from pages.ui.figures import notes, saved_name
from pages.ui.store import ask, lake
from pages.ui.tables import table
from pages.ui.text import literal
from words import N_, _, numbers

PICKED = "_warning"
LOOK = {"returned": ("red", "replay"), "open": ("yellow", "notifications"), "acknowledged": ("blue", "visibility"), "closed": ("gray", "task_alt")}
MARKS = {"returned": "↻", "open": "!", "acknowledged": "◐", "closed": "✓"}
REFERENCE = {"history": N_("the county's failures before"), "target": N_("what the target allows")}
FEWEST, MOST = 100, 2_000


def ask_settings(campaign: Campaign) -> Settings:
    """The campaign's parameters, each of which may be changed for a look."""
    own = campaign.early_warning
    with st.popover(_("Parameters"), icon=":material/tune:", type="tertiary"):
        reference = st.selectbox(
            _("Usual failure rate p0 from"), REFERENCES, REFERENCES.index(own.reference), format_func=lambda each: _(REFERENCE[each]), key="w-p0"
        )
        odds = st.slider(_("To be found: odds of a failure times"), 1.5, 5.0, own.odds, 0.5, key="w-odds")
        length = st.slider(_("Batches between false alarms"), FEWEST, MOST, own.run_length, 10, key="w-length")
        again = st.slider(_("Recurrence: failures on one item, on different days"), 2, 6, own.again, key="w-again")
        again_days = st.slider(_("Recurrence: within days"), 30, 1095, own.again_days, key="w-again-days")
        firms = st.slider(_("Cluster: enterprises of one township"), 2, 10, own.firms, key="w-firms")
        cluster_days = st.slider(_("Cluster: within days"), 7, 180, own.cluster_days, key="w-cluster-days")
        st.markdown(f":small[:gray[{_('They start from the campaign file and hold for this session; decisions stay with their warning.')}]]")
    return replace(
        own,
        reference=reference,
        odds=odds,
        run_length=length,
        again=again,
        again_days=again_days,
        firms=firms,
        cluster_days=cluster_days,
    )


def standings(scope: Scope, settings: Settings) -> tuple[Found, tuple[Standing, ...]]:
    """What the detectors find, and where each warning stands by the decisions in the ledger."""
    found = ask(detect.find, scope, settings)
    arrived = {each.upload: each.data_version for each in lake().ledger() if each.action != "withdraw"}
    return found, states.standings(found.warnings, ask(states.decisions), arrived)


def roll_up(found: Found, every: Sequence[Standing]) -> None:
    """The line under the title: how many warnings of each state, and what was looked at."""
    counted = {state: sum(each.state == state for each in every) for state in STATES}
    badges = [badge(f"{numbers.count(n)} {_(sentence.STATE[state])}", state) for state, n in counted.items() if n]
    st.markdown(" ".join([f"**{_('{n} warnings', n=numbers.count(len(every)))}**", *badges]))
    said = _(
        "{days}: {streams} streams (trade × township), {judged} judged batches, {failures} failed ones looked at.",
        days=numbers.date_range(found.span.start, found.span.end),
        streams=numbers.count(found.streams),
        judged=numbers.count(found.judged),
        failures=numbers.count(found.failures),
    )
    st.markdown(f":small[:gray[{literal(said)}]]")


def badge(word: str, state: str) -> str:
    """A state in word, icon and colour, as Markdown."""
    colour, icon = LOOK[state]
    return f":{colour}-badge[:material/{icon}: {word}]"


def ask_shown(every: Sequence[Standing]) -> list[Standing]:
    """Which kinds and states are listed; closed ones are left out at first."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kinds = st.pills(
            _("Kind of warning"), KINDS, selection_mode="multi", default=KINDS, format_func=lambda each: _(sentence.KIND[each]), key="w-kinds"
        )
        shown = st.pills(
            _("Where it stands"), STATES, selection_mode="multi", default=STATES[:3], format_func=lambda each: _(sentence.STATE[each]), key="w-states"
        )
    return [each for each in every if each.warning.kind in kinds and each.state in shown]


def listed(shown: Sequence[Standing]) -> None:
    """The warnings as a table, in the order given; a click picks one."""
    frame = pd.DataFrame(
        {
            _("Where it stands"): [f"{MARKS[each.state]} {_(sentence.STATE[each.state])}" for each in shown],
            _("Kind of warning"): [_(sentence.KIND[each.warning.kind]) for each in shown],
            _("What and where"): [sentence.title(each.warning) for each in shown],
            _("Since"): [each.warning.since for each in shown],
            _("Latest failure"): [each.warning.last for each in shown],
            _("Failed"): [each.warning.failed for each in shown],
            _("New since"): [len(each.new) if each.decision else None for each in shown],
            _("Why"): [sentence.reason(each.warning) for each in shown],
            _("Note"): [each.decision.note if each.decision else "" for each in shown],
        }
    )
    name = _("Early warnings")
    columns = {
        _("What and where"): st.column_config.TextColumn(width=300),
        _("Where it stands"): st.column_config.TextColumn(width=110),
        _("Failed"): st.column_config.NumberColumn(width=70),
        _("New since"): st.column_config.NumberColumn(width=80, help=_("Failures that arrived after the data version last decided on.")),
        _("Why"): st.column_config.TextColumn(width=420),
    }
    keys = [each.warning.subject for each in shown]
    table(frame, "warnings", saved_name(name), notes(), height=min(40 * (len(frame) + 1) + 4, 444), column_config=columns, on_pick=_pick, keys=keys)


def order(every: Sequence[Standing]) -> list[Standing]:
    """Those that came back first, then open, acknowledged, closed; in each the latest failure first, then what concerns most enterprises."""
    newest = sorted(every, key=lambda each: (each.warning.last, each.warning.firms, each.warning.subject), reverse=True)
    return sorted(newest, key=lambda each: STATES.index(each.state))


def picked(shown: Sequence[Standing]) -> Standing | None:
    """The warning that was clicked, else the first one shown."""
    wanted = st.session_state.get(PICKED)
    return next((each for each in shown if each.warning.subject == wanted), shown[0] if shown else None)


def _pick(subject: str) -> None:
    st.session_state[PICKED] = subject
