"""Ways from one page to another: whatever script was started, a page is named by where its file lies."""

from __future__ import annotations

from pathlib import Path

_PAGES = Path(__file__).resolve().parent.parent


def page(name: str) -> str:
    """The page 'data/upload' as `st.page_link` and `st.switch_page` take it."""
    return str(_PAGES / f"{name}.py")
