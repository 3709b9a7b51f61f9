"""Every target then and now as one table, and the verdicts that flipped above it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics.campaigns import Campaign
from analytics.changes import written
from analytics.changes.sentence import flipped
from analytics.changes.targets import TargetChange
from pages.ui import target_steps
from pages.ui.figures import notes, saved_name
from pages.ui.tables import table
from pages.ui.text import literal
from pages.ui.verdict_badges import heading
from words import _

_NAMED = 8
"""So many flipped verdicts are named above the table."""


def show(campaign: Campaign, changes: Sequence[TargetChange], sides: tuple[str, str], note: str) -> None:
    """The table, with the flipped verdicts named in words. `sides`: what then and now are called."""
    st.subheader(_("Every target: then and now"), anchor=False)
    if turned := flipped(changes):
        st.markdown("  \n".join([f"**{_('Verdicts that flipped:')}**", *(heading(said, verdict) for said, verdict in turned[:_NAMED])]))
        if len(turned) > _NAMED:
            st.markdown(f":small[:gray[{_('and {n} more, in the table', n=len(turned) - _NAMED)}]]")
    else:
        st.markdown(_("No verdict flipped, neither the administrative one nor the evidence."))
    shown = pd.DataFrame(
        {
            _("Target"): [f"{one.now.id} {one.now.title}" for one in changes],
            sides[0]: [written.value(one, "then") for one in changes],
            sides[1]: [written.value(one, "now") for one in changes],
            _("Change"): [written.change(one) for one in changes],
            _("Its 95% interval"): [written.interval(one) for one in changes],
            _("Added"): [written.added(one) for one in changes],
            _("Administrative"): [written.verdicts("administrative", one.then.administrative, one.now.administrative) for one in changes],
            _("Evidence"): [written.verdicts("evidential", one.then.evidential, one.now.evidential) for one in changes],
        }
    )
    verdicts = [_("Administrative"), _("Evidence")]
    table(
        shown.assign(**{name: shown[name].str.replace(" → ", " →\n") for name in verdicts}),  # one under the other, before and now
        "changed-targets",
        saved_name(_("Every target: then and now")),
        notes(),
        most=9,
        wraps=True,
        saved=shown,
        column_config=_widths(sides),
        on_pick=target_steps.down(campaign),
        keys=target_steps.keys([one.now for one in changes]),
    )
    st.markdown(f":small[:gray[{literal(note)}]]")


def _widths(sides: tuple[str, str]) -> dict[str, object]:
    text = st.column_config.TextColumn
    figures = {name: text(width=width, alignment="right") for name, width in ((sides[0], 124), (sides[1], 124), (_("Change"), 118))}
    words = {_("Target"): 168, _("Its 95% interval"): 148, _("Added"): 116, _("Administrative"): 118, _("Evidence"): 116}
    return {**figures, **{name: text(width=width) for name, width in words.items()}}
