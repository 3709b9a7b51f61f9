"""The part of the classification page that compares two days: the transition matrix, and every enterprise that moved with day and reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial

import pandas as pd
import streamlit as st

from analytics import names, words_of_classes
from analytics.classification import REQUIREMENTS
from analytics.reclassified import STAYED, Moves
from analytics.tiers import SCHEMES
from charts import transitions
from charts.figures import matrices
from pages.ui import figures, listed, misread, tables
from pages.ui.days import day_of
from pages.ui.dossier import dossiers
from pages.ui.reading import Reading
from pages.ui.text import literal
from words import N_, _, numbers

TURN_WORDS = {
    "up": N_("↑ upgraded"),
    "down": N_("↓ downgraded"),
    "in": N_("newly classed"),
    "out": N_("no longer classed"),
    "other": N_("conflict"),
    STAYED: N_("stayed"),
}
CELL = "cell"
"""The name in the link of a cell of the matrix: 'compliance.A.C'; a total leaves its side empty."""


def ask_earlier(taken: Sequence[date], now: date) -> date:
    """The earlier day: as the link says, else the last day before the newest register of `now` on which one was taken."""
    known = [day for day in taken if day <= now]
    start = known[-2] if len(known) > 1 else (known[0] if known and known[0] < now else now - timedelta(days=1))
    linked = misread.day("classes-then")
    asked = st.date_input(
        _("Compared with the register of"), value=start, key="classes-then", format="YYYY-MM-DD", bind="query-params",
        max_value=now - timedelta(days=1), min_value=date(1990, 1, 1), width=220,
        help=_("A register was taken on: {days}", days=", ".join(day.isoformat() for day in known)) if known else None,
    )  # fmt: skip
    misread.no_day(_("Compared with the register of"), linked, asked, numbers.date_long(start))
    return asked


def show(found: Moves, scheme: str, then: date, now: date) -> None:
    """The matrix beside its finding, then the movers; a click on a cell keeps only those of the cell."""
    words = {state: words_of_classes.brief(scheme, state) for state in {*found.matrix.index, *found.matrix.columns}}
    rows, columns = ({state: words[state] for state in axis} for axis in (found.matrix.index, found.matrix.columns))
    classes = list(SCHEMES[scheme])
    if not found.matrix.loc[classes].to_numpy().any() and not found.matrix[classes].to_numpy().any():
        st.markdown(
            literal(_("{scheme}: no class is recorded on either day, so nobody can have changed it.", scheme=words_of_classes.scheme(scheme)))
        )
        return
    title = finding(found, then, now)
    alt = _(
        "{title}. Rows: class on {then}; columns: class on {now}; the last row and column are totals.",
        title=title,
        then=numbers.date_long(then),
        now=numbers.date_long(now),
    )
    heading = _("{then} → {now}", then=numbers.date_short(then), now=numbers.date_short(now))
    key = f"classes-matrix-{scheme}"
    figures.figure(
        transitions.transitions(found.matrix, rows, columns, classes),
        key,
        title,
        alt,
        transitions.table(found.matrix, rows, columns, heading),
        spec=matrices.transitions(found.matrix, rows, columns, classes, key=key, title=title, alt=alt, heading=heading),
        legend=literal(_("Rows: {then}; columns: {now}. Click a cell for its enterprises.", then=day_of(then), now=day_of(now))),
        least_width=110 * (len(columns) + 2),
        on_pick=partial(_pick, scheme),
        row_keys=[(state, "") for state in [*found.matrix.index, ""]],
        reading=Reading(
            shows=_("Each cell counts the enterprises of one class on the earlier day (row) and one on the later day (column). "
                    "The diagonal stayed; ↑ moved to a better class, ↓ to a worse one. Row and column totals are the two registers."),
            rule=_("Both days read the row of the register that was then in force; what happened between the two days and was undone is not seen."),
            source=_("{no} of the campaign documents.", no=REQUIREMENTS[scheme]),
        ),
    )  # fmt: skip
    listed_moves(found, scheme, words)


def finding(found: Moves, then: date, now: date) -> str:
    """What the matrix says in one line."""
    if found.moved.empty:
        return _("No enterprise changed class between {then} and {now}", then=numbers.date_short(then), now=numbers.date_short(now))
    said = _("{up} upgraded, {down} downgraded, {stayed} stayed", up=found.count("up"), down=found.count("down"), stayed=numbers.count(found.stayed))
    new, left = found.count("in"), found.count("out")
    return said + (_("; {new} newly classed, {left} left", new=new, left=left) if new or left else "")


def listed_moves(found: Moves, scheme: str, words: Mapping[str, str]) -> None:
    """Every enterprise that moved, from → to, when and why; where the link names a cell, those of the cell, also if they stayed."""
    own, _dot, cell = listed.chosen(CELL).partition(".")
    before, _dot, after = cell.partition(".")
    n = numbers.count
    if own == scheme and {before, after} <= {*words, ""} and cell:
        moved = found.every[found.every["before"].isin([before] if before else [*words]) & found.every["after"].isin([after] if after else [*words])]
        said = _("{before} → {after}", before=words.get(before) or _("All"), after=words.get(after) or _("All"))
        listed.heading(_("{what}: {n} enterprises", what=said, n=n(len(moved))), CELL)
    else:
        moved = found.moved
        st.subheader(literal(_("Who moved: {n} enterprises", n=n(len(moved)))), anchor=False)
    if moved.empty:
        st.markdown(_("No enterprise moved here."))
        return
    table = pd.DataFrame(
        {
            _("Enterprise"): moved["name"],
            _("Change"): moved["turn"].map(lambda turn: _(TURN_WORDS[turn])),
            _("Class before"): moved["before"].map(lambda state: words_of_classes.state(scheme, state)),
            _("Class after"): moved["after"].map(lambda state: words_of_classes.state(scheme, state)),
            _("Class since"): [day_of(on) for on in moved["on"]],
            _("Reason"): _reasons(moved, scheme),
            _("Township"): moved["township"].map(lambda name: names.place(name) if isinstance(name, str) else None),
            _("Trade"): moved["trade"].map(lambda name: names.trade(name) if isinstance(name, str) else None),
        }
    )
    title = figures.saved_name(_("{scheme}: who moved", scheme=words_of_classes.scheme(scheme)))
    wide = {_("Reason"): st.column_config.TextColumn(width="medium")}
    tables.table(table, f"classes-movers-{scheme}", title, figures.notes(), on_pick=_open, keys=list(moved["enterprise"]), column_config=wide)
    if not moved["recorded"].all():
        st.markdown(f":small[:gray[{literal(_('Where a class has no day of its own, the day of its register row stands.'))}]]")


def _reasons(moved: pd.DataFrame, scheme: str) -> list[str]:
    if scheme == "sales":
        pairs = zip(moved["sales_before"], moved["sales_after"], strict=True)
        return [_("annual sales {before} → {after}", before=numbers.money(before), after=numbers.money(after)) for before, after in pairs]
    return [text if isinstance(text, str) and text else _("no reason recorded") for text in moved["reason"]]


def _pick(scheme: str, keys: Sequence[str]) -> None:
    listed.choose(CELL, f"{scheme}.{keys[0]}.{keys[1]}" if len(keys) > 1 and any(keys) else "")


def _open(firm: object) -> None:
    dossiers.visit(str(firm))
