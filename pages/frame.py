"""The frame that every page stands in: language, navigation, scope, title, and a sentence instead of a traceback."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.ui import drill, language, trouble
from pages.ui.scope import ask_scope
from pages.ui.store import lake
from words import _

HERE = Path(__file__).resolve().parent


def show() -> None:
    """Draw the page that the link names, in its frame."""
    st.set_page_config(page_title="达标 Dabiao", page_icon=str(HERE / "ui" / "mark.svg"), layout="wide", initial_sidebar_state=248)
    st.logo(str(HERE / "ui" / "logo.svg"), size="large")
    with st.sidebar:
        filters = st.container()
        language.ask()
    with trouble.told():
        page = st.navigation(_pages(), position="top")
        with filters:
            now = lake()
            st.session_state["_scope"] = ask_scope(real_data=not now.is_demo or bool(st.session_state.get("demo")))
        drill.arrived(page)
        page.run()


def _pages() -> dict[str, list[st.Page]]:
    def page(path: str, title: str, icon: str, default: bool = False) -> st.Page:
        return st.Page(HERE / path, title=title, icon=f":material/{icon}:", default=default)

    return {
        "": [page("attainment/attainment.py", _("Attainment"), "verified", default=True)],
        _("Analysis"): [
            page("analysis/breakdown.py", _("Breakdown"), "grid_on"),
            page("analysis/trend.py", _("Trend"), "trending_up"),
            page("analysis/real.py", _("Is it real?"), "balance"),
            page("analysis/tiers.py", _("Tiers"), "stacked_bar_chart"),
            page("analysis/items.py", _("Failed items"), "report"),
        ],
        _("Meeting"): [
            page("meeting/changes.py", _("What changed"), "compare_arrows"),
            page("meeting/outlook.py", _("Will we be there?"), "flag"),
        ],
        _("Data"): [
            page("data/upload.py", _("Upload"), "upload_file"),
            page("data/uploads.py", _("Uploads"), "history"),
            page("data/decide.py", _("To decide"), "rule"),
            page("data/measures.py", _("Measures"), "menu_book"),
        ],
    }


if __name__ == "__main__":
    show()
