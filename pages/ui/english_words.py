"""The few words that Streamlit itself writes, in English only and without a parameter: replaced or hidden on Chinese pages.

The one means is style, scoped to widgets of ours by their keys (`st-key-…`); a screen reader reads the label of the widget, which is ours.
"""

from __future__ import annotations

import json

import streamlit as st

from words import _, language


def replace() -> None:
    """Once a run, in the language spoken: the hint under text fields."""
    _style('[class*="st-key-"] [data-testid="InputInstructions"] { display: none }')


def uploader(key: str, most: int) -> None:
    """Beside every uploader: the button and the limits of the one with that key, which takes a file of at most `most` megabytes."""
    place = f".st-key-{key} [data-testid"
    _style(
        *_instead(f'{place}="stFileUploaderDropzone"] button p', _("Choose a file")),
        *_instead(f'{place}="stFileUploaderDropzoneInstructions"] span', _("or drag it here; at most {most} MB a file", most=most)),
    )


def _style(*rules: str) -> None:
    if language() == "zh":
        st.html(f"<style>{' '.join(rules)}</style>")


def _instead(where: str, said: str) -> tuple[str, str]:
    return f"{where} {{ font-size: 0 }}", f"{where}::after {{ content: {json.dumps(said, ensure_ascii=False)}; font-size: 0.875rem }}"
