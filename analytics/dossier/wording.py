"""What a dossier's values are called: fields by their declaration, states with their sign, small counts as counts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

import datasets
from analytics.dossier.follows import Licence
from analytics.dossier.values import plain
from analytics.labels import listing
from analytics.units import SMALL
from words import N_, _, language, numbers

LICENCES = {
    "valid": N_("✓ valid"),
    "expiring": N_("! expires within 90 days"),
    "expired": N_("✕ expired"),
    "not_begun": N_("! not yet valid"),
    "undated": N_("– no last day on record"),
    "missing": N_("✕ required, not held"),
}


def title(dataset: str, field: str) -> str:
    """The name of a field."""
    return str(datasets.get(dataset).field(field))


def said(dataset: str, field: str, value: Any) -> str:
    """A value as its field declares it: a choice in words, a day, an amount of money, a list; '—' for nothing."""
    value, declared = plain(value), datasets.get(dataset).field(field)
    if value is None or value == "" or value == []:
        return numbers.NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return listing(str(each) for each in value)
    if isinstance(value, date):
        return numbers.date_short(value)
    if isinstance(value, (int, float)):
        return money(float(value)) if declared.format == "money" else f"{value:,.6g}"
    if declared.values:
        return choice(dataset, field, str(value))
    return str(value)


def choice(dataset: str, field: str, value: str) -> str:
    """A value of a closed list: its first Chinese spelling, or its name in English."""
    if language() != "zh":
        return value.replace("_", " ")
    return next((spelling for spelling, known in datasets.get(dataset).field(field).values.items() if known == value), value)


def money(wan: float) -> str:
    """An amount in 万元; a small one (a fine of 3,000 yuan) is said exactly: '0.3 万元', 'CNY 3,000'."""
    if not wan or abs(wan) >= 100:
        return numbers.money(wan)
    return f"{numbers.half_up(wan, 4).normalize():f} 万元" if language() == "zh" else f"CNY {numbers.half_up(wan * 10_000, 0):,}"


def rate(passed: int, judged: int) -> str:
    """'91.7% · 11/12'; under ten batches only '2/3'; '—' where nothing was judged."""
    if not judged:
        return numbers.NOTHING
    return f"{numbers.rate(passed, judged)} · {passed}/{judged}" if judged >= SMALL else f"{passed}/{judged}"


def licence_state(each: Licence) -> str:
    """The state of a licence with its sign."""
    return _(LICENCES[each.state])


def text(value: Any) -> str:
    """A text for a table; '—' for none."""
    return numbers.NOTHING if value is None or pd.isna(value) or value == "" else str(value)


def day(value: Any) -> str:
    """A day for a table."""
    return numbers.NOTHING if pd.isna(value) else numbers.date_short(plain(value))
