"""What lies between two data versions: every action of the ledger, and which figures each of them moved."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics import words_of_value
from analytics.attainment import Attainment
from analytics.campaigns import Campaign
from analytics.changes import targets
from analytics.scope import Scope
from pages.ui import ledger
from pages.ui.figures import notes, saved_name
from pages.ui.store import ask, lake
from pages.ui.tables import table
from pages.ui.uploads import detail
from store import Entry
from words import _, numbers

STEPS = 24
"""Actions whose effect is computed one by one, the newest first: each needs the figures of two data versions."""


def show(campaign: Campaign, scope: Scope, between: Sequence[Entry]) -> None:
    """The actions, newest first, each with the targets whose value it moved. The scope must name its day."""
    st.subheader(_("What lies between · {n}", n=numbers.count(len(between))), anchor=False)
    moved = [_moved(campaign, scope, each) if place < STEPS else _("not computed") for place, each in enumerate(between)]
    shown = pd.DataFrame(
        {
            _("Data version"): [each.data_version for each in between],
            _("When"): [ledger.when(each.committed_at) for each in between],
            _("State"): [ledger.state(each) for each in between],
            _("File"): [each.file or each.reason or numbers.NOTHING for each in between],
            _("Dataset"): [ledger.dataset_word(each.dataset) for each in between],
            _("Who"): [ledger.person(each.by) for each in between],
            _("Rows"): [each.read if each.action == "withdraw" else each.accepted + each.replaced for each in between],
            _("Moved"): moved,
        }
    )
    columns = {
        _("Data version"): st.column_config.NumberColumn(width=80),
        _("When"): st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm", width=130),
        _("File"): st.column_config.TextColumn(width=230),
        _("Moved"): st.column_config.TextColumn(width=420),
    }
    name = _("What lies between two data versions")
    keys = [each.upload for each in between]
    table(shown, "versions-between", saved_name(name), notes(), column_config=columns, on_pick=detail.visit, keys=keys)
    if len(between) > STEPS:
        st.markdown(f":small[:gray[{_('Effects are computed for the newest {n} actions; choose a later first version for the others.', n=STEPS)}]]")


def _moved(campaign: Campaign, scope: Scope, entry: Entry) -> str:
    if entry.dataset == "decisions":
        return _("none: a decision changes no figure")
    before, after = (ask(targets.values, lake().at(version), campaign, scope) for version in (entry.data_version - 1, entry.data_version))
    said = [_said(then, now) for then, now in zip(before, after, strict=True) if _figures(then) != _figures(now)]
    return _("; ").join(said) if said else _("no target")


def _figures(one: Attainment) -> tuple[object, ...]:
    return one.value, one.numerator, one.denominator, one.administrative, one.evidential


def _said(then: Attainment, now: Attainment) -> str:
    def value(one: Attainment) -> str:
        whole = one.value is not None and one.denominator is not None and one.numerator is not None and one.shape != "rise"
        text = words_of_value.value_text(one)
        return f"{text} ({numbers.count(one.numerator)}/{numbers.count(one.denominator)})" if whole else text

    return f"{now.id} {value(then)} → {value(now)}"
