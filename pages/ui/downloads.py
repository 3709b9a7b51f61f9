"""Files that are built when somebody asks for them. The asking runs in a thread that knows neither session nor language."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from pages.ui.tables import file_name
from words import language, speak


def button(label: str, title: str, key: str, work: Callable[..., bytes], *args: Any, **options: Any) -> None:
    """A button that saves the workbook that `work(*args)` makes, in the language now spoken; the arguments are frozen values."""
    st.download_button(
        label,
        partial(_built, language(), work, args),
        file_name=f"{file_name(title)}.xlsx",
        key=key,
        icon=":material/download:",
        on_click="ignore",
        **options,
    )


def _built(spoken: str, work: Callable[..., bytes], args: tuple[Any, ...]) -> bytes:
    speak(spoken)
    return work(*args)
