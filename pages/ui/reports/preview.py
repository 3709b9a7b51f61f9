"""The text of a report before it is a file: `python -m reports preview`, drawn with the page's own headings, paragraphs and tables."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from charts import plain
from charts.plotly import config
from pages.ui import figures
from pages.ui.reports import build, runs, sessions
from pages.ui.reports.asked import Wanted
from pages.ui.reports.runs import Run
from pages.ui.store import drawn
from pages.ui.text import literal
from words import Refusal, _

Text = Mapping[str, Any]
_SLOT = "report-preview"
_HEIGHT = 640
_UNSEEN = "\u200b"  # no frame is drawn that has two columns of one name, as facts two abreast have


def card(wanted: Wanted) -> None:
    """The text of the report that is wanted; asked for anew where the choices changed."""
    arguments = ("preview", *wanted.arguments()[1:])
    kept = st.session_state.get(_SLOT)
    if kept is None or kept[0] != arguments:
        if kept is not None:
            kept[1].stop()
        kept = st.session_state[_SLOT] = (arguments, start(arguments))
    with st.container(border=True, height=_HEIGHT, key="report-preview-card"):
        going = not kept[1].done
        build.watch(partial(_draw, kept[1], wanted.form), going)


def start(arguments: Sequence[str]) -> Run[Text]:
    """Ask for the text; `arguments` begin with 'preview'."""
    return runs.start(arguments, "preview.json", _read)


def _draw(run: Run[Text], form: str, was_running: bool) -> None:
    sessions.wants(run)
    if not run.done:
        st.markdown(f":small[:gray[{literal(build.waiting(run) or (run.lines[-1] if run.lines else _('The text is being written …')))}]]")
        st.skeleton(height=240)
        return
    if was_running:
        st.rerun()
    try:
        text = run.future.result()
    except Refusal as refusal:
        st.error(literal(refusal.message.text()), icon=":material/block:")
        return
    if form != "word":
        st.markdown(f":small[:gray[{literal(_('The text of the Word report. Deck and workbook carry the same figures.'))}]]")
    draw(text)


def draw(text: Text) -> None:
    """A whole report: title, blocks in order, what it counts at the end."""
    st.markdown(f"### {literal(text['title'])}")
    st.markdown(f":small[:gray[{literal(' · '.join(said for said in (text['subtitle'], text['issuer'], text['day']) if said))}]]")
    for block in text["blocks"]:
        _BLOCKS[block["block"]](block)
    st.markdown("  \n".join(f":small[:gray[{literal(line)}]]" for line in text["about"]))


def _heading(block: Text) -> None:
    st.markdown(f"{'#' * (3 + block['level'])} {literal(_numbered(block))}")


def _numbered(block: Text) -> str:
    """A heading as Word numbers it: '一、总体情况', '1 Overview'."""
    number = str(block["number"])
    return f"{number}{'' if number.endswith(('、', '）', '：')) else ' '}{block['text']}"


def _paragraph(block: Text) -> None:
    lead = f"**{literal(block['lead'])}** " if block["lead"] else ""
    st.markdown(lead + literal(block["text"]))


def _table(block: Text) -> None:
    st.markdown(f"**{literal(block['label'])} {literal(block['title'])}**")
    heads: list[str] = []
    for column in block["columns"]:
        head = literal(column["head"])
        heads.append(head + _UNSEEN * sum(each.rstrip(_UNSEEN) == head for each in heads))
    rows = [[literal(cell["text"]) for cell in row] for row in block["rows"]]
    st.table(pd.DataFrame(rows, columns=heads), border="horizontal", hide_index=True, alt=block["title"])
    if block["note"]:
        st.markdown(f":small[:gray[{literal(block['note'])}]]")


def _figure(block: Text) -> None:
    """The chart itself, drawn from the same figures as the one in the file."""
    st.markdown(f":material/bar_chart: **{literal(block['label'])} {literal(block['title'])}**")
    spec = plain.read(block["chart"])
    key = f"preview-{block['key']}-{st.context.theme.type}"
    st.plotly_chart(drawn(spec), theme="streamlit", key=key, config=config(figures.saved_name(block["title"]), "png"), alt=spec.alt)
    if block["note"]:
        st.markdown(f":small[:gray[{literal(block['note'])}]]")


def _nothing(_block: Text) -> None:
    """A page break means nothing on a screen, and issuer and day stand at its top."""


_BLOCKS = {"heading": _heading, "paragraph": _paragraph, "table": _table, "figure": _figure, "new_page": _nothing, "signed": _nothing}


def _read(path: Path) -> Text:
    text: Text = json.loads(path.read_text(encoding="utf-8"))
    return text
