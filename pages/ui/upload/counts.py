"""What an upload means for the campaign: how many of its rows count in which target."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

import store
from analytics import campaigns, context, targets
from analytics.attainment import Attainment
from analytics.base_period import of_base
from analytics.campaigns import Campaign
from analytics.scope import Scope
from pages.ui.store import ask
from pages.ui.text import literal
from store import Snapshot
from words import _, numbers


@dataclass(frozen=True)
class Gain:
    """A target and its counted records before and after, and how many came to the period that it is measured against."""

    title: str
    before: int
    after: int
    base: int = 0


@dataclass(frozen=True)
class _State:
    """A target at a data version: the records that count, those of its base, and its value."""

    title: str
    counted: int
    base: int
    value: float | None


def gains(_snapshot: Snapshot, campaign: str, version: int) -> list[Gain]:
    """The targets that a data version of the real store moved (a question for the kept answers)."""
    lake, known = store.open(demo=False), campaigns.load(campaign)
    after, before = _states(lake.at(version), known), _states(lake.at(version - 1), known)
    moved = [(then, now) for then, now in zip(before, after, strict=True) if then != now]
    return [Gain(now.title, then.counted, now.counted, now.base - then.base) for then, now in moved]


def _states(snapshot: Snapshot, campaign: Campaign) -> list[_State]:
    prepared = context.prepare(snapshot, campaign, Scope(campaign=campaign.id))
    found = zip(campaign.targets, targets.answers(prepared), strict=True)
    return [_State(f"{each.id} {each.title}", _counted(each), of_base(prepared, target, each), each.value) for target, each in found]


def draw(campaign: Campaign, version: int) -> None:
    """A table of the targets that the upload moves, what came to their base periods, or why it moves none."""
    found = ask(gains, campaign.id, version)
    if not found:
        why = _(
            "No row of this file counts in a target of {campaign}: a row counts by its county, trade, date, level and kind.",
            campaign=str(campaign.title),
        )
        st.warning(literal(why), icon=":material/info:")
        return
    counted = [each for each in found if each.after != each.before]
    if counted:
        _table(campaign, counted)
    for each in found:
        if each.base > 0:
            said = _("{n} rows count in the base period of {target}, against which it is measured.", n=numbers.count(each.base), target=each.title)
            st.markdown(f":material/info: {literal(said)}")


def _table(campaign: Campaign, counted: list[Gain]) -> None:
    st.markdown(f"**{_('Counted in the targets of {campaign}', campaign=literal(str(campaign.title)))}**")
    frame = pd.DataFrame(
        {
            _("Target"): [each.title for each in counted],
            _("Newly counted"): [f"{each.after - each.before:+,}" for each in counted],
            _("Counted in all"): [numbers.count(each.after) for each in counted],
        }
    )
    st.dataframe(frame, hide_index=True, row_height=40, width="content", alt=_("Rows of this file in the targets"))


def _counted(target: Attainment) -> int:
    """The records that a target rests on: its denominator, its parts' where it has several, the count itself."""
    if target.denominator is not None:
        return int(target.denominator)
    if target.parts:
        return sum(_counted(each) for each in target.parts)
    if target.counts:
        return target.counts[0]
    return int(target.numerator or 0) if target.shape == "count" else 0
