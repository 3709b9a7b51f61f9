"""A stored value as the reader says it: on the cards of what waits, and where a row is corrected."""

from __future__ import annotations

from datetime import date
from typing import Any

import datasets
from pages.ui.glossary import value_word
from words import _, language, numbers


def shown(value: Any, field: datasets.Field | None = None) -> str:
    """A stored value as the reader says it."""
    if value is None or value == "" or value == []:
        return numbers.NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return numbers.date_short(value)
    if isinstance(value, list):
        return ("；" if language() == "zh" else "; ").join(shown(each) for each in value)
    if isinstance(value, dict):
        return " ".join(str(part) for part in (value.get("item") or value.get("type"), value.get("measured") or value.get("number")) if part)
    return value_word(field, value) if field is not None and field.enum else str(value)
