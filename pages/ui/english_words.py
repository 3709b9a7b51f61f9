"""The few words that Streamlit itself writes, in English only and without a parameter: replaced or hidden on Chinese pages.

The one means is style, scoped to widgets of ours by their keys (`st-key-…`); a screen reader reads the label of the widget, which is ours.
"""

from __future__ import annotations

import json

import streamlit as st

from words import _, language

UPLOADER = '[class*="st-key-upload-file-"]'


def replace() -> None:
    """Once a run, in the language spoken: the button and the limits of the uploader, and the hint under text fields."""
    if language() != "zh":
        return
    most = int(st.get_option("server.maxUploadSize"))
    rules = (
        *_instead(f'{UPLOADER} [data-testid="stFileUploaderDropzone"] button p', _("Choose a file")),
        *_instead(f'{UPLOADER} [data-testid="stFileUploaderDropzoneInstructions"] span', _("or drag it here; at most {most} MB a file", most=most)),
        '[class*="st-key-"] [data-testid="InputInstructions"] { display: none }',
    )
    st.html(f"<style>{' '.join(rules)}</style>")


def _instead(where: str, said: str) -> tuple[str, str]:
    return f"{where} {{ font-size: 0 }}", f"{where}::after {{ content: {json.dumps(said, ensure_ascii=False)}; font-size: 0.875rem }}"
