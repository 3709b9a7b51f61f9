"""What every card of a matter has: its name, the reason a person gives, and the buttons that decide it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from access import Actor
from datasets import Dataset
from etl.decide import decide
from etl.pick import NAMING
from pages.ui import acts
from pages.ui.store import lake
from pages.ui.stored import shown
from words import Message, _


def settle(kind: str, subject: str, answer: str, note: str, who: Actor) -> Message:
    """Decide one matter; nothing of Streamlit inside."""
    changed = decide(kind, subject, answer, note, actor=who, lake=lake())
    return Message("Decided and remembered. {n} rows changed.", n=changed)


def named(dataset: Dataset, row: dict[str, Any]) -> str:
    """What a record is recognised by; not its verdict, of which the two sides may speak differently."""
    fields = [field for name in NAMING if name != "verdict" for field in dataset.fields if field.name == name]
    return " · ".join(shown(row[field.name], field) for field in fields if row.get(field.name)) or str(dataset)


def reason(subject: str, needed: bool = False) -> str:
    """The field for the reason; what stands in it. `needed`: nothing is decided without."""
    hint = _("why, for the ledger") if needed else _("why (may stay empty)")
    said = st.text_input(_("Reason"), key=f"reason-{subject}", placeholder=hint, max_chars=500, live=True, width=320)
    return (said or "").strip()


def button(kind: str, subject: str, answer: str, label: str, reason: str, who: Actor, *, disabled: bool = False, main: bool = False) -> None:
    """A button that decides the matter by this answer."""
    st.button(
        label,
        key=f"decide-{kind}-{subject}-{answer}",
        type="primary" if main else "secondary",
        on_click=acts.act,
        args=(settle, kind, subject, answer, reason, who),
        disabled=disabled or not who.may("decide"),
    )
