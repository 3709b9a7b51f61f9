"""Step 1: what was read, so that a person sees at once whether the file was understood."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import datasets
from etl import names
from etl.inspect import Inspection
from etl.template import template
from pages.ui import downloads
from pages.ui.text import literal
from pages.ui.upload import on_page
from words import _, numbers


def choices(seen: Inspection, sheets: tuple[str, ...], key: str) -> tuple[str, str | None]:
    """Dataset and sheet, as the road guesses them until a person says otherwise. `sheets`: all of the file, also while one is chosen."""
    every = names()
    left, right = st.columns(2)
    dataset = left.selectbox(_("Dataset"), every, every.index(seen.dataset), key=f"{key}-dataset", format_func=lambda name: str(datasets.get(name)))
    if len(sheets) < 2:
        return dataset, None
    sheet = right.selectbox(_("Sheet"), sheets, None, key=f"{key}-sheet", placeholder=_("found by its columns"))
    if seen.left is not None:
        st.warning(literal(on_page.text(seen.left)), icon=":material/priority_high:")
    return dataset, sheet


def draw(seen: Inspection) -> None:
    """The facts of reading, then three decoded lines."""
    st.table({name: literal(text) for name, text in facts(seen).items() if text}, border="horizontal", alt=_("What was read"))
    st.markdown(f":small[:gray[{_('The first three lines')}]]")
    width = max((at + 1 for line in seen.lines for at, text in enumerate(line) if text), default=1)
    lines = pd.DataFrame([line[:width] for line in seen.lines], columns=[_letter(at) for at in range(width)], index=range(1, len(seen.lines) + 1))
    st.dataframe(lines, row_height=36, alt=_("The first three lines"))


def _letter(column: int) -> str:
    """What a spreadsheet calls a column: A … Z, AA …"""
    return (_letter(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def templates() -> None:
    """An empty form of each dataset."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":small[:gray[{_('No file yet? An empty form with drop-downs:')}]]", width="content")
        for name in names():
            downloads.button(str(datasets.get(name)), str(datasets.get(name)), f"template-{name}", template, name, type="tertiary")


def facts(seen: Inspection) -> dict[str, str]:
    """What the road found, in words."""
    count = numbers.count
    return {
        _("File"): seen.file,
        _("Sheet"): _("“{name}”", name=seen.sheet) if seen.sheet else "",
        _("Header"): _rows(seen.header_rows),
        _("Encoding"): seen.encoding.upper() or seen.kind.upper(),
        _("Data rows"): _("{n} rows", n=count(seen.rows)) + (_(" ({n} skipped)", n=count(len(seen.skipped))) if seen.skipped else ""),
    }


def _rows(rows: tuple[int, ...]) -> str:
    if not rows:
        return _("none found")
    return _("row {n}", n=rows[0]) if len(rows) == 1 else _("rows {first} to {last}, merged", first=rows[0], last=rows[-1])
