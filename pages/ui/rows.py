"""The rows of a table that lead somewhere, as a list: for whoever opens them without a mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from words import _, numbers

TOLD = 3
"""So many columns of words, from the left, say which row it is."""


def opener(frame: pd.DataFrame, key: str, keys: Sequence[Any], on_pick: Callable[[Any], None]) -> None:
    """A button, and behind it the list; choosing a row does what a click on it does. Rows whose key is None are not in it."""
    box = st.popover(_("Open a row"), icon=":material/keyboard:", type="tertiary", key=f"{key}-open", on_change="rerun")
    if not box.open:
        return
    words = [at for at, kind in enumerate(frame.dtypes) if not pd.api.types.is_numeric_dtype(kind)][:TOLD] or [0]
    told = frame.iloc[:, words].astype("string").fillna(numbers.NOTHING).agg(" · ".join, axis=1).tolist()
    leads = [at for at in range(min(len(told), len(keys))) if keys[at] is not None]
    widget = f"{key}-row"
    box.selectbox(
        _("Open a row"),
        leads,
        index=None,
        format_func=told.__getitem__,
        key=widget,
        placeholder=_("Type to search"),
        on_change=partial(_chosen, widget, tuple(keys), on_pick),
    )


def _chosen(widget: str, keys: Sequence[Any], on_pick: Callable[[Any], None]) -> None:
    if (at := st.session_state.get(widget)) is not None:
        on_pick(keys[at])
