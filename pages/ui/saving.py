"""The ways out of a chart: its table, its sentence and its figures for the clipboard, its picture, and the chart itself for Office."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from charts.areas import MapSpec
from charts.cells import CellsSpec
from charts.drawingml import supports
from charts.drawingml.alone import deck_of
from charts.kinds import Spec
from charts.tables import to_tabs, to_xlsx
from pages.ui.downloads import button
from words import _, numbers


def copies(key: str, title: str, table: pd.DataFrame, notes: Sequence[str]) -> None:
    """The sentence and the figures, each with a button that copies it; a click outside closes them."""
    with st.popover(_("Copy the sentence"), icon=":material/content_copy:", type="tertiary", key=f"{key}-sentence"):
        st.code(sentence(title, table, notes), language=None, wrap_lines=True)
    with st.popover(_("Copy the figures"), icon=":material/table:", type="tertiary", key=f"{key}-figures"):
        st.markdown(f":small[:gray[{_('Copied by the button at the right, they paste into Word or Excel as a table.')}]]")
        st.code(to_tabs(table), language=None, height=240)


def office(key: str, name: str, spec: Spec | CellsSpec, notes: tuple[str, ...]) -> None:
    """The chart itself, native and with its figures, as a slide and in a workbook; nothing where Office has no such chart.

    A map is native shapes on a slide, a matrix a native table; in a workbook their tables stand for both.
    """
    if isinstance(spec, CellsSpec):
        if spec.rows:
            edited = _("A native table whose cells can be edited")
            button(_("PowerPoint table"), name, f"{key}-pptx", deck_of, spec, notes, ending="pptx", type="tertiary", help=edited)
        return
    if not supports(spec):
        return
    if isinstance(spec, MapSpec):
        edited = _("A shape for every township, which can be moved, coloured and written on")
        button(_("PowerPoint map"), name, f"{key}-pptx", deck_of, spec, notes, ending="pptx", type="tertiary", help=edited)
    else:
        edited = _("A native chart whose figures can be edited")
        button(_("PowerPoint chart"), name, f"{key}-pptx", deck_of, spec, notes, ending="pptx", type="tertiary", help=edited)
        button(_("Excel chart"), name, f"{key}-chart-xlsx", to_xlsx, spec.table, spec.title, notes, spec, type="tertiary", help=edited)


def sentence(title: str, table: pd.DataFrame, notes: Sequence[str]) -> str:
    """The finding as it is pasted into a text: what the chart says, how many batches stand behind it, and of what it speaks."""
    behind = [said] if (said := _behind(table)) else []
    return _("{finding} ({about})", finding=title, about=_("; ").join([*behind, *notes]))


def _behind(table: pd.DataFrame) -> str:
    """The batches behind the rows: one number, or the least and the most; '' where the table counts none."""
    wanted = {_("Batches judged"), "n"}
    counts = [n for name in table.columns if _last(name) in wanted for n in pd.to_numeric(table[name], errors="coerce").dropna()]
    if not counts:
        return ""
    least, most = numbers.count(min(counts)), numbers.count(max(counts))
    return f"n = {least}" if least == most else _("n = {least} to {most} in {rows} rows", least=least, most=most, rows=len(table))


def _last(name: object) -> str:
    """The last of the headings over a column."""
    return str(name[-1]) if isinstance(name, tuple) else str(name)
