"""The lowest level: the enterprises of a cell, and the batches themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analytics import batches as asked
from analytics import names, rates
from analytics.labels import label
from analytics.scope import Scope
from charts.figures.units import SMALL
from pages.ui import drill
from pages.ui.dossier import dossiers
from pages.ui.figures import saved_name
from pages.ui.store import ask
from pages.ui.tables import table
from words import N_, _, numbers

VERDICTS = {"pass": N_("✓ passed"), "fail": N_("✕ failed"), "not_judged": N_("– not judged")}


def enterprises(scope: Scope, where: str) -> None:
    """The enterprises of a scope, most failures first; a click on one goes down to its batches."""
    found = ask(rates.rate, scope, by=("enterprise",))
    found = found.assign(failed=found["judged"] - found["passed"]).sort_values(
        ["failed", "judged", "name"], ascending=[False, False, True], ignore_index=True
    )
    shown = pd.DataFrame(
        {
            _("Enterprise"): found["name"],
            _("Sales tier"): found["tier"],
            _("Pass rate"): [numbers.rate(p, n) if n >= SMALL else f"{p}/{n}" for p, n in zip(found["passed"], found["judged"], strict=True)],
            _("Batches judged"): found["judged"],
            _("Failed"): found["failed"],
        }
    )
    st.subheader(_("Enterprises sampled"), anchor=False)
    st.markdown(f":small[:gray[{_('Most failures first; small numbers of batches say little about one enterprise. Click one to see its batches.')}]]")
    at = drill.path()
    table(
        shown,
        "breakdown-firms",
        saved_name(_("{where}: enterprises", where=where)),
        on_pick=lambda firm: drill.go(at.place, at.branch, firm),
        keys=found["enterprise"].tolist(),
    )


def rows(scope: Scope, where: str, at: drill.Path) -> None:
    """The batches of a scope: of an enterprise, of a laboratory, those that failed on an item; the latest first, a click on one opens its record."""
    found = ask(asked.batches, scope, at.firm or None, item=at.item or None, body=at.lab or None, category=at.category or None)
    shown = pd.DataFrame(
        {
            _("Date"): found["counted_on"].dt.date,
            _("Product"): found["product"],
            _("Brand"): found["brand"],
            _("Enterprise"): found["maker_name"],
            _("Verdict"): [_(VERDICTS[verdict]) for verdict in found["verdict"]],
            _("Failed items"): [items_said(items) for items in found["failed_items"]],
            _("Level"): [label("level", level) for level in found["level"]],
            _("Kind"): [label("kind", kind) for kind in found["kind"]],
            _("Sample number"): found["sample_no"],
            _("Inspecting body"): found["body"],
        }
    )
    heading = _("Batches that failed on this item") if at.item else _("Batches that this body inspected") if at.lab else _("Batches")
    st.subheader(heading, anchor=False)
    if at.firm:
        st.button(_("Open its dossier"), key="batches-dossier", icon=":material/folder_shared:", on_click=dossiers.visit, args=(at.firm,))
    if found.empty:
        st.markdown(_("No batch of this scope is on record here. Widen the days or the filters at the left."))
        return
    st.markdown(f":small[:gray[{_('The latest first. Click one to see its record and the file it came from.')}]]")
    if len(found) >= asked.MOST:
        st.markdown(f":small[:gray[{_('The latest {n} are shown; narrow the scope to see the others.', n=numbers.count(asked.MOST))}]]")
    table(
        shown,
        "breakdown-batches",
        saved_name(_("{where}: batches", where=where)),
        on_pick=lambda batch: drill.go(at.place, at.branch, at.firm, batch, at.item, at.lab, at.category),
        keys=found["row_key"].tolist(),
        most=13,
    )


def firm_name(scope: Scope, enterprise: str) -> str:
    """The name under which an enterprise was sampled in a scope; its key where it was not."""
    found = ask(asked.batches, scope, enterprise)
    return str(found["maker_name"].iloc[0]) if len(found) else enterprise


def items_said(items: Sequence[Mapping[str, Any]] | None) -> str:
    """Failed items in words: '壳体试验 0.9（要求 ≥1.5）A；标志'."""
    said = []
    for item in items if items is not None else ():
        measured = " ".join(part for part in (names.item(item["item"] or ""), item["measured"]) if part)
        if item["limit"]:
            measured = _("{item} (limit {limit})", item=measured, limit=item["limit"])
        said.append(" ".join(part for part in (measured, item["class"]) if part))
    return _("; ").join(said)
