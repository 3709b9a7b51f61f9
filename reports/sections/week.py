"""The week that ends on the report's day: new failures, reports filed, new warnings, the next milestone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

import pandas as pd

from analytics import progress
from analytics.campaigns import Window
from analytics.labels import listing
from analytics.names import item as item_name
from analytics.names import place, unit
from reports.days import ONE_DAY, WEEK
from reports.document import Block
from reports.findings import Findings
from reports.framed import framed
from reports.sections import warned
from reports.sections.process import following
from reports.sections.wording import PLACE, cited, joined, paragraph
from words import _, numbers

MOST = 12
WARNED = 6


def days(found: Findings) -> Window:
    """The seven days up to the report's day."""
    return Window(found.as_of - WEEK + ONE_DAY, found.as_of)


def counted(found: Findings) -> Window:
    """Those of the seven days that lie in the days of the report: what came before the campaign is no part of what it adds up to."""
    span = days(found)
    return Window(max(span.start, found.span.start), min(span.end, found.span.end))


def failures(found: Findings) -> Iterator[Block]:
    """The batches that failed in the week."""
    span, rows = counted(found), found.new_failures
    rows = rows[rows["counted_on"].dt.date.between(span.start, span.end)]
    if rows.empty:
        yield paragraph(_("No batch failed this week."))
        return
    yield paragraph(cited(_("New failed batches: {n}; {table} names them.", n=numbers.count(len(rows)), table=PLACE), "new-failures"))
    head, rest = rows.head(MOST), len(rows) - MOST
    frame = pd.DataFrame(
        {
            _("Date"): [numbers.date_short(each.date()) for each in head["counted_on"]],
            _("Enterprise"): head["maker_name"].fillna(numbers.NOTHING).tolist(),
            _("Township"): [place(each) if isinstance(each, str) else numbers.NOTHING for each in head["township"]],
            _("Product"): head["product"].fillna(numbers.NOTHING).tolist(),
            _("Failed items"): [_items(each) for each in head["failed_items"]],
        }
    )
    note = _("{n} more on the sheet “{sheet}” of the Excel workbook.", n=numbers.count(rest), sheet=_("Counted rows")) if rest > 0 else ""
    yield framed(frame, "new-failures", _("Batches that failed this week"), note)


def _items(items: Sequence[Mapping[str, Any]] | None) -> str:
    return "" if items is None else listing(item_name(item["item"]) if item["item"] else _("item not stated") for item in items)


def warnings(found: Findings) -> Iterator[Block]:
    """The warnings whose condition held first within the week, and how many stand in all."""
    span, standing = days(found), warned.standing_of(found)
    new = [each for each in standing if span.start <= each.warning.since <= span.end]
    total = _("Early warnings that stand in all: {n}.", n=numbers.count(len(standing)))
    if not new:
        yield paragraph(_("No new early warning arose this week."), total if standing else "")
        return
    where = cited(_("{table} gives the reasons.", table=PLACE), warned.TABLE)
    yield paragraph(_("New early warnings this week: {n}.", n=numbers.count(len(new))), total, where)
    yield framed(warned.rows(new[:WARNED]), warned.TABLE, _("New early warnings"), warned.rest(new, WARNED))


def work(found: Findings) -> Iterator[Block]:
    """Who filed the weekly report and who did not, orders overdue, and the next milestone."""
    yield paragraph(_reports(found), _orders(found), _next(found))


def _reports(found: Findings) -> str:
    reports, span = found.weekly_reports, days(found)
    due = [day for day in cast("list[date]", reports.columns.tolist()) if span.start <= day <= span.end]
    if not due:
        return _("No weekly report was due this week.")
    states = reports[due[-1]]
    late = [unit(str(each)) for each, state in states.items() if state == progress.LATE]
    missing = [unit(str(each)) for each, state in states.items() if state == progress.MISSING]
    head = _(
        "Of {n} weekly reports due on {day}, {done} came in time",
        n=len(states),
        day=numbers.date_long(due[-1]),
        done=int((states == progress.IN_TIME).sum()),
    )
    told = [_("late: {units}", units=listing(late))] if late else []
    told += [_("missing: {units}", units=listing(missing))] if missing else []
    return _("; ").join([head, *told]) + _(".")


def _orders(found: Findings) -> str:
    said = found.orders_tally
    if not said.ordered:
        return ""
    return _("Rectification orders: {n}, of them confirmed {confirmed}, overdue {overdue}.", n=numbers.count(said.ordered),
             confirmed=numbers.count(said.confirmed), overdue=numbers.count(said.overdue))  # fmt: skip


def _next(found: Findings) -> str:
    step = following(found)
    if step is None:
        return joined([_("No further milestone is due.")]) if found.milestones else ""
    return _("The next milestone is due on {day}: {title}.", day=numbers.date_long(step.due), title=step.title)
