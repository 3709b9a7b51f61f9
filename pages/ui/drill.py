"""The way down from a county figure to one batch: where one stands is written in the link, and nowhere else.

`?place=330324101&branch=阀门&item=…&firm=…&batch=…` opens the same view for whoever gets the link, and the browser's back button goes up one step,
because every step is an entry of its history. Filters are bound to widgets; a step has no widget (one clicks a bar, a cell, a row), so this
module alone writes `st.query_params` (docs/decisions/the-path-lives-in-the-link.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import streamlit as st

from pages.ui import links

_HERE, _CAME = "_page", "_came_from"
_BREAKDOWN = "breakdown"
_OWN = {_BREAKDOWN: ("place", "branch", "item", "firm", "batch"), "meeting": ("target",)}  # parameters without a widget, by the page that reads them


@dataclass(frozen=True)
class Path:
    """Where one stands; '' is 'all of them'. `place`: township code, or the name as written; `item`: a failed item;
    `firm`, `batch`: keys of analytics.
    """

    place: str = ""
    branch: str = ""
    item: str = ""
    firm: str = ""
    batch: str = ""


@dataclass(frozen=True)
class Came:
    """A page one may come back to, and the filters that were changed on the way down, as they stood before."""

    page: st.Page
    filters: Mapping[str, Any] = field(default_factory=dict)


def path() -> Path:
    """The path that the link names."""
    return Path(**{name: st.query_params.get(name, "") for name in asdict(Path())})


def go(place: str = "", trade: str = "", firm: str = "", batch: str = "", item: str = "") -> None:
    """Stand at a level of Breakdown: one entry in the browser's history. For callbacks."""
    st.query_params.update(_written(Path(place, trade, item, firm, batch)))


def visit(place: str = "", trade: str = "", firm: str = "", batch: str = "", item: str = "", filters: Mapping[str, Any] | None = None) -> None:
    """Open Breakdown at a path, from any page; there one finds the way back to it. For callbacks of charts, tables and buttons.

    `filters` sets filters of the sidebar by their names ({"from": day, "to": day} for a month of the trend); the way back restores them.
    An empty path opens the whole county.
    """
    here: st.Page | None = st.session_state.get(_HERE)
    if here and here.url_path == _BREAKDOWN:
        go(place, trade, firm, batch, item)
        return
    if here:
        st.session_state[_CAME] = Came(here, {name: st.session_state.get(name) for name in filters or ()})
    st.session_state.update(filters or {})
    written = _written(Path(place, trade, item, firm, batch))
    st.switch_page(links.page("analysis/breakdown"), query_params={name: value for name, value in written.items() if value})


def here() -> str:
    """The name of the page that this session showed last; '' before its first, and for the first page."""
    page: st.Page | None = st.session_state.get(_HERE)
    return page.url_path if page else ""


def said() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the link of this view says, by name; what only another page would read is left out."""
    own = _OWN.get(here(), ())
    strange = {name for names in _OWN.values() for name in names} - set(own)
    return tuple((name, tuple(st.query_params.get_all(name))) for name in sorted(st.query_params) if name not in strange and st.query_params[name])


def came_from() -> st.Page | None:
    """The page from which somebody drilled down to here; None after a link or the menu."""
    came: Came | None = st.session_state.get(_CAME)
    return came.page if came else None


def back() -> None:
    """Return to the page one came from, with the filters it had. For callbacks."""
    came: Came | None = st.session_state.pop(_CAME, None)
    if came:
        st.session_state.update(came.filters)
        st.switch_page(came.page, query_params={})


def arrived(page: st.Page) -> None:
    """Remember which page this run shows; one that is chosen in the menu has nothing to go back to. The frame calls it."""
    here: st.Page | None = st.session_state.get(_HERE)
    if here and here.url_path != page.url_path != _BREAKDOWN:
        st.session_state.pop(_CAME, None)
    st.session_state[_HERE] = page


def _written(to: Path) -> dict[str, list[str]]:
    """Every name, with an empty list where it says nothing: such a name leaves the link."""
    return {name: [value] if value else [] for name, value in asdict(to).items()}
