"""Cells that leave in files: text stays text, so that no spreadsheet takes a company's name for a formula."""

from __future__ import annotations

import re
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # the wide ones too: Chinese spreadsheets take them for formulas
_NUMBER = re.compile(r"-?\d+(\.\d+)?%?\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def for_csv(value: Any) -> Any:
    """The value as a CSV cell: text that a spreadsheet would compute is led by an apostrophe; '-5.2' stays a number, '+1' does not."""
    if not isinstance(value, str):
        return value
    if value.startswith(_FORMULA) and not _NUMBER.match(value):
        return "'" + value
    return value


def clean(text: str) -> str:
    """The text without control characters, which XML (and so every office file) cannot hold."""
    return _CONTROL.sub("", text)
