"""The card of a conflict: two rows that say different things of one record, and which of them counts until somebody decides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

import datasets
from access import Actor
from etl.waiting import Conflict
from pages.ui.decide import answers
from pages.ui.stored import shown
from pages.ui.text import literal
from words import _


def card(matter: Conflict, who: Actor, files: dict[str, str]) -> None:
    """Both sides, and the two answers; `files` names the file of each upload."""
    dataset = datasets.get(matter.dataset)
    st.markdown(f"**{literal(answers.named(dataset, matter.old))}**  \n{literal(counting_now(matter, files))}")
    sides = [(str(dataset.field(name)), *(shown(each, dataset.field(name)) for each in both)) for name, both in matter.differs.items()]
    rows = {
        _("Field"): [literal(field) for field, _old, _new in sides] + [_("Stands in")],
        _("Now counts"): [literal(old) for _field, old, _new in sides] + [_source(matter.old, files)],
        _("Says otherwise"): [literal(new) for _field, _old, new in sides] + [_source(matter.new, files)],
    }
    st.table(rows, border="horizontal", hide_index=True, alt=_("Both sides of the conflict"))
    reason = answers.reason(matter.subject + matter.content, needed=True)
    with st.container(horizontal=True):
        answers.button("conflict", matter.subject, f"old/{matter.content}", _("Keep what counts now"), reason, who, disabled=not reason)
        answers.button("conflict", matter.subject, f"new/{matter.content}", _("Take the other"), reason, who, disabled=not reason)


def counting_now(matter: Conflict, files: Mapping[str, str]) -> str:
    """Which of the two sides counts until somebody decides, and by what rule."""
    if matter.old["upload"] != matter.new["upload"]:
        return _(
            "Until you decide, what {file} says counts: it stood in the store first.", file=files.get(matter.old["upload"], matter.old["upload"])
        )
    if "verdict" in matter.differs and matter.old["verdict"] == "fail":
        return _("Both stand in one file. Until you decide, the failure counts, wherever it stands.")
    return _("Both stand in one file. Until you decide, row {row} counts: it stands first.", row=matter.old["source_row"])


def _source(row: dict[str, Any], files: dict[str, str]) -> str:
    return literal(_("{file}, row {row}", file=files.get(row["upload"], row["upload"]), row=row["source_row"]))
