"""The tables of a campaign file as forms show them, and back: what a person changed there, in the file's own tables.

Nothing of Streamlit here. A row is known by its label in the frame: that of the table in the file, or a new one behind them.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np
import pandas as pd

from analytics.campaign_toml import Said

OF_ONE = ("rate", "share", "filed", "rectified", "groups", "change", "falls")  # shapes whose limit is a fraction, shown in per cent
TARGETS = ("id", "title.zh", "title.en", "shape", "rule", "limit", "due", "trades", "levels", "clause.zh", "clause.en")
STAGES = ("no", "title.zh", "title.en", "start", "end")
_LISTS = ("trades", "levels")
_DAYS = ("due", "start", "end")


def frame(tables: list[Said], columns: tuple[str, ...]) -> pd.DataFrame:
    """One row a table of the file, a column each thing that the form edits."""
    rows = [{name: shown(table, name) for name in columns} for table in tables]
    return pd.DataFrame(rows, columns=list(columns)).astype({name: object for name in columns if name not in _DAYS})


def shown(table: Said, name: str) -> Any:
    """What the form shows of one thing of a table: text, a day, a list, or None."""
    key, _dot, language = name.partition(".")
    value = table.get(key)
    if language:
        return value.get(language) if isinstance(value, dict) else None
    if key == "limit" and value is not None:
        return _percent(value) if table.get("shape") in OF_ONE else f"{value}"
    if key == "rule" and "shape" in table:
        return value or ">="
    return list(value) if isinstance(value, list) else value


def merged(tables: list[Said], edited: pd.DataFrame) -> list[Said]:
    """The tables with what the person changed; a cell that was left alone leaves the file's own value alone."""
    result = []
    for at, row in zip(edited.index, edited.to_dict("records"), strict=True):
        known = isinstance(at, int) and at < len(tables)
        table = deepcopy(tables[int(str(at))]) if known else {}
        before = {name: shown(table, name) for name in edited.columns}
        for name in edited.columns:
            now = _cell(row[name], name)
            if now != before[name] and not (name in _LISTS and not now and not before[name]):
                _set(table, name, now)
        if table:
            result.append(table)
    return result


def _cell(value: Any, name: str) -> Any:
    """A cell as the file would have it; None for an empty one."""
    if isinstance(value, (list, tuple, np.ndarray)):
        return [str(each) for each in value]
    if value is None or pd.isna(value) or value == "":
        return None
    if name in _DAYS:
        return value if type(value) is date else pd.Timestamp(value).date()
    if name == "no":
        return int(value)
    return str(value).strip() if name != "limit" else str(value)


def _set(table: Said, name: str, now: Any) -> None:
    key, _dot, language = name.partition(".")
    if language:
        text = dict(table.get(key) or {"zh": "", "en": ""})
        table[key] = text | {language: now or ""}
    elif now is None or now == []:
        table.pop(key, None)
    elif key == "limit":
        table[key] = limit(now)
    else:
        table[key] = now


def limit(written: str) -> Any:
    """A limit as a person writes it: '80%' and '0.8' are the fraction, '95' the number; what is no number stays text and is refused later."""
    text = written.strip().replace("％", "%").replace("−", "-").replace(",", "")
    try:
        number = Decimal(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except InvalidOperation:
        return written
    if not number.is_finite():
        return written
    return int(number) if number == number.to_integral_value() and "%" not in text and "." not in text else float(number)


def _percent(value: Any) -> str:
    try:
        return f"{(Decimal(str(value)) * 100).normalize():f}%"
    except InvalidOperation:
        return str(value)
