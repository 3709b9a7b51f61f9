"""The user guide on the page: the Markdown of docs/ drawn by Streamlit, its pictures from the disk."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache

import streamlit as st

from pages.ui import downloads
from pages.ui.text import literal
from store.home import GUIDES, PROJECT
from words import Refusal, _, language

_PICTURE = re.compile(r"^!\[([^\]]*)\]\(([^)]+)\)$", re.MULTILINE)
_PATIENCE = 120  # seconds


@dataclass(frozen=True)
class Section:
    """A chapter: its title ('' for what stands before the first), and its Markdown."""

    title: str
    text: str


@cache
def sections(spoken: str) -> tuple[Section, ...]:
    """The chapters of the guide in a language."""
    _title, _newline, text = GUIDES[spoken].read_text(encoding="utf-8").partition("\n")
    head, *chapters = re.split(r"^## ", text, flags=re.MULTILINE)
    return (Section("", head), *(Section(*chapter.split("\n", 1)) for chapter in chapters))


def draw(every: tuple[Section, ...]) -> None:
    """Contents on the left, the chapters beside them; the way to the printed guide at the top."""
    left, right = st.columns([1, 3], gap="large")
    with left:
        _to_print()
        st.markdown("\n".join(f"- [{literal(each.title)}](#guide-{i})" for i, each in enumerate(every) if each.title))
    with right:
        for i, each in enumerate(every):
            if each.title:
                st.header(literal(each.title), anchor=f"guide-{i}")
            _chapter(each.text)


def _chapter(text: str) -> None:
    """Text and pictures in turn. The Markdown is the project's own, so it is drawn as it is."""
    parts = _PICTURE.split(text)
    for said, caption, file in zip(parts[::3], [*parts[1::3], ""], [*parts[2::3], ""], strict=True):
        if said.strip():
            st.markdown(said)
        if file:
            st.image(str(GUIDES[language()].parent / file), alt=caption)
            st.markdown(f":small[:gray[{literal(caption)}]]")  # a caption of Streamlit's own is too pale to read


def _to_print() -> None:
    spoken = language()
    downloads.button(_("To print (Word)"), GUIDES[spoken].stem, "guide-print", printable, spoken, ending="docx")


def printable(spoken: str) -> bytes:
    """The guide as a Word file, made by a child process as every report is. Raises Refusal where that does not work."""
    command = [sys.executable, "-m", "reports.guide", f"--lang={spoken}", "--out=-"]
    made = subprocess.run(command, cwd=PROJECT, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=False)
    if made.returncode:
        raise Refusal("The guide could not be made for printing.")
    return made.stdout
