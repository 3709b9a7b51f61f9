"""The first sheet: what the workbook is about, how the targets stand, and what is on which sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analytics.attainment import Attainment
from analytics.labels import label
from analytics.sentence import needed_text
from analytics.words_of_value import interval_text, value_text
from reports import about
from reports.findings import Findings
from reports.sections.attainment import evidence, rolled_up
from reports.workbook.book import Book
from reports.workbook.cells import TINTS
from reports.workbook.grid import height
from words import _, numbers
from words.cells import clean

FIGURES = (3, 4, 5)  # columns of figures
FEW = 12  # targets with which the sheet is one printed page
WIDTHS = (8, 34, 24, 11, 10, 18, 13, 13, 40)


def put(book: Book, sheet: Any, found: Findings, contents: Sequence[tuple[str, str, int]]) -> None:
    """`contents`: name of each sheet, what is on it, and its rows (−1: not a table)."""
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    sheet.write_string(0, 0, clean(str(found.campaign.title)), book.format(bold=True, font_size=18))
    sheet.set_row(0, 30)
    row = 1
    if about.synthetic(found.request):
        badge = book.format(bold=True, font_color="#6B4A00", bg_color="#FBF1D9")
        sheet.merge_range(row, 0, row, 2, clean(_("Demo data (synthetic): no real enterprise is meant.")), badge)
        row += 1
    for line in about.lines(found.request):
        if line != _("Demo data (synthetic): no real enterprise is meant."):
            sheet.write_string(row, 0, clean(line))
            row += 1
    row += 1
    for line in (rolled_up(found.attainments), evidence(found.attainments)):
        if line:
            sheet.write_string(row, 0, clean(line), book.format(bold=True, font_size=12))
            sheet.set_row(row, 20)
            row += 1
    if len(found.attainments) <= FEW:
        sheet.fit_to_pages(1, 1)
    row = _targets(book, sheet, found.attainments, row + 1)
    _contents(book, sheet, contents, row + 1)


def _targets(book: Book, sheet: Any, every: Sequence[Attainment], row: int) -> int:
    heads = (
        _("No."),
        _("Target"),
        _("Target rule"),
        _("Figure"),
        "n",
        _("90% interval"),
        _("Administrative verdict"),
        _("Evidential verdict"),
        _("Still needed"),
    )
    for at, head in enumerate(heads):
        sheet.write_string(row, at, head, book.head_of(figures=at in FIGURES))
    sheet.set_row(row, 32)
    for one in every:
        row += 1
        texts = (one.id, one.title, one.rule, value_text(one), _size(one), interval_text(one))
        for at, text in enumerate(texts):
            said = {"align": "right", "indent": 1} if at in FIGURES else {"text_wrap": True, "align": "left", "indent": 1}
            sheet.write_string(row, at, clean(text), book.format(**said, bold=at == 3))
        sheet.set_row(row, height([(text, WIDTHS[at]) for at, text in enumerate((*texts, "", "", needed_text(one)))]) + 3)
        for at, what, verdict in ((6, "administrative", one.administrative), (7, "evidential", one.evidential)):
            sheet.write_string(row, at, label(what, verdict), book.format(**TINTS.get(verdict, {}), align="left", indent=1))
        sheet.write_string(row, 8, clean(needed_text(one)), book.format(text_wrap=True, align="left", indent=1))
    return row + 1


def _size(one: Attainment) -> str:
    whole = one.denominator is not None and one.value is not None and float(one.denominator).is_integer()
    return numbers.count(one.denominator) if whole else numbers.NOTHING


def _contents(book: Book, sheet: Any, contents: Sequence[tuple[str, str, int]], row: int) -> None:
    sheet.write_string(row, 0, _("Sheets of this workbook"), book.format(bold=True, font_size=12))
    link = book.format(font_color="#1F5A8A", underline=1)
    for name, said, rows in contents:
        row += 1
        quoted = name.replace("'", "''")
        sheet.write_url(row, 1, f"internal:'{quoted}'!A1", link, name)
        sheet.write_string(row, 2, clean(said))
        if rows >= 0:
            sheet.write_string(row, 0, numbers.count(rows), book.format(align="right", font_color="#4A5663"))
