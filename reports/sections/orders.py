"""整改和查处情况: orders by state, what is overdue and with whom, the blacklist, follow-up samples, cases by outcome."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analytics import words_of_orders
from analytics.labels import label
from analytics.names import place
from charts.figures.orders import by_townships
from charts.spec import Role
from reports.document import Block, Figure, Table
from reports.findings import Findings
from reports.framed import framed
from reports.sections.wording import PLACE, cited, joined, paragraph
from words import _, numbers

OVERDUE, CASES = "orders-overdue", "cases"
MOST, MOST_AT_THE_END = 6, 5
"""Orders named; a final report, which looks back, names fewer."""


def blocks(found: Findings) -> Iterator[Block]:
    """The orders with their chart and the table of those to press for, then the cases."""
    rows, said = found.orders, found.orders_tally
    if not said.ordered:
        yield paragraph(_("No rectification order has been recorded for these days."))
    else:
        spec = by_townships(rows)
        more = cited(_("{figure} shows them by township: {finding}.", figure=PLACE, finding=spec.title), spec.key) if len(spec.categories) > 1 else ""
        yield paragraph(words_of_orders.tallied(said), words_of_orders.rates(said), joined(words_of_orders.limits(found.campaign, rows, said)), more)
        if len(spec.categories) > 1:
            yield Figure(spec, _("Rectification orders of the townships by state"))
        yield from _overdue(rows, MOST if found.request.kind != "final" else MOST_AT_THE_END)
        yield paragraph(_followed(rows))
    yield from cases(found)


def waiting(rows: pd.DataFrame) -> pd.DataFrame:
    """The orders that wait for somebody: overdue or failed at re-inspection, the oldest first."""
    return rows[rows["state"].isin(["overdue", "failed"])]


def _overdue(rows: pd.DataFrame, most: int) -> Iterator[Block]:
    pressing = waiting(rows)
    if pressing.empty:
        yield paragraph(_("No order is overdue or failed on this day."))
        return
    yield paragraph(cited(_("Orders to be pressed for: {n}; {table} names them.", n=numbers.count(len(pressing)), table=PLACE), OVERDUE))
    yield table(pressing, most)


def table(pressing: pd.DataFrame, most: int) -> Table:
    """Those orders, those longest overdue first."""
    head = pressing.head(most).reset_index(drop=True)
    frame = pd.DataFrame(
        {
            _("Enterprise"): head["enterprise"],
            _("Township"): [place(each) if isinstance(each, str) else numbers.NOTHING for each in head["township"]],
            _("To be put right"): head["problem"],
            _("State"): [label("order", each) for each in head["state"]],
            _("Time limit"): [numbers.date_short(each.date()) if pd.notna(each) else numbers.NOTHING for each in head["limit"]],
            _("Days overdue"): head["days_over"],
        }
    )
    means: dict[str, Role] = {"failed": "missed", "overdue": "undetermined"}
    roles = {(i, _("State")): means[each] for i, each in enumerate(head["state"])}
    rest = len(pressing) - len(head)
    more = _(
        "The {n} longest overdue; {rest} more stand on the sheet “{sheet}” of the Excel workbook.", n=len(head), rest=rest, sheet=_("Rectification")
    )
    note = more if rest > 0 else ""
    return framed(frame, OVERDUE, _("Orders overdue or failed at re-inspection"), note, roles=roles)


def _followed(rows: pd.DataFrame) -> str:
    due = int(rows["follow_up_due"].sum())
    listed = rows[rows["blacklisted"]]["enterprise_key"].nunique()
    said = []
    if due:
        said.append(_("Enterprises confirmed after a failed sample and not sampled again yet: {n}.", n=numbers.count(due)))
    if listed:
        said.append(_("Enterprises on the blacklist: {n}.", n=numbers.count(listed)))
    if not ((rows["state"] == "confirmed") & (rows["origin"].fillna("sampling") == "sampling")).any():
        said.insert(0, _("No order after a failed sample is confirmed yet, so nobody is due for a follow-up sample."))
        return joined(said)
    return joined(said) or _("Every enterprise confirmed after a failed sample has been sampled again, and nobody is on the blacklist.")


def cases(found: Findings) -> Iterator[Block]:
    """Enforcement: how many cases, how many are open, and the table by violation and outcome."""
    rows = found.enforcement
    whole = int(rows["cases"].sum())
    if not whole:
        yield paragraph(_("No enforcement case has been recorded for these days."))
        return
    open_ = int(rows.loc[rows["outcome"] == "open", "cases"].sum())
    said = _("Enforcement cases opened: {n}, of them still open: {open}.", n=numbers.count(whole), open=numbers.count(open_))
    yield paragraph(said, cited(_("{table} gives them by violation and outcome.", table=PLACE), CASES))
    yield framed(words_of_orders.cases_by_violation(rows), CASES, _("Enforcement cases by violation and outcome"))
