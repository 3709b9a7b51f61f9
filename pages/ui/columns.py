"""How the columns of a table look by themselves: figures stand at the right, decimals agree down a column, thousands are parted."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import streamlit as st

ROW = 40
"""Pixels of a row (`row_height`)."""
_HEAD, _EDGES = 35, 2
"""Pixels of a heading, and of both edges, as the browser draws them."""
_FIGURE = re.compile(r"[+−±≥≤<>]?\s*(?:CNY\s)?\d[\d,./%\s+−–～→·()（）]*(?:万元|亿元|个百分点|pp|m|bn|天|days?)?\)?")
"""A figure in words: '81.8%', '4/7', '+1.8 个百分点', '84.6%～94.6%', '20.16 亿元', '175/200'. A day ('2007-11-11') is none: its dash is ASCII."""


def height(rows: int, most: int = 10, headings: int = 1, row: int = ROW) -> int:
    """Pixels of a table with so many rows; where there are more than `most`, half a row more shows that it goes on."""
    return round(headings * _HEAD + (rows if rows <= most else most + 0.5) * row + _EDGES)


def looks(frame: pd.DataFrame) -> dict[Any, Any]:
    """The column_config of a frame without an index, by column name; by position where headings are grouped."""
    grouped = frame.columns.nlevels > 1
    found: dict[Any, Any] = {}
    for at, name in enumerate(frame.columns):
        if look := _look(frame.iloc[:, at]):
            found[at + 1 if grouped else name] = look  # the hidden index is counted
    return found


def _look(column: pd.Series[Any]) -> Any:
    if pd.api.types.is_bool_dtype(column):
        return None
    if column.isna().all():
        return st.column_config.TextColumn()  # the dash of nothing stands where words would
    if pd.api.types.is_integer_dtype(column):
        return st.column_config.NumberColumn(format="localized")
    if pd.api.types.is_float_dtype(column):
        return st.column_config.NumberColumn(format=f"%,.{_decimals(column)}f")
    said = [each for each in column if isinstance(each, str) and each not in ("", "—")]
    return st.column_config.TextColumn(alignment="right") if said and all(map(_FIGURE.fullmatch, said)) else None


def _decimals(column: pd.Series[Any], most: int = 3) -> int:
    """As many decimals as the figure of the column that has the most."""
    known = column.dropna()
    return next((n for n in range(most) if (known.round(n) == known.round(most)).all()), most)
