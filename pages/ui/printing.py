"""How a page prints: across the sheet and without the sidebar, so that charts and tables as wide as the window are not cut."""

from __future__ import annotations

import streamlit as st

_RULES = """
@page { size: A4 landscape; margin: 10mm }
@media print {
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stPopover"] { display: none !important }
  [data-testid="stApp"] { zoom: 0.8 }
  [data-testid="stVerticalBlockBorderWrapper"], [data-testid="stFullScreenFrame"] { break-inside: avoid }
}
"""


def rules() -> None:
    """Once a run; on the screen they change nothing."""
    st.html(f"<style>{_RULES}</style>")
