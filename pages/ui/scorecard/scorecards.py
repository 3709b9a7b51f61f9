"""Every target of a plan in one table, by area: value, n, gap, both verdicts, who owns it, when it is due."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics import words_of_value
from analytics.attainment import Attainment
from analytics.campaign import AREAS
from analytics.campaigns import Campaign
from charts.measure import width
from pages.ui import figures, pills, tables, target_steps
from pages.ui.text import literal
from words import N_, _, language, numbers

AREA_WORDS = {
    "management": N_("Management quality"),
    "service": N_("Service quality"),
    "engineering": N_("Engineering quality"),
    "environment": N_("Environmental quality"),
    "safety": N_("Safety"),
}
_FIGURE = 92
"""Pixels of the column of figures, of which 16 are margins."""
_GAP, _GAP_IN_ENGLISH, _GAP_AND_OWNER = 134, 108, 234
"""Pixels of the gap, which English says shorter, and of it and the owners together, whom English says longer."""
_MANY = 9  # up to so many targets are cards


def too_many(targets: tuple[Attainment, ...]) -> bool:
    """Whether so many targets are read better in a table than on cards."""
    return len(targets) > _MANY


def show(campaign: Campaign, targets: tuple[Attainment, ...]) -> None:
    """One table for each area that the campaign file names, in its order; targets without an area come last."""
    area_of = {target.id: target.area for target in campaign.targets}
    for area in (*AREAS, None):
        own = [target for target in targets if area_of.get(target.id) == area]
        if not own:
            continue
        met = sum(target.administrative == "met" for target in own)
        name = _(AREA_WORDS[area]) if area else _("Targets")
        said = _("{area}: {met} of {n} met", area=name, met=met, n=len(own))
        if all(target.administrative == "no_data" for target in own):
            said = _("{area}: none of {n} has data yet", area=name, n=len(own))
        st.subheader(literal(said), anchor=False)
        _table(campaign, own, f"scorecard-{area or 'all'}", name)


def _table(campaign: Campaign, targets: list[Attainment], key: str, name: str) -> None:
    verdicts = {
        _("Administrative"): {pills.word("administrative", each.administrative): each.administrative for each in targets},
        _("Evidence"): {_evidence(each): each.evidential for each in targets},
    }
    frame = pd.DataFrame(
        {
            _("No."): [each.id for each in targets],
            _("Target"): [each.title for each in targets],
            _("Target rule"): [each.rule for each in targets],
            _("Figure"): [_valued(each) for each in targets],
            "n": [_size(each) for each in targets],
            _("Gap"): [words_of_value.counts_text(each) or words_of_value.gap_text(each) for each in targets],
            _("Administrative"): [[pills.word("administrative", each.administrative)] for each in targets],
            _("Evidence"): [[_evidence(each)] for each in targets],
            _("Due on"): [numbers.date_short(each.due) for each in targets],
            _("Owner"): [each.owner or numbers.NOTHING for each in targets],
        }
    )
    gap = _GAP if language() == "zh" else _GAP_IN_ENGLISH
    tables.table(
        frame,
        key,
        figures.saved_name(name),
        figures.notes(),
        most=len(targets),
        wraps=True,
        saved=frame.assign(**{name: frame[name].map("".join) for name in verdicts}),
        on_pick=target_steps.down(campaign),
        keys=target_steps.keys(targets),
        column_config={
            **{name: pills.column(name, found, wide) for (name, found), wide in zip(verdicts.items(), (100, 116), strict=True)},
            _("No."): st.column_config.TextColumn(width=48),
            _("Target"): st.column_config.TextColumn(width=174),
            _("Target rule"): st.column_config.TextColumn(width=132),
            _("Figure"): st.column_config.TextColumn(alignment="right", width=_FIGURE),
            "n": st.column_config.TextColumn(alignment="right", width=52),
            _("Gap"): st.column_config.TextColumn(width=gap),
            _("Due on"): st.column_config.TextColumn(width=88),
            _("Owner"): st.column_config.TextColumn(width=_GAP_AND_OWNER - gap),
        },
    )


def _evidence(target: Attainment) -> str:
    return f"– {_('Reported figure')}" if target.reported and target.administrative != "no_data" else pills.word("evidential", target.evidential)


def _valued(target: Attainment) -> str:
    """The value with its unit, where both have room: a cell that is too narrow would hide the figure."""
    text = words_of_value.value_text(target)
    whole = numbers.of_unit(text, target.unit) if target.shape == "count" and target.value is not None else text
    return whole if width(whole) <= _FIGURE - 16 else text


def _size(target: Attainment) -> str:
    known = target.denominator is not None and target.value is not None and float(target.denominator).is_integer()
    return numbers.count(int(target.denominator or 0)) if known else numbers.NOTHING
