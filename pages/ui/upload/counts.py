"""What an upload means for the campaign: how many of its rows count in which target."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

import store
from analytics import campaigns, targets
from analytics.attainment import Attainment
from analytics.campaigns import Campaign
from analytics.scope import Scope
from pages.ui.store import ask
from pages.ui.text import literal
from store import Snapshot
from words import _, numbers


@dataclass(frozen=True)
class Gain:
    """A target and its counted records before and after."""

    title: str
    before: int
    after: int


def gains(_snapshot: Snapshot, campaign: str, version: int) -> list[Gain]:
    """The targets whose counted records changed with a data version of the real store (a question for the kept answers)."""
    lake, known, scope = store.open(demo=False), campaigns.load(campaign), Scope(campaign=campaign)
    after = targets.attain(lake.at(version), known, scope)
    before = {each.id: each for each in targets.attain(lake.at(version - 1), known, scope)}
    found = [Gain(f"{each.id} {each.title}", _counted(before[each.id]), _counted(each)) for each in after]
    return [each for each in found if each.after != each.before]


def draw(campaign: Campaign, version: int) -> None:
    """A table of the targets that the upload moves, or why it moves none."""
    found = ask(gains, campaign.id, version)
    if not found:
        why = _(
            "No row of this file counts in a target of {campaign}: a row counts by its county, trade, date, level and kind.",
            campaign=str(campaign.title),
        )
        st.warning(literal(why), icon=":material/info:")
        return
    st.markdown(f"**{_('Counted in the targets of {campaign}', campaign=literal(str(campaign.title)))}**")
    frame = pd.DataFrame(
        {
            _("Target"): [each.title for each in found],
            _("Newly counted"): [f"{each.after - each.before:+,}" for each in found],
            _("Counted in all"): [numbers.count(each.after) for each in found],
        }
    )
    st.dataframe(frame, hide_index=True, row_height=40, width="content", alt=_("Rows of this file in the targets"))


def _counted(target: Attainment) -> int:
    """The records that a target rests on: its denominator, its parts' where it has several, the count itself."""
    if target.denominator is not None:
        return int(target.denominator)
    if target.parts:
        return sum(_counted(each) for each in target.parts)
    return int(target.numerator or 0) if target.shape == "count" else 0
