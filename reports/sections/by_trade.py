"""Townships by trades: the rate and n of each, shaded by its verdict against the trade's own target: the matrix of the page as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

import pandas as pd

from analytics.campaigns import Target
from analytics.labels import listing
from analytics.names import trade
from analytics.units import SMALL
from charts.figures.units import Unit, judge, limit
from charts.office_roles import glyph
from reports import rest
from reports.document import Block, Cell, Column, Table
from reports.findings import Findings
from reports.rated import place_said, rate
from reports.sections.wording import PLACE, cited, joined, paragraph
from words import _, numbers

TABLE = "townships-by-trade"


def blocks(found: Findings) -> Iterator[Block]:
    """A sentence and the table; nothing unless several townships and several trades were sampled."""
    counts = found.by_township_and_trade
    counts = counts[counts["judged"] > 0]
    places = found.by_township[found.by_township["judged"] > 0].sort_values(["judged", "township"], ascending=[False, True], kind="stable")
    trades = found.by_trade[found.by_trade["judged"] > 0]
    if len(places) < 2 or len(trades) < 2:
        return
    yield paragraph(cited(_("{table} gives each township by trade, the one with most batches first.", table=PLACE), TABLE))
    yield _table(found, counts, places, trades)


def target_of(found: Findings, name: object) -> Target | None:
    """The pass rate that the campaign asks of a trade: of all its batches before one of some levels, kinds or links; None where it asks none."""
    asked = [each for each in found.campaign.targets if each.shape == "rate" and each.measure == "batch" and each.limit is not None]
    own = [each for each in asked if not each.trades or name in each.trades]
    return min(own, key=lambda each: sum(bool(part) for part in (each.levels, each.kinds, each.links)), default=None)


def _table(found: Findings, counts: pd.DataFrame, places: pd.DataFrame, trades: pd.DataFrame) -> Table:
    names = trades["trade"].tolist()
    targets = {name: target_of(found, name) for name in names}
    own = {(*_place(row), row["trade"]): row for row in counts.to_dict("records")}
    heads = [trade(name) if isinstance(name, str) else _("trade not stated") for name in names]
    columns = (Column(_("Township"), width=2.0), *(Column(head, "center", 1.5) for head in heads), Column(_("All trades"), "center", 1.5))
    rows = []
    for row in places.head(rest.IN_TEXT).to_dict("records"):
        cells = [_cell(own.get((*_place(row), name)), targets[name]) for name in names]
        rows.append((Cell(place_said(row["township"])), *cells, _cell(row, None)))
    more = rest.said(len(places) - rest.IN_TEXT, rest.in_workbook("rates_by_township_and_trade"))
    totals = [_cell(row, targets[row["trade"]], strong=True) for row in trades.to_dict("records")]
    rows.append((Cell(_("In all"), strong=True), *totals, _cell(found.whole.to_dict(), None, strong=True)))
    return Table(TABLE, _("Batch pass rate of the townships by trade (n in brackets)"), columns, tuple(rows), joined((_note(targets), more)))


def _place(row: Mapping[Any, Any]) -> tuple[bool, Any]:
    """A township by its code, else by the name as written: of one name with a code and without one the batches stand apart."""
    coded = isinstance(row["township_code"], str)
    return coded, row["township_code"] if coded else row["township"]


def _cell(row: Mapping[Any, Any] | None, target: Target | None, strong: bool = False) -> Cell:
    """'● 81.0% (84)'; of few batches '3/4', of none '—', neither of them shaded."""
    judged = int(row["judged"]) if row else 0
    if row is None or not judged:
        return Cell(numbers.NOTHING)
    passed = int(row["passed"])
    if judged < SMALL:
        return Cell(rate(passed, judged), strong=strong)
    text = _("{rate} ({n})", rate=rate(passed, judged), n=numbers.count(judged))
    role = None if target is None else _unit(passed, judged, target).role
    sign = glyph(role) if role else ""  # so that a copy in black says it too
    return Cell(f"{sign}{numbers.NBSP}{text}" if sign else text, role, strong)


def _unit(passed: int, judged: int, target: Target) -> Unit:
    frame = pd.DataFrame({"key": [""], "name": [""], "passed": [passed], "judged": [judged]})
    return judge(frame, target.limit or Fraction(0), strict=target.rule == ">")[0]


def _note(targets: Mapping[str, Target | None]) -> str:
    """Against which limits the cells are judged, what the signs say, and why some have none."""
    named = listing(
        _("{trade} {limit} ({id})", trade=trade(name), limit=limit(one.limit), id=one.id) for name, one in targets.items() if one and one.limit
    )
    few = _("Under {n} batches: passed of judged, not judged against a target; “—”: not sampled.", n=SMALL)
    if not named:
        return few
    signs = _("● supported by the samples, ○ undetermined, ◆ contradicted (90% interval against the limit: {limits}).", limits=named)
    partly = any(one and (one.levels or one.kinds or one.links) for one in targets.values())
    borrowed = _("A limit of a target that counts only some levels, kinds or links stands here for comparison.") if partly else ""
    return joined((signs, borrowed, few))
