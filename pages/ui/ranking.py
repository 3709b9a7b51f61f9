"""Units ranked as dots with intervals: as many as one can read are drawn, the table holds all."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from analytics.labels import told
from charts.figures.intervals import intervals
from charts.figures.scales import MOST
from charts.figures.units import Unit, table
from charts.spec import single
from pages.ui import figures, readings
from pages.ui.text import literal
from words import _, numbers


def show(
    units: Sequence[Unit], key: str, title: str, heading: str, target: Fraction, others: Sequence[Fraction], on_pick: figures.Pick, note: str = ""
) -> None:
    """The chart of ranked units, the first MOST of them and the pooled row; a click gives the unit's key."""
    pooled = [unit for unit in units if unit.pooled]
    drawn = [*[unit for unit in units if not unit.pooled][:MOST], *pooled]
    if len(drawn) < len(units):
        more = _("The {n} with the lowest rates are drawn; the table holds all {all}.", n=MOST, all=numbers.count(len(units) - len(pooled)))
        note = told((note, more))
    spec = intervals(drawn, key=key, title=title, heading=heading, target=target, others=others)
    figures.chart(
        spec,
        note=literal(note),
        table=table(units, heading, target),
        row_keys=single(unit.key for unit in units),
        on_pick=on_pick,
        reading=readings.intervals(),
    )
