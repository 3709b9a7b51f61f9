"""Text that a spreadsheet takes for text: a cell that begins like a formula gets a quote in CSV; workbooks hold it as a string."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?")


def csv_text(text: str) -> str:
    """The cell for a CSV file: '=1+1' → "'=1+1"; '-5.2' stays a number."""
    if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text
