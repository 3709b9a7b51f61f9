"""The sheet of counting rules and sources: what each figure counts, which document asks for it, and what the columns mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analytics.attainment import Attainment
from analytics.rules.index import said as said_of_index
from reports import about
from reports.findings import Findings
from reports.workbook.book import Book
from words import _
from words.cells import clean


def put(book: Book, found: Findings) -> Any:
    """Counting rules of the targets, how verdicts and intervals are made, and the sources."""
    sheet = book.sheet(_("Counting rules and sources"))
    for at, width in enumerate((8, 34, 80, 50)):
        sheet.set_column(at, at, width)
    sheet.write_string(0, 0, _("Counting rules and sources"), book.format(bold=True, font_size=14))
    wrapped = book.format(text_wrap=True, valign="top")
    for at, head in enumerate((_("No."), _("Target"), _("Counting rule"), _("Source"))):
        sheet.write_string(2, at, head, book.head)
    row = 2
    for one in found.attainments:
        row += 1
        for at, text in enumerate((one.id, one.title, _rule(one), one.source)):
            sheet.write_string(row, at, clean(text), wrapped)
    row += 2
    for line in (*methods(), *_index(found), *about.lines(found.request)):
        sheet.merge_range(row, 0, row, 3, clean(line), wrapped)
        sheet.set_row(row, 18 * (1 + len(line.encode("gb18030", "replace")) // 170))
        row += 1
    sheet.freeze_panes(3, 0)
    sheet.repeat_rows(2)
    return sheet


def _rule(one: Attainment) -> str:
    return "\n".join(each for each in (one.counting_rule, one.note, one.why_no_data) if each)


def methods() -> Sequence[str]:
    """How the figures of the workbook are made, one sentence each."""
    return (
        _("A pass rate is passed batches by judged batches; batches not judged are left out, and so are lists of failures without a denominator."),
        _("Administrative verdict: the figure against the limit, compared on whole numbers, never on rounded ones."),
        _("Evidential verdict: two one-sided exact binomial tests at 5%, which is the 90% Clopper–Pearson interval shown beside the target."),
        _("Intervals of rates without a target are Wilson's at 95%. Both assume independent random batches."),
        _("To find a rate again in a pivot table: sum “passed” and sum “judged” of the counted rows, then divide. Never average rates."),
        _("An empty cell says that there is nothing on record, never 0."),
    )


def _index(found: Findings) -> Sequence[str]:
    return (said_of_index(found.index),) if found.begun and found.index.index is not None else ()
