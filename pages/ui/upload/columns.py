"""Step 2: which column is what. The road suggests, a person confirms, doubtful columns first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from datasets import Dataset
from etl.headers import Column
from etl.likely import BY_CONTENT
from pages.ui.columns import height
from words import _, numbers

_NONE = "–"  # in the editor, for 'not imported'; the empty text would be shown as None
_SHOWN = 16  # rows of the editor before it scrolls
_ORDER = {"suggested": 0, "unmatched": 2, "known": 1, "confirmed": 1, "ignored": 3}


def doubtful(column: Column) -> bool:
    """Whether a person has to look: the road has a guess, or another column claims the field."""
    return column.state == "suggested" or (column.state == "unmatched" and column.field is not None)


def edit(columns: Sequence[Column], examples: Mapping[int, str], dataset: Dataset, key: str) -> dict[str, str]:
    """The table to confirm. Returns what the person says beyond what the road does by itself: header → field, '' for none."""
    shown = sorted((each for each in columns if each.header), key=lambda each: (0 if doubtful(each) else _ORDER[each.state], each.index))
    titles = {_NONE: _("not imported"), **{each.name: str(each) for each in dataset.declared}}
    table = _table(shown, examples)
    field = _("→ Field")
    edited = st.data_editor(
        table,
        key=key,
        hide_index=True,
        row_height=40,
        height=height(len(table), _SHOWN),
        disabled=[name for name in table.columns if name != field],
        column_config=_looks(titles),
        alt=_("Columns of the file and the fields that they bring"),
    )
    chosen = [name if name in titles and name != _NONE else "" for name in edited[field]]
    by_itself = [(each.field or "") if each.used else "" for each in shown]
    return {each.header: now for each, now, before in zip(shown, chosen, by_itself, strict=True) if now != before or each.state == "suggested"}


def twice(columns: Sequence[Column], said: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Two columns that are said to be one field: (field, first header, second header)."""
    taken: dict[str, str] = {}
    found = []
    for column in columns:
        name = _brings(column, said)
        if name and name in taken:
            found.append((name, taken[name], column.header))
        elif name:
            taken[name] = column.header
    return found


def lacking(columns: Sequence[Column], said: Mapping[str, str], dataset: Dataset) -> list[str]:
    """The declared fields that no column brings."""
    brought = {_brings(each, said) for each in columns}
    return [field.name for field in dataset.declared if field.name not in brought]


def _brings(column: Column, said: Mapping[str, str]) -> str:
    return said.get(column.header, (column.field or "") if column.used else "")


def _table(shown: Sequence[Column], examples: Mapping[int, str]) -> pd.DataFrame:
    states = _states()
    # A suggestion stands in the field already: it is confirmed in sight, together with the rest.
    return pd.DataFrame(
        {
            _("State"): [[states[0 if doubtful(each) else 1 if each.used else 2]] for each in shown],
            _("Column in the file"): [each.header for each in shown],
            _("Example"): [examples.get(each.index, "") for each in shown],
            _("→ Field"): [(each.field or _NONE) if each.used or each.state == "suggested" else _NONE for each in shown],
            _("Because"): [_why(each) for each in shown],
        }
    )


def _states() -> list[str]:
    return [f"? {_('to confirm')}", f"✓ {_('recognised')}", f"– {_('left out')}"]


def _looks(titles: Mapping[str, str]) -> dict[str, Any]:
    config = st.column_config

    def titled(name: object) -> str:
        return titles.get(str(name), str(name))

    return {
        _("State"): config.MultiselectColumn(options=_states(), color=["yellow", "green", "gray"], width=106),
        _("Column in the file"): config.TextColumn(width=116),
        _("Example"): config.TextColumn(width=150),
        _("→ Field"): config.SelectboxColumn(options=list(titles), format_func=titled, required=True, width=116),
        _("Because"): config.TextColumn(width=112),
    }


def _why(column: Column) -> str:
    if column.state == "suggested" and column.score >= BY_CONTENT:
        return _("by what its cells say")
    if column.state == "suggested":
        return _("alike: {score}%", score=numbers.number(column.score, 0))
    if column.state == "confirmed":
        return _("confirmed before")
    if column.why is not None:
        return column.why.text()
    if column.state == "known":
        return _("a declared synonym")
    return _("nothing like it") if column.state == "unmatched" else _("carries no data")
