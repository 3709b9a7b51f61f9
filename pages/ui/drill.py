"""The way down from a county figure to one batch: where one stands is written in the link, and nowhere else.

`?place=330324101&branch=阀门&firm=…&batch=…` opens the same view for whoever gets the link, and the browser's back button goes up one step,
because every step is an entry of its history. Filters are bound to widgets; a step has no widget (one clicks a bar, a cell, a row), so this
module alone writes `st.query_params` (docs/decisions/the-path-lives-in-the-link.md).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

import streamlit as st

from pages.ui import links

PLACE, TRADE, FIRM, BATCH = "place", "branch", "firm", "batch"
_HERE, _CAME = "_page", "_came_from"
_DAYS = ("from", "to")
_BREAKDOWN = "breakdown"


@dataclass(frozen=True)
class Path:
    """Where one stands; '' is 'all of them'. `place`: township code, or the name as written; `firm`, `batch`: keys of analytics."""

    place: str = ""
    branch: str = ""
    firm: str = ""
    batch: str = ""


@dataclass(frozen=True)
class Came:
    """A page one may come back to, and the days that its scope spoke of."""

    page: st.Page
    days: tuple[date | None, ...] = ()


def path() -> Path:
    """The path that the link names."""
    return Path(**{name: st.query_params.get(name, "") for name in asdict(Path())})


def go(place: str = "", trade: str = "", firm: str = "", batch: str = "") -> None:
    """Stand at a level of Breakdown: one entry in the browser's history. For callbacks."""
    st.query_params.update(_written(Path(place, trade, firm, batch)))


def visit(place: str = "", trade: str = "", firm: str = "", batch: str = "", days: tuple[date, date] | None = None) -> None:
    """Open Breakdown at a path, from any page; there one finds the way back to it. For callbacks of charts, tables and buttons.

    `days` narrows the scope to a first and a last day (a month of the trend). An empty path opens the whole county.
    """
    here: Came | None = st.session_state.get(_HERE)
    if here and here.page.url_path == _BREAKDOWN:
        go(place, trade, firm, batch)
        return
    if here:
        st.session_state[_CAME] = here
    if days:
        st.session_state.update(zip(_DAYS, days, strict=True))
    st.switch_page(
        links.page("analysis/breakdown"), query_params={name: value for name, value in _written(Path(place, trade, firm, batch)).items() if value}
    )


def came_from() -> st.Page | None:
    """The page from which somebody drilled down to here; None after a link or the menu."""
    came: Came | None = st.session_state.get(_CAME)
    return came.page if came else None


def back() -> None:
    """Return to the page one came from, with the days it spoke of. For callbacks."""
    came: Came | None = st.session_state.pop(_CAME, None)
    if came:
        st.session_state.update(zip(_DAYS, came.days, strict=True))
        st.switch_page(came.page, query_params={})


def arrived(page: st.Page) -> None:
    """Remember which page this run shows; one that is chosen in the menu has nothing to go back to. The frame calls it."""
    here: Came | None = st.session_state.get(_HERE)
    if here and here.page.url_path != page.url_path != _BREAKDOWN:
        st.session_state.pop(_CAME, None)
    st.session_state[_HERE] = Came(page, tuple(st.session_state.get(day) for day in _DAYS))


def _written(to: Path) -> dict[str, list[str]]:
    """Every name, with an empty list where it says nothing: such a name leaves the link."""
    return {name: [value] if value else [] for name, value in asdict(to).items()}
