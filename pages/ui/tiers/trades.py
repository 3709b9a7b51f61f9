"""The trades of the tiers page: enterprises, sales and pass rate of each class, on the page in words and in the file as figures."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from fractions import Fraction
from typing import Any

import pandas as pd
import streamlit as st

from analytics import names, tiers
from analytics.scope import Scope
from charts.figures.tiers import CLASSES
from charts.figures.units import SMALL
from pages.ui import drill, figures
from pages.ui.store import ask
from pages.ui.tables import table
from pages.ui.text import literal
from words import _, numbers


def show_trades(scope: Scope) -> None:
    """The trades as a table with grouped headings: enterprises, sales and pass rate by class."""
    found = ask(tiers.tiers, scope, by=("trade",))
    found = found[found["trade"].notna()]
    if found.empty:
        return
    parts = [(str(trade), part) for trade, part in found.groupby("trade", sort=False)]
    rows = [_shown(trade, part) for trade, part in parts]
    shown = pd.DataFrame(rows, columns=pd.MultiIndex.from_tuples(list(dict.fromkeys(column for row in rows for column in row))))
    title = _("By trade: enterprises, sales and pass rate")
    with st.container(border=True, gap="xsmall"):
        st.subheader(literal(title), anchor=False)
        note = _("Pass rate · n; passed/judged where fewer than 10 batches; — no enterprise or no sample. Batch pass rate, final verdicts.")
        st.markdown(f":small[:gray[{literal(note)}]]")
        table(
            shown,
            "tiers-trades",
            figures.saved_name(title),
            figures.notes(),
            saved=pd.DataFrame([_saved(trade, part) for trade, part in parts]),
            on_pick=lambda trade: drill.visit(trade=trade),
            keys=[trade for trade, _part in parts],
        )


def _known(part: pd.DataFrame) -> dict[str, Mapping[Hashable, Any]]:
    """The counts of a trade by class; '' holds the enterprises in no class."""
    return {"" if pd.isna(each["class"]) else str(each["class"]): each for each in part.to_dict("records")}


def _shown(trade: str, part: pd.DataFrame) -> dict[tuple[str, str], str]:
    known, none = _known(part), _("in no class")
    sales = float(part["sales"].sum())
    row = {("", _("Trade")): names.trade(trade, both=True)}
    row |= {(_("Enterprises"), role or none): numbers.count(known[role]["enterprises"]) for role in (*CLASSES, "") if role in known}
    row[(" ", _("Sales"))] = numbers.money(sales) if sales else numbers.NOTHING
    row |= {
        (_("Pass rate · n"), role or none): _rate(int(known[role]["passed"]), int(known[role]["judged"])) for role in (*CLASSES, "") if role in known
    }
    return row


def _saved(trade: str, part: pd.DataFrame) -> dict[str, Any]:
    """The same as figures, for the file."""
    known = _known(part)
    row: dict[str, Any] = {_("Trade"): names.trade(trade, both=True), _("Sales (10,000 yuan)"): float(part["sales"].sum())}
    for role in (role for role in (*CLASSES, "") if role in known):
        name = _("Class {letter}", letter=role) if role else _("in no class")
        passed, judged = int(known[role]["passed"]), int(known[role]["judged"])
        row[f"{name} · {_('Enterprises')}"] = int(known[role]["enterprises"])
        row[f"{name} · {_('Pass rate (%)')}"] = float(numbers.half_up(Fraction(100 * passed, judged), 2)) if judged else None
        row[f"{name} · {_('Batches judged')}"] = judged
    return row


def _rate(passed: int, judged: int) -> str:
    if not judged:
        return numbers.NOTHING
    return f"{numbers.rate(passed, judged)} · {numbers.count(judged)}" if judged >= SMALL else f"{passed}/{judged}"
