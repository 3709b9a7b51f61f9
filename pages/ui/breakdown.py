"""The parts of the breakdown: the matrix, and the way down from the county to a township, a trade, an enterprise and its batches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pandas as pd
import streamlit as st

from analytics import rates
from analytics.campaigns import Campaign
from analytics.scope import Scope
from charts import matrix as charted
from charts.figures.intervals import intervals
from charts.figures.units import limit, ranked
from pages.ui import figures
from pages.ui.store import ask
from pages.ui.text import literal
from words import _

PLACE, TRADE, FIRM = "place", "branch", "firm"
UNKNOWN = "?"


@dataclass(frozen=True)
class Cells:
    """Counts by township and trade, '' for all of them, with the names of both in the order shown."""

    frame: pd.DataFrame
    rows: dict[str, str]
    columns: dict[str, str]

    @property
    def judged(self) -> int:
        """Batches judged in the whole scope."""
        whole = self.frame[(self.frame["row"] == "") & (self.frame["column"] == "")]
        return int(whole["judged"].sum())


def cells(campaign: Campaign, scope: Scope, measure: str) -> Cells:
    """Ask the rates of every township, trade and pair of them; totals are asked for, since enterprises of two trades do not add up."""
    parts = []
    for by in ((), ("township",), ("trade",), ("township", "trade")):
        part = ask(rates.rate, scope, measure, by=by)
        row = [""] * len(part)
        column = list(row)
        if "township" in by:
            row = [_known(code, name) for code, name in zip(part["township_code"], part["township"], strict=True)]
        if "trade" in by:
            column = [_known(trade) for trade in part["trade"]]
        parts.append(pd.DataFrame({"row": row, "column": column, "passed": part["passed"], "judged": part["judged"]}))
    counts = pd.concat(parts, ignore_index=True).astype({"passed": "int64", "judged": "int64"})
    places = ask(rates.rate, scope, measure, by=("township",))
    names = {
        _known(c, n): str(n) if pd.notna(n) else _("township not stated") for c, n in zip(places["township_code"], places["township"], strict=True)
    }
    trades = {key: key if key != UNKNOWN else _("trade not stated") for key in counts.loc[counts["column"] != "", "column"].unique()}
    rows = {"": campaign.county, **{key: names[key] for key in charted.by_n(counts, list(names), "row")}}
    columns = {"": _("All trades"), **{key: trades[key] for key in charted.by_n(counts, list(trades), "column")}}
    return Cells(counts, rows, columns)


def show_matrix(found: Cells, target: Fraction, subject: str) -> None:
    """The matrix; a click on a cell goes down to its township and trade."""
    note = _(
        "Against {target}: ● supported by the evidence, ○ undetermined, ◆ contradicted. Bold: pass rate (%), small: n; "
        "under 10 only passed/judged, uncoloured; blank: not sampled. Click a cell to go down to its batches.",
        target=limit(target),
    )
    figures.figure(
        charted.matrix(found.frame, found.rows, found.columns, target),
        "breakdown-matrix",
        _("Township × trade: {measure} (%) and n", measure=subject),
        charted.alt(found.frame, found.rows, found.columns, limit(target)),
        charted.table(found.frame, found.rows, found.columns, _("Township"), target),
        legend=literal(note),
        least_width=130 + 96 * len(found.columns),
        on_pick=_to_cell,
    )


def show_units(found: Cells, target: Fraction, others: Sequence[Fraction], subject: str) -> None:
    """Dots with intervals: the townships of the trade chosen, or the trades of the township chosen."""
    place, trade = chosen(found)
    if place:
        part = found.frame[(found.frame["row"] == place) & (found.frame["column"] != "")]
        names, heading, key = found.columns, _("Trade"), "column"
    else:
        part = found.frame[(found.frame["column"] == trade) & (found.frame["row"] != "")]
        names, heading, key = found.rows, _("Township"), "row"
    if place and (trade or len(part) < 2):
        return
    units = ranked(part.assign(key=part[key], name=part[key].map(names)), target)
    if not units:
        return
    where = found.rows[place] if place else found.columns[trade]
    title = _("{where}: {measure} with 90% intervals", where=where, measure=subject)
    spec = intervals(units, key="breakdown-units", title=title, heading=heading, target=target, others=others)
    unsampled = int((part["judged"] == 0).sum())
    note = _("{n} not sampled in this period.", n=unsampled) if unsampled else ""
    figures.chart(spec, note=literal(note), on_pick=_to_trade if place else _to_place)


def path(found: Cells) -> None:
    """The way down as a row of crumbs; each goes back up to its level."""
    place, trade = chosen(found)
    firm = st.session_state.get(FIRM)
    crumbs = [(found.rows[""], ("", "", None))]
    if place:
        crumbs.append((found.rows[place], (place, "", None)))
    if trade:
        crumbs.append((found.columns[trade], (place, trade, None)))
    if firm:
        crumbs.append((firm[1], (place, trade, firm)))
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        for i, (name, state) in enumerate(crumbs):
            if i:
                st.markdown("›", width="content")
            if i == len(crumbs) - 1:
                st.markdown(f"**{literal(name)}**", width="content")
            else:
                st.button(literal(name), key=f"crumb-{i}", type="tertiary", on_click=go_to, args=state)


def chosen(found: Cells) -> tuple[str, str]:
    """Township and trade gone down to ('' for all); a choice that the scope no longer holds falls away."""
    place, trade = st.session_state.get(PLACE, ""), st.session_state.get(TRADE, "")
    return place if place in found.rows else "", trade if trade in found.columns else ""


def narrowed(found: Cells, scope: Scope) -> Scope | None:
    """The scope of the cell gone down to; None at the county, and where a cell has no place or trade to ask for."""
    place, trade = chosen(found)
    if not (place or trade) or UNKNOWN in (place, trade):
        return None
    return scope.but(townships=(place,) if place else scope.townships, trades=(trade,) if trade else scope.trades)


def go_to(place: str, trade: str, firm: Any = None) -> None:
    """Stand at a level: called before the script runs again."""
    st.session_state[PLACE], st.session_state[TRADE], st.session_state[FIRM] = place, trade, firm


def _to_cell(keys: Sequence[str]) -> None:
    go_to(*(keys if len(keys) == 2 else ("", "")))


def _to_place(keys: Sequence[str]) -> None:
    if keys and keys[0]:
        go_to(keys[0], st.session_state.get(TRADE, ""))


def _to_trade(keys: Sequence[str]) -> None:
    if keys and keys[0]:
        go_to(st.session_state.get(PLACE, ""), keys[0])


def _known(*values: Any) -> str:
    return next((str(value) for value in values if value is not None and pd.notna(value)), UNKNOWN)
