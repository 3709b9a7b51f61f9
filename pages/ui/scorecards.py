"""Every target of a plan in one table, by area: value, n, gap, both verdicts, who owns it, when it is due."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analytics import sentence
from analytics.attainment import Attainment
from analytics.campaign import AREAS
from analytics.campaigns import Campaign
from analytics.labels import SIGNS, label
from pages.ui import figures, tables, target_steps
from pages.ui.text import literal
from words import N_, _, numbers

AREA_WORDS = {
    "management": N_("Management quality"),
    "service": N_("Service quality"),
    "engineering": N_("Engineering quality"),
    "environment": N_("Environmental quality"),
    "safety": N_("Safety"),
}
_COLOUR: Mapping[str, str] = {
    "met": "green",
    "supported": "green",
    "missed": "red",
    "contradicted": "red",
    "not_yet": "blue",
    "undetermined": "yellow",
}
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
        st.subheader(literal(_("{area}: {met} of {n} met", area=name, met=met, n=len(own))), anchor=False)
        _table(campaign, own, f"scorecard-{area or 'all'}", name)


def _table(campaign: Campaign, targets: list[Attainment], key: str, name: str) -> None:
    administrative = [[_word("administrative", each.administrative)] for each in targets]
    evidential = [[_evidence(each)] for each in targets]
    frame = pd.DataFrame(
        {
            _("No."): [each.id for each in targets],
            _("Target"): [each.title for each in targets],
            _("Target rule"): [each.rule for each in targets],
            _("Figure"): [_valued(each) for each in targets],
            "n": [_size(each) for each in targets],
            _("Gap"): [sentence.gap_text(each) for each in targets],
            _("Administrative"): administrative,
            _("Evidence"): evidential,
            _("Due on"): [numbers.date_short(each.due) for each in targets],
            _("Owner"): [each.owner or numbers.NOTHING for each in targets],
        }
    )
    columns: dict[str, Any] = {
        _("Administrative"): _pills(_("Administrative"), {_word("administrative", each.administrative): each.administrative for each in targets}),
        _("Evidence"): _pills(_("Evidence"), {_evidence(each): each.evidential for each in targets}),
        _("No."): st.column_config.TextColumn(width=52),
        _("Target"): st.column_config.TextColumn(width=212),
        _("Target rule"): st.column_config.TextColumn(width=124),
        _("Figure"): st.column_config.TextColumn(alignment="right", width=92),
        "n": st.column_config.TextColumn(alignment="right", width=56),
        _("Gap"): st.column_config.TextColumn(width=124),
        _("Due on"): st.column_config.TextColumn(width=92),
        _("Owner"): st.column_config.TextColumn(width=150),
    }
    plain = frame.assign(**{name: frame[name].map("".join) for name in (_("Administrative"), _("Evidence"))})
    st.dataframe(
        frame,
        key=key,
        hide_index=True,
        row_height=40,
        height="content",
        placeholder=numbers.NOTHING,
        alt=name,
        column_config=columns,
        **tables.picking(key, target_steps.keys(targets), target_steps.down(campaign)),
    )
    tables.downloads(plain, key, figures.saved_name(name), figures.notes())


def _pills(title: str, verdicts: Mapping[str, str]) -> Any:
    words = list(verdicts)
    return st.column_config.MultiselectColumn(title, options=words, color=[_COLOUR.get(verdicts[word], "gray") for word in words], width=104)


def _word(what: str, verdict: str) -> str:
    return f"{SIGNS.get(verdict, '–')} {label(what, verdict)}"


def _evidence(target: Attainment) -> str:
    return f"– {_('Reported figure')}" if target.reported and target.administrative != "no_data" else _word("evidential", target.evidential)


def _valued(target: Attainment) -> str:
    text = sentence.value_text(target)
    return f"{text} {target.unit}" if target.shape == "count" and target.value is not None and target.unit else text


def _size(target: Attainment) -> str:
    known = target.denominator is not None and target.value is not None and float(target.denominator).is_integer()
    return numbers.count(int(target.denominator or 0)) if known else numbers.NOTHING
