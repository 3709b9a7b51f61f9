"""Files that are built when somebody asks for them. The asking runs in a thread that knows neither session nor language."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from words import language, speak


def button(label: str, title: str, key: str, work: Callable[..., bytes], *args: Any, ending: str = "xlsx", **options: Any) -> None:
    """A button that saves the file that `work(*args)` makes, in the language now spoken; the arguments are frozen values."""
    st.download_button(
        label,
        partial(_built, language(), work, args),
        file_name=f"{file_name(title)}.{ending}",
        key=key,
        icon=":material/download:",
        on_click="ignore",
        **options,
    )


def file_name(title: str) -> str:
    """A title as the stem of a file: no character that Windows refuses."""
    return "".join("-" if sign in '\\/:*?"<>|\n\r\t' else sign for sign in title).strip(" .")[:120]


def _built(spoken: str, work: Callable[..., bytes], args: tuple[Any, ...]) -> bytes:
    speak(spoken)
    return work(*args)
