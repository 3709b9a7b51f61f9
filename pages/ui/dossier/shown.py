"""One dossier on the page: what needs attention first, then the classes, the results, and every record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from analytics.dossier import cards as heads
from analytics.dossier import follows, parts
from analytics.dossier.about import boundary_said
from analytics.dossier.part import Part
from analytics.dossier.whole import Dossier
from analytics.labels import told
from analytics.scope import Scope
from charts.figures.batches_by_quarter import by_quarter
from pages.ui import downloads, drill, figures, tables
from pages.ui.dossier import dossiers, printed
from pages.ui.reading import Reading
from pages.ui.store import lake, snapshot
from pages.ui.text import literal
from words import _, numbers


def show(found: Dossier, scope: Scope) -> None:
    """Draw it."""
    _head(found, scope)
    _cards(found)
    every = {part.key: part for part in parts.every(found)}
    wide = (every["failures"], every["orders"])
    short = [part for part in wide if part.table is None]  # a sentence needs no row of its own
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _trend(found, every["results"])
        for part in short:
            _part(part)
    with right:
        _part(every["identity"])
        _part(every["licences"])
    for part in wide:
        if part.table is not None:
            _part(part, partial(_to_batch, found.key))
    left, right = st.columns(2, gap="medium")
    with left:
        _part(every["quality"])
    with right:
        for key in ("chain", "complaints", "tasks"):
            _part(every[key])
    for key in ("cases", "classes"):
        _part(every[key])
    note = _(
        "Records of {first} to {last}, whatever the filters at the left say; only campaign and day count.",
        first=numbers.date_long(found.first),
        last=numbers.date_long(found.as_of),
    )
    st.markdown(f":small[:gray[{literal(note)}]]")


def _head(found: Dossier, scope: Scope) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header(literal(_short(found.name)), anchor=False, width="content")
        with st.container(horizontal=True, width="content", gap="small"):
            if len(found.results):
                st.button(_("Its batches"), icon=":material/grid_on:", key="dossier-batches", on_click=drill.visit, kwargs={"firm": found.key})
            name = f"{_('Enterprise dossier')}-{found.name[:60]}-{found.as_of.isoformat()}"
            work = partial(printed.page, snapshot(), lake().is_demo)
            downloads.button(_("Printable file"), name, "dossier-print", work, scope, found.key, ending="html", type="primary")
    if len(found.name) > 40:
        st.markdown(f":small[{literal(found.name)}]")
    st.markdown(" ".join(f":{badge.colour}-badge[:material/{badge.icon}: {literal(badge.word)}]" for badge in heads.badges(found)))


def _cards(found: Dossier) -> None:
    with st.grid(4, min_column_width=200, gap="small"):
        for card in heads.cards(found):
            with st.container(border=True, gap="xsmall", height="stretch"):
                st.metric(card.title, card.value)
                st.markdown(f":small[:gray[{literal(card.note)}]]")
    if edge := boundary_said(found):
        st.markdown(f":small[{literal(edge)}]")


def _trend(found: Dossier, part: Part) -> None:
    frame = follows.quarters(found)
    if frame[["passed", "failed"]].to_numpy().sum():
        reading = Reading(
            shows=_("Each column is a quarter: the batches of this enterprise that passed, and on top of them those that failed."),
            rule=part.told[0],
            assumes=_("A handful of batches a quarter: a column says what was found, not how the enterprise produces."),
            source=_("Process P12 of the campaign documents: one enterprise, one dossier."),
        )
        figures.chart(by_quarter(frame, key="dossier-quarters"), on_pick=partial(_to_quarter, found.key), reading=reading)
    _part(part)


def _part(part: Part, on_pick: Callable[[Any], None] = dossiers.open_named) -> None:
    with st.container(border=True, gap="small"):
        st.subheader(literal(part.title), anchor=False)
        if part.facts:
            st.table({name: literal(value) for name, value in part.facts.items()}, border="horizontal")
        if part.table is not None:
            options: dict[str, Any] = {"on_pick": on_pick, "keys": list(part.keys)} if part.keys else {}
            tables.table(part.table, f"dossier-{part.key}", figures.saved_name(part.title), figures.notes(), **options)
        said = told(part.told)
        if said:
            st.markdown(f":small[:gray[{literal(said)}]]" if part.table is not None else literal(said))


def _to_batch(firm: str, batch: Any) -> None:
    drill.visit(firm=firm, batch=str(batch))


def _to_quarter(firm: str, keys: Sequence[str]) -> None:
    if keys:
        drill.visit(firm=firm, filters=drill.months(date.fromisoformat(keys[0]), 3))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
