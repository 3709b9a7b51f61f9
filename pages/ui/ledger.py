"""The ledger as a table: what was loaded, withdrawn, corrected and decided, by whom and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import streamlit as st

import datasets
import store
from access import LOCAL_OPERATOR
from pages.ui.store import lake
from pages.ui.text import literal
from store import Entry, Lake
from words import N_, _, numbers

ACTIONS: Mapping[str, str] = {
    "load": N_("loaded"),
    "withdraw": N_("withdrawal"),
    "correct": N_("correction"),
    "settle": N_("conflict decided"),
    "decide": N_("decision"),
    "compact": N_("compaction"),
}
_MARKS = {"load": "✓", "withdraw": "↶", "correct": "✎", "settle": "✎", "decide": "✎", "compact": "▣"}


def house() -> Lake:
    """The store whose history is shown: the real one as soon as it has any, even where everything in it is withdrawn."""
    real = store.open(demo=False)
    return lake() if st.session_state.get("demo") or real.is_empty() else real


def state(entry: Entry) -> str:
    """Where the action stands, with a sign, so that colour is never alone."""
    return f"✕ {_('withdrawn')}" if entry.withdrawn else f"{_MARKS[entry.action]} {_(ACTIONS[entry.action])}"


def states() -> list[str]:
    """Every state, withdrawn last."""
    return [f"{_MARKS[action]} {_(word)}" for action, word in ACTIONS.items()] + [f"✕ {_('withdrawn')}"]


def when(moment: datetime) -> datetime:
    """The moment on the reader's clock (the server's where the browser does not say), without a zone, as a table shows it."""
    offset = st.context.timezone_offset
    if offset is None:
        return moment.astimezone().replace(tzinfo=None)
    return datetime.fromtimestamp(moment.timestamp() - offset * 60, UTC).replace(tzinfo=None)


def person(name: str) -> str:
    """Who acted; the operator of this machine in the reader's language."""
    return _("local operator") if name == LOCAL_OPERATOR.name else name


def dataset_word(name: str) -> str:
    """The title of a dataset; the name itself where no declaration is left."""
    return str(datasets.get(name)) if name in datasets.names() else name


def fields_of(dataset: str) -> tuple[datasets.Field, ...]:
    """The fields of a dataset; none where no declaration is left."""
    return datasets.get(dataset).fields if dataset in datasets.names() else ()


def matching(entries: Sequence[Entry], sought: str, dataset: str | None, action: str | None) -> list[Entry]:
    """The entries that hold the sought text in file, person, reason or upload id, and are of that dataset and action."""
    return [
        each
        for each in entries
        if sought.casefold() in f"{each.file} {each.by} {each.reason} {each.upload}".casefold()
        and dataset in (None, each.dataset)
        and action in (None, each.action)
    ]


def frame(entries: Sequence[Entry]) -> pd.DataFrame:
    """One row an action, columns named for the reader."""
    columns = {
        _("When"): [when(each.committed_at) for each in entries],
        _("State"): [state(each) for each in entries],
        _("File"): [each.file or each.reason or numbers.NOTHING for each in entries],
        _("Dataset"): [dataset_word(each.dataset) for each in entries],
        _("Who"): [person(each.by) for each in entries],
        _("Read"): [each.read for each in entries],
        _("Accepted"): [each.accepted for each in entries],
        _("Refused"): [each.refused for each in entries],
        _("Repeated"): [each.repeated for each in entries],
        _("Conflicts"): [each.conflicts for each in entries],
        _("Data version"): [each.data_version for each in entries],
    }
    return pd.DataFrame(columns)


def pills(lines: pd.DataFrame) -> pd.DataFrame:
    """The same lines with their state as the list that a pill is drawn from."""
    drawn = lines.copy()
    drawn[_("State")] = pd.Series([[each] for each in lines[_("State")]], index=lines.index, dtype=object)
    return drawn


def columns() -> dict[str, Any]:
    """How the columns of the ledger look."""
    config = st.column_config
    colours = ["green", "blue", "blue", "blue", "blue", "gray", "red"]
    wide = {_("Read"): 64, _("Accepted"): 64, _("Refused"): 64, _("Repeated"): 64, _("Conflicts"): 64, _("Data version"): 72}
    return {
        _("When"): config.DatetimeColumn(format="YYYY-MM-DD HH:mm", width=130),
        _("State"): config.MultiselectColumn(options=states(), color=colours, width=112),
        _("File"): config.TextColumn(width=196),
        _("Dataset"): config.TextColumn(width=112),
        _("Who"): config.TextColumn(width=90),
        **{name: config.NumberColumn(format="localized", width=width) for name, width in wide.items()},
    }


def facts(entry: Entry) -> dict[str, str]:
    """The receipt of an action as lines of a table that reads Markdown: everything that came with the file is literal."""
    said = {
        _("File"): f"~~{literal(entry.file)}~~" if entry.withdrawn and entry.file else literal(entry.file),
        _("State"): literal(state(entry)),
        _("When"): when(entry.committed_at).strftime("%Y-%m-%d %H:%M:%S"),
        _("Who"): literal(person(entry.by)),
        _("Reason"): literal(entry.reason),
        _("Dataset"): literal(dataset_word(entry.dataset)),
        _("Sheet"): literal(entry.sheet or ""),
        _("Header row"): numbers.count(entry.header_row) if entry.header_row else "",
        _("Encoding"): literal(entry.encoding or ""),
        _("Campaign"): literal(entry.campaign or ""),
        _("Not imported columns"): literal("、".join(entry.unmatched)),
        _("Skipped rows"): numbers.count(entry.skipped_count) if entry.action == "load" else "",
        _("Denominator"): "" if entry.denominator else _("none: a list of failures, so no pass rate follows from it"),
        _("Data version"): numbers.count(entry.data_version),
        _("Upload id"): f"`{entry.upload}`",
        _("Fingerprint of the file"): f"`{entry.sha256[:16]}…`" if entry.sha256 else "",
    }
    return {name: text for name, text in said.items() if text}
