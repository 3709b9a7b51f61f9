"""Step 3: what would come in and what not, before anything is published."""

from __future__ import annotations

from pathlib import PurePath

import pandas as pd
import streamlit as st

import datasets
from etl.receipt import Receipt
from etl.refused import as_workbook
from pages.ui import downloads
from pages.ui.glossary import value_word
from pages.ui.text import literal
from pages.ui.upload import on_page
from pages.ui.upload.steps import counted, equation, messages
from words import _, numbers

_SHOWN = 200  # rows on the page; the file has them all


def draw(receipt: Receipt) -> None:
    """The equation of the counts, and behind each count its rows."""
    st.subheader(_("Preview: check before publishing"), anchor=False)
    equation(receipt.read, receipt.accepted, receipt.refused, receipt.repeated, receipt.conflicts)
    if receipt.dataset == "sampling_results":
        _verdicts(receipt)
    counted(receipt.counting, receipt.warnings)
    messages(receipt.notes)
    count = numbers.count
    names = [_("Refused {n}", n=count(receipt.refused)), _("To be published"), _("Skipped {n}", n=count(len(receipt.skipped)))]
    refused, sample, skipped = st.tabs(names, default=names[0] if receipt.refused else names[1])
    with refused:
        _refused(receipt)
    with sample:
        _sample(receipt)
    with skipped:
        _skipped(receipt)


def _verdicts(receipt: Receipt) -> None:
    count = numbers.count
    said = _(
        "passed {passed} · failed {failed} · not judged {other}",
        passed=count(receipt.passed),
        failed=count(receipt.failed),
        other=count(receipt.not_judged),
    )
    if again := receipt.repeated + receipt.conflicts:
        told = _(
            "of all {n} rows that can be read, {again} of them repeated or in conflict", n=count(receipt.read - receipt.refused), again=count(again)
        )
        said = f"{said} ({told})"
    st.markdown(f":small[:gray[{literal(said)}]]")
    if not receipt.denominator:
        st.warning(_("This file lists failures only: it has no denominator, so no pass rate will follow from it."), icon=":material/hide_source:")


def refused_frame(receipt: Receipt) -> pd.DataFrame:
    """One row a refused cell: where, what it says, why it is refused, and how to mend it."""
    cells = receipt.refused_cells
    return pd.DataFrame(
        {
            _("Row"): [cell.row for cell in cells],
            _("Column"): [cell.column for cell in cells],
            _("Value"): [cell.value for cell in cells],
            _("Why"): [on_page.text(cell.reason) for cell in cells],
            _("How to mend it"): [on_page.text(cell.mend) if cell.mend else "" for cell in cells],
        }
    )


def refused_file(receipt: Receipt) -> bytes:
    """The refused rows as a workbook, whole, to be mended there and loaded again."""
    return b"" if receipt.refused_rows is None else as_workbook(receipt.refused_rows, receipt.file, receipt.denominator)


def download(receipt: Receipt) -> None:
    """The refused rows as a file, while nothing is published."""
    title = _("Refused rows of {file}", file=PurePath(receipt.file).stem)
    downloads.button(_("Refused rows with reasons"), title, f"refused-preview-{receipt.sha256[:12]}", refused_file, receipt)


def _refused(receipt: Receipt) -> None:
    if not receipt.refused:
        st.markdown(_("No row is refused."))
        return
    text = st.column_config.TextColumn
    st.dataframe(
        refused_frame(receipt).head(_SHOWN),
        hide_index=True,
        row_height=40,
        column_config={
            _("Row"): st.column_config.NumberColumn(width=70, format="%d"),
            _("Column"): text(width=140),
            _("Value"): text(width=150),
            _("Why"): text(width=340),
            _("How to mend it"): text(width=300),
        },
        alt=_("Refused cells with reasons"),
    )
    if len(receipt.refused_cells) > _SHOWN:
        st.markdown(f":small[:gray[{_('The first {n} of {all}; the file has them all.', n=_SHOWN, all=numbers.count(len(receipt.refused_cells)))}]]")


def _sample(receipt: Receipt) -> None:
    if receipt.sample is None or not receipt.sample.num_rows:
        st.markdown(_("No row comes in."))
        return
    dataset = datasets.get(receipt.dataset)
    table = receipt.sample.slice(0, _SHOWN)
    columns = {}
    for field in dataset.fields:
        if field.name in table.column_names and table[field.name].null_count < table.num_rows and field.type not in ("array", "licences", "list"):
            values = table[field.name].to_pylist()
            columns[str(field)] = [value_word(field, value) if field.enum and value else value for value in values]
    st.dataframe(pd.DataFrame(columns), hide_index=True, row_height=40, placeholder=numbers.NOTHING, alt=_("Rows as they would be published"))
    st.markdown(f":small[:gray[{_('As the store will hold them; the first {n} rows.', n=numbers.count(table.num_rows))}]]")


def _skipped(receipt: Receipt) -> None:
    if not receipt.skipped:
        st.markdown(_("Every row below the header is a record."))
        return
    frame = pd.DataFrame({_("Row"): [each.row for each in receipt.skipped], _("Why"): [on_page.text(each.why) for each in receipt.skipped]})
    st.dataframe(frame, hide_index=True, row_height=40, alt=_("Skipped rows with reasons"))
