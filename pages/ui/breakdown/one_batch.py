"""The record of one batch: the lowest level, with the file, sheet and row that it came from."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

import datasets
from analytics import batches, names
from analytics.labels import label
from pages.ui import drill, ledger, links
from pages.ui.breakdown.batches import VERDICTS
from pages.ui.figures import saved_name
from pages.ui.store import ask, lake
from pages.ui.tables import table
from pages.ui.text import literal
from words import Refusal, _, numbers

_CHOICES = ("level", "kind", "link")
_TOLD_APART = ("failed_items", "upload", "source_sheet", "source_row", "row_key", "township_code")


def name(row_key: str) -> str:
    """What a crumb calls the batch: its sample number, else its product and day."""
    found = ask(batches.one, row_key)
    if found is None:
        return _("a batch")
    day = numbers.date_short(found["counted_on"]) if found["counted_on"] else ""
    return str(found["sample_no"] or f"{found['product']} {day}".strip())


def show(row_key: str) -> None:
    """Draw the record, or say that no batch that stands has this key."""
    found = ask(batches.one, row_key)
    st.subheader(_("One batch"), anchor=False)
    if found is None:
        st.markdown(_("No batch that stands in the store has this key: its upload was withdrawn, or the link is not of this store."))
        return
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.table({str(field): literal(_value(field.name, found[field.name])) for field in _fields(found)}, border="horizontal")
    with right:
        _failed(found)
        _source(found)


def _fields(found: dict[str, Any]) -> list[datasets.Field]:
    every = datasets.get("sampling_results").fields
    return [field for field in every if field.name not in _TOLD_APART and found.get(field.name) is not None]


def _value(name: str, value: Any) -> str:
    if name == "verdict" or name == "first_verdict":
        return _(VERDICTS[value])
    if name in _CHOICES:
        return label(name, value)
    return numbers.date_long(value) if isinstance(value, date) else str(value)


def _failed(found: dict[str, Any]) -> None:
    items = found["failed_items"] or []
    if not items:
        st.markdown(_("No failed item is on record."))
        return
    shown = pd.DataFrame(
        {
            _("Failed item"): [names.item(item["item"]) for item in items],
            _("Measured"): [item["measured"] for item in items],
            _("Limit"): [item["limit"] for item in items],
            _("Class"): [label("class", _severity(item)) for item in items],
        }
    )
    name = saved_name(_("Failed items of one batch"))
    table(shown, "one-batch-items", name, on_pick=_to_item, keys=[item["item"] or None for item in items])


def _to_item(item: str) -> None:
    """From an item of the batch to all batches of the place and trade that failed on it."""
    at = drill.path()
    drill.go(at.place, at.branch, item=item)


def _severity(item: dict[str, Any]) -> str:
    return "labelling" if item["labelling"] else item["class"] or "unknown"


def _source(found: dict[str, Any]) -> None:
    try:
        entry = lake().entry(found["upload"])
    except Refusal:  # a store that was put together by hand
        return
    said = {
        _("File"): literal(entry.file or numbers.NOTHING),
        _("Sheet"): literal(found["source_sheet"] or entry.sheet or numbers.NOTHING),
        _("Row"): numbers.count(int(found["source_row"])),
        _("Loaded"): ledger.when(entry.committed_at).strftime("%Y-%m-%d %H:%M"),
        _("Who"): literal(ledger.person(entry.by)),
        _("Data version"): numbers.count(entry.data_version),
    }
    st.markdown(f"**{_('Where it comes from')}**")
    st.table(said, border="horizontal")
    st.page_link(links.page("data/uploads"), label=_("Open the ledger"), icon=":material/history:")
