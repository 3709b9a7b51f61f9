"""The Excel workbook of a request: overview, charts, tables as real numbers, the counted rows ready for a pivot, refused rows, and the rules."""

from __future__ import annotations

from reports import about
from reports.findings import Findings
from reports.request import Progress, Request, quietly
from reports.tables import TABLES
from reports.workbook import charted, grid, overview, rules
from reports.workbook.book import MOST_ROWS, Book
from words import _, numbers

BEFORE = ("targets",)
AFTER = (
    *("rates_by_township", "rates_by_trade", "rates_by_level", "rates_by_month", "rates_by_stage", "rates_by_township_and_trade"),
    *("rates_by_enterprise", "items", "items_by_trade", "tiers", "conditions", "drags", "changes", "outlook", "warnings", "rectifications"),
    *("enforcement", "complaints", "results", "refused", "uploads"),
)
"""The tables that have a sheet, before the charts and after them."""
ELSEWHERE = ("counting_rule", "source")
"""Columns that stand on the sheet of rules."""


def write(request: Request, progress: Progress = quietly) -> bytes:
    """The workbook as a file; the same request at the same data version gives the same bytes."""
    found = Findings(request)
    progress(_("Asking for the targets"))
    title = str(request.campaign.title)
    said = [title, about.version_line(request), *([_("Demo data (synthetic)")] if about.synthetic(request) else [])]
    book = Book(request, title, " · ".join(said))
    first = book.sheet(_("Overview"))
    contents: list[tuple[str, str, int]] = []
    _tables(book, found, BEFORE, contents, progress)
    progress(_("Drawing the charts"))
    sheet, drawn = charted.put(book, found)
    contents.append((sheet.get_name(), _("{n} native charts", n=drawn), -1))
    _tables(book, found, AFTER, contents, progress)
    last = rules.put(book, found)
    contents.append((last.get_name(), _("What each figure counts, and which document asks for it"), -1))
    charted.draw(book, sheet, found)
    overview.put(book, first, found, contents)
    first.activate()
    progress(_("Writing the workbook"))
    return book.bytes()


def _tables(book: Book, found: Findings, wanted: tuple[str, ...], contents: list[tuple[str, str, int]], progress: Progress) -> None:
    for name in wanted:
        table = TABLES[name].without(ELSEWHERE)
        progress(_("Asking for the table {name}", name=table.heading()))
        frame = table.frame(found)
        sheets = grid.put(book, table, frame)
        contents.append((sheets[0], table.said(), len(frame)))
        if len(sheets) > 1:
            said = _("Excel holds {most} rows a sheet: the {n} rows go on on {sheets}.", most=numbers.count(MOST_ROWS), n=numbers.count(len(frame)),
                     sheets=", ".join(sheets[1:]))  # fmt: skip
            contents.append((sheets[1], said, -1))
