"""Every target then and now as one table, and the verdicts that flipped above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from analytics import sentence
from analytics.changes.sentence import flips
from analytics.changes.targets import TargetChange
from analytics.labels import label
from pages.ui.figures import notes, saved_name
from pages.ui.tables import table
from pages.ui.text import literal
from pages.ui.verdict_badges import badge
from words import _, numbers

NOT_IN_POINTS = ("count", "index", "rise", "filed", "below", "change", "falls")
SIGNS = {"met": "✓", "not_yet": "…", "missed": "✕", "no_data": "–", "supported": "✓", "undetermined": "?", "contradicted": "✕"}


def show(changes: Sequence[TargetChange], sides: tuple[str, str], note: str) -> None:
    """The table, with the flipped verdicts named in words. `sides`: what then and now are called."""
    st.subheader(_("Every target: then and now"), anchor=False)
    flipped = flips(changes)
    if flipped:
        st.markdown(" ".join([f"**{_('Verdicts that flipped:')}**", *(badge(literal(said), "undetermined") for said in flipped)]))
    else:
        st.markdown(_("No verdict flipped, neither the administrative one nor the evidence."))
    shown = pd.DataFrame(
        {
            _("Target"): [f"{one.now.id} {one.now.title}" for one in changes],
            sides[0]: [_value(one, "then") for one in changes],
            sides[1]: [_value(one, "now") for one in changes],
            _("Change"): [_change(one) for one in changes],
            _("95% interval of the change"): [_interval(one) for one in changes],
            _("Added"): [_added(one) for one in changes],
            _("Administrative"): [_verdicts("administrative", one.then.administrative, one.now.administrative) for one in changes],
            _("Evidence"): [_verdicts("evidential", one.then.evidential, one.now.evidential) for one in changes],
        }
    )
    table(
        shown,
        "changed-targets",
        saved_name(_("Every target: then and now")),
        notes(),
        height=min(40 * (len(shown) + 1) + 4, 564),
        column_config=_widths(sides),
    )
    st.markdown(f":small[:gray[{literal(note)}]]")


def _widths(sides: tuple[str, str]) -> dict[str, object]:
    text = st.column_config.TextColumn
    figures = {name: text(width=width, alignment="right") for name, width in ((sides[0], 124), (sides[1], 124), (_("Change"), 100))}
    words = {_("Target"): 196, _("95% interval of the change"): 140, _("Added"): 104, _("Administrative"): 88, _("Evidence"): 96}
    return {**figures, **{name: text(width=width) for name, width in words.items()}}


def about_days() -> str:
    """What the table of two days says about itself."""
    return _(
        "Values are cumulative from each target's first day. The two values share their batches, so the interval is that of the batches added "
        "against those before (Newcombe, 95%), weighted by the share of the added ones; counts, indices and full counts have none."
    )


def _value(one: TargetChange, side: str) -> str:
    said = one.then if side == "then" else one.now
    text = sentence.value_text(said)
    whole = said.denominator is not None and said.numerator is not None and said.shape != "rise"
    return f"{text} ({numbers.count(said.numerator)}/{numbers.count(said.denominator)})" if whole and said.value is not None else text


def _change(one: TargetChange) -> str:
    """The difference of the two values as they are shown."""
    if one.then.value is None or one.now.value is None:
        return numbers.NOTHING
    if one.now.shape in NOT_IN_POINTS:
        return numbers.signed(one.now.value - one.then.value, 1 if one.now.shape == "index" else 0)
    then, now = (sentence.gap(replace(side, limit=0.0, shape="share")) for side in (one.then, one.now))
    return _("{change} pp", change=numbers.signed(None if then is None or now is None else now - then))


def _interval(one: TargetChange) -> str:
    if one.low is None or one.high is None:
        return numbers.NOTHING
    return _("{low} to {high} pp", low=numbers.signed(100 * one.low), high=numbers.signed(100 * one.high))


def _added(one: TargetChange) -> str:
    if one.added is None:
        return numbers.NOTHING
    if not one.added.judged:
        return _("none")
    counted = {"rate": numbers.rate(one.added.passed, one.added.judged), "passed": numbers.count(one.added.passed)}
    return _("{rate} ({passed}/{judged})", judged=numbers.count(one.added.judged), **counted)


def _verdicts(kind: str, then: str, now: str) -> str:
    before, after = (f"{SIGNS.get(each, '')} {label(kind, each)}".strip() for each in (then, now))
    return after if then == now else f"{before} → {after}"
