"""A table on the page, with its way out as CSV and workbook beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from charts.tables import to_csv, to_xlsx
from pages.ui import broken, rows
from pages.ui.columns import ROW, height, looks
from pages.ui.downloads import button
from words import _, language, numbers


def table(
    frame: pd.DataFrame,
    key: str,
    title: str,
    notes: Sequence[str] = (),
    *,
    on_pick: Callable[[Any], None] | None = None,
    keys: Sequence[Any] = (),
    most: int = 10,
    wraps: bool = False,
    saved: pd.DataFrame | None = None,
    column_config: Mapping[Any, Any] | None = None,
) -> None:
    """Show the frame (columns already named for the reader) and the two downloads under it; over `most` rows it scrolls.

    `wraps`: its texts are sentences, and are broken over lines.

    `on_pick` gets what `keys` holds for the row that somebody clicks (one key a row, None: nothing lies below it). `saved`: what the downloads
    hold, where the page shows pills, bars or grouped headings. `column_config`: the columns that do not look as `columns.looks` says.
    """
    options: dict[str, Any] = {}
    widget = key
    config = looks(frame) | dict(column_config or {})
    drawn = broken.texts(frame, config) if wraps else frame
    row = broken.height(drawn) if wraps else ROW
    if on_pick:
        # Every pick is followed by a fresh table: one that stays would take a click on the same cell as taking the choice back.
        # By its name `pages/ui/tables.js` knows it.
        widget = f"pick-{key}-{st.session_state.get(f'{key}-turn', 0)}"
        options = picking(widget, keys, partial(_turned, key, on_pick))
    with st.container(key=key) if on_pick else nullcontext():
        st.dataframe(
            drawn.map(_filled) if wraps and language() == "zh" else drawn,
            key=widget,
            hide_index=True,
            row_height=row,
            height=height(len(frame), most, frame.columns.nlevels, row),
            placeholder=numbers.NOTHING,
            alt=title,
            column_config=config,
            **options,
        )
    with st.container(horizontal=True, gap="xsmall"):
        _files(frame if saved is None else saved, key, title, notes)
        if on_pick:
            rows.opener(frame if saved is None else saved, key, keys, on_pick)


def _filled(text: Any) -> Any:
    """Chinese that fills its lines: the browser breaks a line at a space first, and such words are parted from figures by spaces alone."""
    return text.replace(" ", "\u00a0") if isinstance(text, str) and any("一" <= sign <= "鿿" for sign in text) else text


def picking(key: str, keys: Sequence[Any], on_pick: Callable[[Any], None]) -> dict[str, Any]:
    """What `st.dataframe` of that key takes so that its rows can be clicked; see `table`."""
    return {"on_select": partial(_picked, key, tuple(keys), on_pick), "selection_mode": "single-cell"}


def _turned(key: str, on_pick: Callable[[Any], None], picked: Any) -> None:
    st.session_state[f"{key}-turn"] = st.session_state.get(f"{key}-turn", 0) + 1
    on_pick(picked)


def downloads(frame: pd.DataFrame, key: str, title: str, notes: Sequence[str] = ()) -> None:
    """The frame as CSV and as a workbook, built on click; `title` becomes the file's name."""
    with st.container(horizontal=True, gap="xsmall"):
        _files(frame, key, title, notes)


def _files(frame: pd.DataFrame, key: str, title: str, notes: Sequence[str]) -> None:
    for label, ending, build in (("CSV", "csv", partial(to_csv, frame)), ("Excel", "xlsx", partial(to_xlsx, frame, title, tuple(notes)))):
        button(label, title, f"{key}-{ending}", build, ending=ending, type="tertiary", help=_("Save this table as {kind}", kind=label))


def _picked(widget: str, keys: Sequence[Any], on_pick: Callable[[Any], None]) -> None:
    cells = st.session_state[widget].selection.cells
    if cells and cells[0][0] < len(keys) and keys[cells[0][0]] is not None:
        on_pick(keys[cells[0][0]])
