"""The parts of the map page: the counts of the townships, the map, and the ranked list."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd
import streamlit as st

from analytics import rates
from analytics.maps import Map
from analytics.names import place
from analytics.scope import Scope
from charts.figures.townships import township_map
from charts.figures.units import judge, limit, ranked
from charts.plotly import draw
from charts.spec import single
from pages.ui import coded, drill, figures
from pages.ui import ranking as ranks
from pages.ui.reading import Reading
from pages.ui.store import ask
from pages.ui.text import literal
from words import N_, _

COLOURS = {"verdict": N_("Verdict on the target"), "rate": N_("Pass rate")}


def ask_colours() -> bool:
    """Whether the areas are coloured by their rate; by their verdict at first."""
    chosen = coded.one(
        st.segmented_control, _("Colours show"), list(COLOURS), "colours", start="verdict", named=lambda each: _(COLOURS[each]), required=True
    )
    return chosen == "rate"


def counts(scope: Scope, measure: str) -> pd.DataFrame:
    """One row a township: key (its code, else the name as written), name, passed, judged."""
    found = ask(rates.rate, scope, measure, by=("township",))
    keys = [code if isinstance(code, str) else name for code, name in zip(found["township_code"], found["township"], strict=True)]
    names = [place(name) if isinstance(name, str) else _("township not stated") for name in found["township"]]
    counted = {name: found[name].astype("int64") for name in ("passed", "judged")}
    return pd.DataFrame({"key": keys, "name": names, **counted})


def show(drawn: Map, found: pd.DataFrame, target: Fraction, subject: str, by_rate: bool) -> None:
    """The map in its card; townships without an outline are named under it."""
    units = judge(found, target)
    without = [unit.name for unit in units if unit.judged and unit.key not in drawn.shapes]
    note = _("Not on the map: {names}.", names="、".join(without[:12]) + ("…" if len(without) > 12 else "")) if without else ""
    title = _("Townships: {measure}", measure=subject)
    held = title if by_rate else _("{measure}, against {target}", measure=title, target=limit(target))  # a slide has no buttons that say it
    spec = township_map(drawn, units, target, key="map-areas", title=held, by_rate=by_rate, note=note)
    figures.figure(
        draw(spec),
        spec.key,
        title,
        spec.alt,
        spec.table,
        legend=_(
            "Only areas with at least ten judged batches are coloured, the others have fewer or none. "
            "Click an area to go down to its trades and batches."
        ),
        note=literal(note),
        on_pick=_down,
        row_keys=single(unit.key for unit in units),
        spec=spec,
        reading=Reading(
            shows=_(
                "Each area is a township. Its colour and sign say whether its pass rate is supported against the target (●), contradicted (◆) or "
                "undetermined (○), or which step its rate lies in; blank areas have fewer than ten batches, or none."
            ),
            rule=_("Final verdicts by the counting rule at the foot of the page; the township is the producer's, in trade the sampled unit's."),
            assumes=_("Large areas catch the eye however few batches they have: read n, and the ranked list below."),
            source=_("Outlines: {file}, uploaded by {who}. Verdicts: 90% Clopper–Pearson intervals.", file=drawn.file, who=drawn.by),
        ),
    )


def ranking(found: pd.DataFrame, target: Fraction, others: Sequence[Fraction], subject: str) -> None:
    """The townships ranked, the small ones pooled."""
    title = _("{where}: {measure} with 90% intervals", where=_("Townships"), measure=subject)
    ranks.show(ranked(found, target), "map-ranked", title, _("Township"), target, others, _down)


def _down(keys: Sequence[str]) -> None:
    if keys and keys[0]:
        drill.visit(place=keys[0])
