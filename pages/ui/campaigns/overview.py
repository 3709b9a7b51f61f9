"""Every campaign in one table: shipped or the bureau's own, how much it holds, what its file warns of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analytics import campaigns, names
from analytics.campaigns import Broken, Campaign
from pages.ui.campaigns import edit
from pages.ui.campaigns.review import CHOSEN
from pages.ui.tables import table
from pages.ui.text import literal
from words import _, language, numbers


def draw(every: Sequence[Campaign]) -> None:
    """The table; a click chooses the campaign that the page looks at."""
    own = {name.removesuffix(".toml") for name, _changed in campaigns.own_state()}
    lines = pd.DataFrame(
        {
            _("Campaign"): [str(each.title) for each in every],
            _("Id"): [each.id for each in every],
            _("Source"): [_source(each.id, each.id in own) for each in every],
            _("County"): [names.place(each.county) for each in every],
            _("Days"): [numbers.date_range(each.start, each.end) for each in every],
            _("Stages of the campaign"): [len(each.stages) for each in every],
            _("Milestones"): [len(each.process.milestones) for each in every],
            _("Targets"): [len(each.targets) for each in every],
            _("Warnings"): [len(each.warnings) for each in every],
        }
    )
    table(lines, "campaigns-all", _("Campaigns"), column_config=_widths(), on_pick=_choose, keys=[each.id for each in every])


def choose(every: Mapping[str, Campaign]) -> str:
    """The campaign that is looked at. In another language it is another widget: Streamlit would go on showing the words of the first."""
    key = f"{CHOSEN}-{language()}"
    st.session_state[key] = st.session_state[CHOSEN]
    chosen: str = st.selectbox(
        _("Campaign to look at"),
        list(every),
        key=key,
        format_func=lambda id: _("{name} ({which})", name=str(every[id].short), which=id),
        on_change=lambda: _choose(st.session_state[key]),
        width=420,
    )
    return chosen


def _choose(campaign: str) -> None:
    st.session_state[CHOSEN] = campaign


def mend(broken: Sequence[Broken], may_edit: bool) -> None:
    """The own files that cannot be read, each with its line and, for whoever may edit, its text to mend or the way back to the shipped one."""
    for each in broken:
        place = _("Line {n}. ", n=each.line) if each.line else ""
        rest = _("Until it is mended, every page goes on without this campaign.")
        st.error(literal(f"{each.why.text()} {place}{rest}"), icon=":material/report:")
        if may_edit and each.text:
            with st.expander(_("Mend {file}", file=literal(each.file)), icon=":material/edit:"):
                edit.in_text(each.id, each.text)


def warn(campaign: Campaign) -> None:
    """What the file of one campaign makes one wonder about; it holds all the same."""
    if campaign.warnings:
        st.warning("  \n".join(literal(each.text()) for each in campaign.warnings), icon=":material/warning:")


def _widths() -> dict[str, Any]:
    """So that the last column fits beside the sidebar."""
    return {_("Campaign"): st.column_config.TextColumn(width=286), _("Stages of the campaign"): st.column_config.NumberColumn(width=70)}


def _source(id: str, own: bool) -> str:
    if not own:
        return _("shipped")
    return _("own, in place of the shipped one") if campaigns.shipped(id) else _("own")
