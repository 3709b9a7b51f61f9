"""The frame that every page stands in: language, navigation, scope, title, and a sentence instead of a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import streamlit as st

from pages.ui import language, misread, printing, ready, trouble, visits
from pages.ui.scope import ask_scope
from pages.ui.store import lake
from words import _

HERE = Path(__file__).resolve().parent
MEETING = "meeting"


def show() -> None:
    """Draw the page that the link names, in its frame."""
    with ready.first(), trouble.told():
        beside = _sidebar(visits.here())
        st.set_page_config(page_title="达标 Dabiao", page_icon=str(HERE / "ui" / "mark.svg"), layout="wide", initial_sidebar_state=beside)
        st.logo(str(HERE / "ui" / "logo.svg"), size="large")
        with st.sidebar:
            filters = st.container()
            language.ask()
            printing.rules()
        page = _navigation()
        if _sidebar(page.url_path) != beside:
            st.set_page_config(initial_sidebar_state=_sidebar(page.url_path))
        misread.place(page.url_path)
        with filters:
            now = lake()
            st.session_state["_scope"] = ask_scope(real_data=not now.is_demo or bool(st.session_state.get("demo")))
        visits.arrived(page)
        page.run()


def _sidebar(page: str) -> Literal["collapsed"] | int:
    """How the sidebar stands beside a page: its width in pixels, or closed."""
    return "collapsed" if page == MEETING else 248


def _navigation() -> st.Page:
    """The page of the link, with the menu on top; in meeting mode without it.

    Which page it is says only the call that draws the menu, so a change between the two draws it once more.
    """
    pages = _pages()
    hidden = visits.here() == MEETING
    page = st.navigation(pages, position="hidden" if hidden else "top")
    if (page.url_path == MEETING) != hidden:
        page = st.navigation(pages, position="top" if hidden else "hidden")
    return page


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
            page("analysis/concentration.py", _("Concentration"), "area_chart"),
            page("analysis/items.py", _("Failed items"), "report"),
            page("analysis/map.py", _("Map"), "map"),
        ],
        _("Meeting"): [
            page("meeting/meeting.py", _("Meeting mode"), "present_to_all"),
            page("meeting/changes.py", _("What changed"), "compare_arrows"),
            page("meeting/outlook.py", _("Will we be there?"), "flag"),
            page("meeting/warnings.py", _("Early warning"), "notifications_active"),
        ],
        _("Supervision"): [
            page("supervision/scorecard.py", _("Scorecard"), "scoreboard"),
            page("supervision/progress.py", _("Progress"), "event_available"),
            page("supervision/assessment.py", _("Census and assessment"), "fact_check"),
            page("supervision/rectification.py", _("Rectification"), "build_circle"),
            page("supervision/classification.py", _("Classification"), "category"),
            page("supervision/plan.py", _("Supervision plan"), "policy"),
            page("supervision/dossier.py", _("Enterprise dossier"), "folder_shared"),
        ],
        _("Reports"): [page("reports/reports.py", _("Reports"), "description")],
        _("Data"): [
            page("data/upload.py", _("Upload"), "upload_file"),
            page("data/uploads.py", _("Uploads"), "history"),
            page("data/decide.py", _("To decide"), "rule"),
            page("data/campaigns.py", _("Campaigns"), "campaign"),
            page("data/measures.py", _("Measures"), "menu_book"),
            page("data/help.py", _("Help"), "help"),
        ],
    }


if __name__ == "__main__":
    show()
