"""The parts of the breakdown: the matrix, and the way down from the county to a township, a trade, an enterprise and its batches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from analytics.labels import listing
from analytics.scope import Scope
from charts import matrix as charted
from charts.figures import matrices
from charts.figures.scales import MOST
from charts.figures.units import limit, ranked
from pages.ui import drill, figures, ranking, readings
from pages.ui.breakdown.cells import UNKNOWN, Cells
from pages.ui.text import literal
from words import _, numbers

NAMED = 60
"""So many townships without a judged batch are named."""


def show_matrix(found: Cells, target: Fraction, subject: str) -> None:
    """The matrix; a click on a cell goes down to its township and trade."""
    note = _(
        "Against {target}: ● supported by the evidence, ○ undetermined, ◆ contradicted. Bold: pass rate (%), small: n; "
        "under 10 only passed/judged, uncoloured; blank: not sampled. Click a cell to go down to its batches.",
        target=limit(target),
    )
    sampled = set(found.frame.loc[found.frame["judged"] > 0, "row"])
    there = {key: name for key, name in found.rows.items() if key in sampled}
    rows = dict(list(there.items())[: MOST + 1])  # the county, and those with most judged batches
    if len(rows) < len(there):
        note += " " + _("The {n} with most batches are drawn; the table holds all {all}.", n=MOST, all=numbers.count(len(there) - 1))
    title = _("Township × trade: {measure} (%) and n", measure=subject)
    alt = charted.alt(found.frame, found.rows, found.columns, limit(target))
    told = {"key": "breakdown-matrix", "title": title, "alt": alt, "heading": _("Township")}
    figures.figure(
        charted.matrix(found.frame, rows, found.columns, target),
        "breakdown-matrix",
        title,
        alt,
        charted.table(found.frame, found.rows, found.columns, _("Township"), target),
        legend=literal(note),
        note=literal(_without(found, there)),
        least_width=130 + 96 * len(found.columns),
        on_pick=_to_cell,
        row_keys=charted.order_of(found.frame, found.rows, found.columns),
        fresh="-".join(chosen(found)),
        spec=matrices.rates(found.frame, rows, found.columns, target, **told),
        reading=readings.matrix(),
    )


def _without(found: Cells, there: Mapping[str, str]) -> str:
    """The townships without a judged batch in one line, instead of a blank row each; '' where every one has some."""
    names = [name for key, name in found.rows.items() if key not in there]
    more = "…" if len(names) > NAMED else ""
    return _("Not sampled, {n}: {names}", n=numbers.count(len(names)), names=listing(names[:NAMED]) + more) if names else ""


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
    said = found.rows[place] if place else found.columns[trade]
    title = _("{where}: {measure} with 90% intervals", where=said, measure=subject)
    unsampled = int((part["judged"] == 0).sum())
    note = _("{n} not sampled in this period.", n=unsampled) if unsampled else ""
    ranking.show(units, f"breakdown-units-{key}", title, heading, target, others, _to_trade if place else _to_place, note)


def chosen(found: Cells) -> tuple[str, str]:
    """Township and trade gone down to ('' for all); one that the scope does not hold falls away."""
    at = drill.path()
    return at.place if at.place in found.rows else "", at.branch if at.branch in found.columns else ""


def narrowed(found: Cells, scope: Scope) -> Scope | None:
    """The scope of the cell gone down to; None at the county, and where a cell has no place or trade to ask for."""
    place, trade = chosen(found)
    at = drill.path()
    if not (place or trade or at.firm or at.item or at.lab or at.category) or UNKNOWN in (place, trade):
        return None
    return scope.but(townships=(place,) if place else scope.townships, trades=(trade,) if trade else scope.trades)


def where(found: Cells) -> str:
    """The place and trade gone down to, in words; the county at its level."""
    return " ".join(names[key] for names, key in zip((found.rows, found.columns), chosen(found), strict=True) if key) or found.rows[""]


def _to_cell(keys: Sequence[str]) -> None:
    drill.go(*(keys if len(keys) == 2 else ()))


def _to_place(keys: Sequence[str]) -> None:
    if keys and keys[0]:
        drill.go(keys[0], drill.path().branch)


def _to_trade(keys: Sequence[str]) -> None:
    if keys and keys[0]:
        drill.go(drill.path().place, keys[0])
