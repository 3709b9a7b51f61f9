"""The sheet of charts: every figure of the workbook that can be a native chart, one under another, its cells on the sheet behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analytics import names, words_of_classes
from analytics.labels import label
from charts import xlsx
from charts.figures.glance import glance
from charts.figures.orders import by_townships
from charts.figures.pareto import pareto
from charts.figures.rated import months, units
from charts.figures.tiers import shares
from charts.figures.trend import months as every_month
from charts.spec import ChartSpec
from charts.xy import XYSpec
from reports.findings import Findings
from reports.rated import by_level
from reports.sections import course
from reports.sections.attainment import rolled_up
from reports.workbook.book import Book
from words import _
from words.cells import clean

WIDTH = 1_000
PIXELS = 20  # of a row
PAGE = 670  # pixels of a printed page


def figures(found: Findings) -> Iterator[ChartSpec | XYSpec]:
    """What there is to draw, in the order of the report; what has no figures is left out."""
    every = (
        glance(found.attainments, key="glance", title=rolled_up(found.attainments)),
        *(spec for target in course.first(found) if (spec := course.chart(found, target))),
        *_rates(found),
        *_failures(found),
        *_classes(found),
        *_orders(found),
    )
    yield from (spec for spec in every if not spec.empty)


def put(book: Book, found: Findings) -> tuple[Any, int]:
    """The sheet with every chart; returns it, and how many there are. Without any it says so."""
    sheet = book.sheet(_("Charts"))
    sheet.write_string(0, 0, clean(_("Charts")), book.format(bold=True, font_size=14))
    specs = list(figures(found))
    if not specs:
        sheet.write_string(2, 0, _("Nothing has been judged in this scope, so there is nothing to draw."))
        return sheet, 0
    said = _("Native charts: click one to change it. Its figures lie on the sheet “{name}”.", name=_("Chart data"))
    sheet.write_string(1, 0, clean(said), book.format(font_color="#4A5663"))
    return sheet, len(specs)


def draw(book: Book, sheet: Any, found: Findings) -> None:
    """Draw the charts on their sheet, with their figures on a sheet of their own."""
    specs = list(figures(found))
    if not specs:
        return
    data = book.sheet(_("Chart data"))
    data.set_column(0, 0, 36)
    shelf = xlsx.Shelf(book.file, data)
    row, used, breaks = 3, 3 * PIXELS, []
    for spec in specs:
        height = xlsx.height(spec)
        if used + height > PAGE and used > 3 * PIXELS:
            breaks.append(row)
            used = 0
        xlsx.insert(book.file, sheet, (row, 0), spec, shelf, (WIDTH, height))
        rows = -(-height // PIXELS) + 2
        row, used = row + rows, used + rows * PIXELS
    sheet.set_h_pagebreaks(breaks)
    sheet.print_area(0, 0, row, 15)


def _rates(found: Findings) -> Iterator[ChartSpec]:
    if not found.begun:
        return
    place = [names.place(each) if isinstance(each, str) else _("township not stated") for each in found.by_township["township"]]
    yield units(found.by_township, place, key="townships", title=_("Pass rates by township"), heading=_("Township"))
    trade = [names.trade(each) if isinstance(each, str) else _("trade not stated") for each in found.by_trade["trade"]]
    yield units(found.by_trade, trade, key="trades", title=_("Pass rates by trade"), heading=_("Trade"))
    levels = by_level(found.by_level)
    said = [label("level", each if isinstance(each, str) else None) for each in levels["level"]]
    yield units(levels, said, key="levels", title=_("Pass rates by level"), heading=_("Level"), worst_first=False)
    if not found.by_month.empty:
        yield months(every_month(found.by_month), key="months", title=_("Pass rates by month"))


def _failures(found: Findings) -> Iterator[ChartSpec]:
    if not found.items.empty:
        yield pareto(found.items, key="items", subject=_("Failed items by frequency"))


def _classes(found: Findings) -> Iterator[ChartSpec]:
    by_class = found.tiers[found.tiers["class"].notna()].set_index("class")[["enterprises", "sales", "passed", "judged", "failed"]]
    if by_class[["enterprises", "judged"]].to_numpy().sum():
        yield shares(by_class, key="tiers", subject=_("Sales tiers: shares"), classes={each: words_of_classes.state("sales", each) for each in "ABC"})


def _orders(found: Findings) -> Iterator[ChartSpec]:
    if not found.orders.empty:
        yield by_townships(found.orders)
