"""What lies behind a warning: its CUSUM and the failed batches, each with the way down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from analytics import names
from analytics.labels import label
from analytics.scope import Scope
from analytics.warnings import detect, sentence
from analytics.warnings.found import Warned
from analytics.warnings.settings import Settings
from analytics.warnings.states import Standing
from charts.figures.cusum import cusum
from pages.ui import drill, figures
from pages.ui.figures import notes, saved_name
from pages.ui.reading import Reading
from pages.ui.store import ask
from pages.ui.tables import table
from pages.ui.text import literal
from words import _, numbers


def chart(one: Standing, scope: Scope, settings: Settings) -> None:
    """The CUSUM of the warning's stream, where it has a batch; a click on a day goes down to its batches."""
    warned = one.warning
    found = ask(detect.one_stream, scope, settings, warned.trade, warned.place)
    if found is None:
        return
    series, held = found
    title = _(
        "{place}, {trade}: CUSUM of failures, last alarm on {day}",
        place=names.place(warned.township),
        trade=names.trade(warned.trade),
        day=numbers.date_long(warned.since),
    )
    reading = Reading(
        shows=_(
            "The line rises with each failed batch and falls with each passed one, never below 0. At the threshold it alarms and starts anew. "
            "Columns are days with batches, one after another, not the calendar; the bars below are the batches."
        ),
        rule=sentence.threshold(warned.trade, held),
        assumes=_(
            "Batches are independent and, while nothing changes, fail at the usual rate. The order within a day is not known: its passed batches "
            "are counted first, so that the order of a file raises no alarm."
        ),
        source=_(
            "Bernoulli CUSUM: Reynolds and Stoumbos, Journal of Quality Technology 31 (1999) 87–108; doubled odds as in Steiner et al., "
            "Biostatistics 1 (2000) 441–452; run length by the Markov chain of Brook and Evans, Biometrika 59 (1972) 539–549."
        ),
    )
    spec = cusum(series, held, key=f"cusum-{warned.trade}-{warned.place}", title=title)
    figures.chart(spec, note=literal(sentence.threshold(warned.trade, held)), on_pick=partial(_to_day, warned), reading=reading)


def _to_day(warned: Warned, keys: Sequence[str]) -> None:
    """From a day of the CUSUM down to its batches."""
    if keys:
        day = date.fromisoformat(keys[0])
        drill.visit(place=warned.place, trade=warned.trade, filters={"from": day, "to": day})


def evidence(one: Standing) -> None:
    """The failed batches behind it, the latest first; a click goes to the enterprise's batches."""
    rows = one.warning.evidence[::-1]
    new = {(each.upload, each.row) for each in one.new}
    frame = pd.DataFrame(
        {
            _("Date"): [each.day for each in rows],
            _("Enterprise"): [each.name or each.enterprise for each in rows],
            _("Product"): [each.product for each in rows],
            _("Failed items"): [_("; ").join(map(names.item, each.items)) for each in rows],
            _("Kind"): [label("kind", each.kind or None) for each in rows],
            _("New since"): [_("yes") if (each.upload, each.row) in new else "" for each in rows],
        }
    )
    st.markdown(f"**{_('Failed batches behind it · {n}', n=numbers.count(len(rows)))}**")
    name = _("{what}: failed batches", what=sentence.title(one.warning))
    keys = [each.enterprise for each in rows]
    table(frame, "w-evidence", saved_name(name), notes(), on_pick=_to_firm, keys=keys)


def _to_firm(firm: str) -> None:
    drill.visit(firm=firm)
