"""One report a session at a time: started by a button, watched while it runs, downloaded when it is there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from pages.ui.actor import actor
from pages.ui.reports import runs, sessions
from pages.ui.reports.runs import Run
from pages.ui.text import literal
from words import Refusal, _, language, numbers, speak

_SLOT = "report-build"
_GLANCE = 0.5  # seconds between two looks at a running child
MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Built:
    """A file as it came from the command, with its SHA-256."""

    content: bytes
    sha256: str


@dataclass(frozen=True)
class Order:
    """What was asked for: the arguments, the name of the file, and the SHA-256 that an earlier one had ('' for a new report)."""

    arguments: tuple[str, ...]
    file: str
    earlier: str = ""


def button(order: Order) -> None:
    """Build, or stop what is being built."""
    going = running()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            _("Build the report"), key="report-go", type="primary", icon=":material/description:", on_click=begin, args=(order,), disabled=going
        )
        if going:
            st.button(_("Stop"), key="report-stop", icon=":material/stop_circle:", on_click=stop)
        st.markdown(f":small[:gray[{literal(_('Campaign, days, townships, trades and levels are those of the sidebar.'))}]]", width="content")
    if _SLOT in st.session_state:
        watch(_draw, going)


def watch(draw: Callable[[bool], None], going: bool) -> None:
    """Draw what a run has come to; while it is `going`, every half second again without running the page, which follows once at the end.

    `draw` is told whether the run was going when the page was drawn.
    """
    spoken = language()

    def drawn() -> None:
        speak(spoken)  # a fragment that runs by itself has not passed the frame
        draw(going)

    st.fragment(drawn, run_every=_GLANCE if going else None)()


def begin(order: Order) -> None:
    """Start it, unless this session builds one already. For callbacks."""
    if running():
        return
    keep = () if order.earlier else ("--keep", f"--by={actor().name}")
    st.session_state[_SLOT] = (order, runs.start([*order.arguments, *keep], order.file, _read))


def stop() -> None:
    """End it. For callbacks."""
    if _SLOT in st.session_state:
        st.session_state[_SLOT][1].stop()


def running() -> bool:
    """Whether this session builds a report now."""
    return _SLOT in st.session_state and not st.session_state[_SLOT][1].done


def _draw(was_running: bool) -> None:
    order, run = st.session_state[_SLOT]
    sessions.wants(run)
    if run.done:
        if was_running:
            st.rerun()
        _ended(order, run)
        return
    with st.status(waiting(run) or _("The report is being built …"), expanded=True):
        for line in run.lines[-8:]:
            st.markdown(f":small[{literal(line)}]")


def waiting(run: Run[Any]) -> str:
    """The sentence for one that stands in the queue; '' for one that runs."""
    place = run.place
    return _("Two reports are being built already; yours is number {n} in the queue.", n=numbers.count(place)) if place else ""


def _ended(order: Order, run: Run[Built]) -> None:
    try:
        built = run.future.result()
    except Refusal as refusal:
        st.error(literal(refusal.message.text()), icon=":material/block:")
        return
    if order.earlier:
        _compared(order.earlier, built.sha256)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            _("Download"),
            built.content,
            order.file,
            MIME.get(order.file.rpartition(".")[2], "application/octet-stream"),  # the command keeps data files too
            key="report-download",
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )
        said = _("{file} · {kb} KB · SHA-256 {start}…", file=order.file, kb=numbers.count(-(-len(built.content) // 1024)), start=built.sha256[:12])
        st.markdown(f":small[:gray[{literal(said)}]]", width="content")


def _compared(earlier: str, now: str) -> None:
    if earlier == now:
        st.success(_("The same bytes as then: every figure is identical (SHA-256 equal)."), icon=":material/verified:")
    else:
        st.warning(
            _(
                "Not the same bytes as then, though the data version is the same: Dabiao, the campaign's rules or the townships' outlines were "
                "changed since, or the store was made anew. Compare the figures before you use it."
            ),
            icon=":material/difference:",
        )


def _read(path: Path) -> Built:
    content = path.read_bytes()
    return Built(content, hashlib.sha256(content).hexdigest())
