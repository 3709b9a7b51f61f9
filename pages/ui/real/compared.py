"""The parts of *Is it real?*: what is compared, the outliers by name, and the way down to their batches."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

import streamlit as st

from analytics.ask import Readable
from analytics.campaigns import Campaign
from analytics.labels import label
from analytics.real import Real, real
from analytics.scope import Scope
from analytics.units import UNITS, measures_of
from charts.figures import comparing, funnel_words
from charts.figures.funnel import funnel
from charts.figures.units import limit
from charts.xy import XYSpec
from pages.ui import coded, drill, figures, lines
from pages.ui.real import wording
from pages.ui.tables import table
from pages.ui.text import literal
from words import _

POOLED = "pooled"


@dataclass(frozen=True)
class Chosen:
    """What the controls say: the units, the measure, and the target (None: the units' own pooled rate)."""

    unit: str
    measure: str
    target: Fraction | None


def controls(campaign: Campaign) -> Chosen:
    """Draw the controls: unit, measure, and what the units are held against."""
    every = {POOLED: None, **{f"{float(each) * 100:g}": each for each in lines.limits(campaign)}}

    def named(code: str) -> str:
        target = every.get(code)
        return _("Their pooled rate") if target is None else _("Target {target}", target=limit(target))

    with st.container(horizontal=True):
        draw = partial(st.segmented_control, required=True)
        unit = coded.one(draw, _("Compare"), UNITS, "compare", start=UNITS[0], named=comparing.unit)
        several = partial(st.selectbox, width=220)
        measures = measures_of(unit)
        measure = coded.one(several, _("Pass rate"), measures, "measure", start=measures[0], named=lambda each: label("measure", each).capitalize())
        centre = coded.one(several, _("Held against"), list(every), "centre", start=POOLED, named=named)
    return Chosen(unit, measure, every[centre])


def funnel_of(snapshot: Readable, scope: Scope, unit: str, measure: str, target: Fraction | None) -> XYSpec:
    """The funnel plot of an answer, kept like the answer itself: thousands of points take a moment to write."""
    found = real(snapshot, scope, unit, measure, target)
    assert found is not None, "A page asks for the funnel of something."
    return funnel(found, key="real-funnel", subject=label("measure", measure).capitalize())


def show_named(found: Real) -> None:
    """The outliers by name, and those that may be chance, what differs most first; a click on a row goes down to its batches."""
    rows = found.frame[found.frame["finding"] != "chance"]
    title = _("Outliers by name")
    with st.container(border=True, gap="xsmall"):
        st.subheader(title, anchor=False)
        st.markdown(f":small[:gray[{literal(wording.adjustment(found))}]]")
        if rows.empty:
            return
        shown = funnel_words.table(found, rows)
        table(
            shown,
            f"real-named-{found.compared.unit}",
            figures.saved_name(title),
            figures.notes(),
            on_pick=partial(go_down, found.compared.unit),
            keys=list(rows["key"]),
        )


def go_down(unit: str, key: str) -> None:
    """Open the unit in Breakdown, down to its batches. For callbacks."""
    place, trade, firm, lab = (key if unit == each else "" for each in UNITS)
    drill.visit(place=place, trade=trade, firm=firm, lab=lab)


def picked(unit: str, keys: Any) -> None:
    """A click on a point: the unit that stands there alone. For callbacks."""
    if keys and keys[0]:
        go_down(unit, keys[0])
