"""The parts of the concentration page: who makes the failures, who makes the sales, and who has no sales figure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics import names
from analytics.ask import Readable
from analytics.concentration import Concentration, Held, concentration, failures_by_place
from analytics.scope import Scope
from charts.figures import comparing, holders, lorenz
from charts.xy import XYSpec
from pages.ui import coded, drill, figures
from pages.ui.reading import Reading
from pages.ui.store import ask
from pages.ui.tables import table
from pages.ui.text import literal
from words import _, numbers

UNITS = ("enterprise", "township")
"""Height of a table that scrolls, in pixels: ten rows."""


def curves_of(snapshot: Readable, scope: Scope) -> XYSpec:
    """The Lorenz curves of a scope, kept like the answer behind them."""
    return lorenz.lorenz(concentration(snapshot, scope), key="concentration-lorenz")


def show_failures(scope: Scope, found: Concentration, rule: str) -> None:
    """Pareto of the failed batches by enterprise or township; a click goes down to the batches."""
    if not (found.failures and found.failures.total):
        return
    draw = partial(st.segmented_control, required=True)
    unit = coded.one(draw, _("Failed batches by"), UNITS, "failures-by", start=UNITS[0], named=comparing.unit)
    held = found.failures if unit == "enterprise" else ask(failures_by_place, scope)
    if held is None or not held.total:
        st.markdown(_("None of the failed batches names its township."))
        return
    spec = holders.pareto(held, unit, key=f"concentration-{unit}")
    note = _("Click a row to go down to its batches.")
    figures.chart(spec, note=literal(note), on_pick=partial(_picked, unit), reading=_reading(rule))


def show_sales(found: Concentration) -> None:
    """The enterprises by sales, the largest first, with what they hold together; a click on a row goes down to the batches."""
    if not (found.sales and found.sales.total):
        return
    title = _("Enterprises by sales, largest first")
    _listed("concentration-sales", title, _largest(found.sales), holders.sales(found.sales), list(found.sales.frame["key"]))


def show_without_sales(found: Concentration) -> None:
    """Who has no sales figure, those with failed batches first."""
    if found.without_sales.empty:
        return
    rows = found.without_sales
    shown = pd.DataFrame(
        {
            _("Enterprise"): list(rows["name"]),
            _("Township"): names.places(rows["township"]),
            _("Failed / judged"): [f"{int(f)}/{int(n)}" if n else numbers.NOTHING for f, n in zip(rows["failed"], rows["judged"], strict=True)],
        }
    )
    title = _("Enterprises without a sales figure")
    _listed("concentration-without", title, _("Enter it in the register, and they join the curve."), shown, list(rows["key"]))


def _largest(held: Held) -> str:
    """What the one, three and ten largest hold."""
    said = [
        _("the largest {k}: {share}", k=k, share=numbers.percent(float(held.frame["cumulative"].iloc[k - 1])))
        for k in (1, 3, 10)
        if k < len(held.frame)
    ]
    return _("Sales in all {total}", total=numbers.money(held.total)) + (" · " + " · ".join(said) if said else "")


def _listed(key: str, title: str, note: str, shown: pd.DataFrame, keys: Sequence[Any]) -> None:
    with st.container(border=True, gap="xsmall", height="stretch"):
        st.subheader(literal(title), anchor=False)
        st.markdown(f":small[:gray[{literal(note)}]]")
        table(shown, key, figures.saved_name(title), figures.notes(), on_pick=_to_firm, keys=keys)


def to_holder(keys: Sequence[str]) -> None:
    """From a point of a Lorenz curve down to the enterprise that stands there. For callbacks."""
    if keys and keys[0]:
        _to_firm(keys[0])


def _to_firm(key: str) -> None:
    drill.visit(firm=key)


def _picked(unit: str, keys: Sequence[str]) -> None:
    if keys and keys[0]:
        drill.visit(firm=keys[0] if unit == "enterprise" else "", place=keys[0] if unit == "township" else "")


def _reading(rule: str) -> Reading:
    return Reading(
        shows=_(
            "Bars: failed batches, most first. Line and last column: what share of all failed batches those down to here make up together. Where a"
            " few rows reach half, work on these few first."
        ),
        rule=rule,
        assumes=_("Who is sampled more has more failures: look at failed / judged as well."),
        source=_("Pareto chart: Juran, Quality Control Handbook, 1951."),
    )
