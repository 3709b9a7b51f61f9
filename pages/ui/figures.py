"""A chart on the page: its finding as heading, the figure in the reader's theme, its table and the ways to save both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analytics.campaigns import Campaign
from analytics.filtered import filters
from analytics.scope import Scope
from charts.cells import CellsSpec
from charts.kinds import Chart, Spec
from charts.plotly import config
from charts.plotly.config import file_name
from pages.ui import frame, narrowing, rooms, saving, visits
from pages.ui import reading as readings
from pages.ui.reading import Reading
from pages.ui.store import drawn, lake, snapshot
from pages.ui.tables import table as show_table
from pages.ui.text import literal
from words import _, numbers

Pick = Callable[[Sequence[str]], None]
_LONGEST_TITLE = 40  # signs of a file's name, so that its day and version are never cut off


def chart(
    spec: Chart,
    *,
    note: str = "",
    on_pick: Pick | None = None,
    table: pd.DataFrame | None = None,
    row_keys: Sequence[Sequence[str]] = (),
    least_width: int | None = None,
    reading: Reading | None = None,
) -> None:
    """A `ChartSpec` or `XYSpec` in a card, its own table beside it unless a fuller one is given (with the `row_keys` of that one).

    `on_pick` gets the keys of a clicked mark or row of the table, or nothing where a click takes the choice back. `least_width`: see `figure`; by
    what the chart holds where it is None.
    """
    beside = spec.table if table is None else table
    figure(
        drawn(spec),
        spec.key,
        spec.title,
        spec.alt,
        beside,
        note=note or spec.note,
        on_pick=on_pick,
        row_keys=spec.row_keys if table is None else row_keys,
        least_width=rooms.least_width(spec) if least_width is None else least_width,
        reading=reading,
        spec=spec,
    )


def figure(
    drawn: go.Figure,
    key: str,
    title: str,
    alt: str,
    table: pd.DataFrame,
    *,
    legend: str = "",
    least_width: int = 0,
    note: str = "",
    on_pick: Pick | None = None,
    row_keys: Sequence[Sequence[str]] = (),
    reading: Reading | None = None,
    fresh: str = "",
    spec: Spec | CellsSpec | None = None,
) -> None:
    """Any plotly figure in the same card, with the table that holds all its figures; under `least_width` pixels it scrolls sideways.

    `row_keys`: what `on_pick` gets for each row of the table, so that a row leads where its mark leads. `spec`: what it was drawn from, where
    that leaves for Office as a chart. `fresh`: another value makes the chart forget what was clicked on it.
    """
    with st.container(border=True, gap="xsmall", height="stretch"):
        st.subheader(literal(title), anchor=False)
        if legend:
            st.markdown(f":small[:gray[{legend}]]")
        place = st.grid(1, min_column_width=least_width, wrap=False) if least_width else st.container()
        if least_width:
            st.html(rooms.swipe(least_width))
        if note:
            st.markdown(f":small[:gray[{note}]]")
        if reading:
            readings.popover(reading, key)
        picture = _saving(key, title, table, spec, on_pick, row_keys)
        # The theme is part of the key: a live switch of light and dark then redraws the slots on the next run.
        widget = f"{key}-{st.context.theme.type}-{picture}{fresh}"
        told = picking(widget, on_pick) if on_pick else {}
        place.plotly_chart(drawn, theme="streamlit", key=widget, config=config(saved_name(title), picture), alt=alt, **told)


def saved_name(title: str) -> str:
    """The name of a saved picture or table: campaign, what it shows, the last day counted, the data version, whether they are a demo's, the filters.

    A picture or a CSV has no second sheet for them, and a line above the heads would be no CSV.
    """
    campaign, chosen = _looked_at()
    _first, day = frame.counted(campaign, chosen)
    synthetic = _("Demo data") if lake().is_demo else ""
    whole = filters(campaign, Scope(campaign=campaign.id))
    narrowed = [each for each in filters(campaign, chosen) if each not in whole]
    return file_name(str(campaign.title), title[:_LONGEST_TITLE], day.isoformat(), f"v{snapshot().version}", synthetic, *narrowed)


def notes() -> tuple[str, ...]:
    """What stands on the second sheet of a saved table: campaign, days, filters, data version, and that the figures are synthetic where they are."""
    campaign, chosen = _looked_at()
    said = [
        str(campaign.title),
        numbers.date_range(*frame.counted(campaign, chosen)),
        *filters(campaign, chosen),
        _("data version {n}", n=snapshot().version),
    ]
    return (*said, _("Demo data")) if lake().is_demo else tuple(said)


def _looked_at() -> tuple[Campaign, Scope]:
    """What the page counts: the sidebar's scope, on Breakdown as its link narrows it."""
    campaign, chosen = frame.scope()
    return campaign, narrowing.narrowed(chosen) if visits.here() == visits.BREAKDOWN else chosen


def _saving(key: str, title: str, table: pd.DataFrame, spec: Spec | CellsSpec | None, on_pick: Pick | None, row_keys: Sequence[Sequence[str]]) -> Any:
    """The row under a chart: its table when opened, and which kind of picture the camera of the chart saves."""
    box = st.expander(_("Show the table"), icon=":material/table_view:", type="compact", key=f"{key}-more", on_change="rerun")
    if not box.open:
        return st.session_state.get(f"{key}-picture-kept", "png")
    with box:
        leads: dict[str, Any] = {}
        if on_pick and row_keys:  # a row without a key (several units pooled) leads nowhere
            leads = {"on_pick": on_pick, "keys": [each if any(each) else None for each in row_keys]}
        show_table(table, f"{key}-table", saved_name(title), notes(), **leads)
        with st.container(horizontal=True, gap="xsmall"):
            saving.copies(key, title, table, notes())
            if spec:
                saving.office(key, saved_name(title), spec, notes())
        kept = f"{key}-picture-kept"
        chosen = st.segmented_control(
            _("Picture format, for the camera at the upper right of the chart"),
            ["png", "svg"],
            default=st.session_state.get(kept, "png"),
            format_func=str.upper,
            key=f"{key}-picture",
            required=True,
        )
        st.session_state[kept] = chosen
    return chosen


def picking(widget: str, on_pick: Pick) -> dict[str, Any]:
    """What `st.plotly_chart` of that key takes so that its marks can be clicked."""
    return {"on_select": partial(_picked, widget, on_pick), "selection_mode": "points"}


def _picked(widget: str, on_pick: Pick) -> None:
    points = st.session_state[widget].selection.points
    keys = points[0].get("customdata", []) if points else []
    on_pick([str(key) for key in (keys.values() if isinstance(keys, dict) else keys)])
