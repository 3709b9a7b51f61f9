"""The way down from a county figure to one batch: where one stands is written in the link, and nowhere else.

`?place=330324101&branch=阀门&item=…&lab=…&firm=…&batch=…` opens the same view for whoever gets the link, and the browser's back button goes up
one step, because every step is an entry of its history. Filters are bound to widgets; a step has no widget (one clicks a bar, a cell, a row), so
this module alone writes `st.query_params` (docs/decisions/the-path-lives-in-the-link.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

import streamlit as st

from analytics.months import first_of_month
from pages.ui import links, visits


@dataclass(frozen=True)
class Path:
    """Where one stands; '' is 'all of them'. `place`: township code, or the name as written; `item`: a failed item; `lab`: who inspected;
    `category`: of products; `firm`, `batch`: keys of analytics; `days`: '2007-10-01~2007-10-31'; `class_`: a sales tier; `rank`: the level of
    a supervision ('county'); `counted`: the id of a target, whose batches alone are shown.
    """

    place: str = ""
    branch: str = ""
    item: str = ""
    lab: str = ""
    category: str = ""
    firm: str = ""
    batch: str = ""
    days: str = ""
    class_: str = ""
    rank: str = ""
    counted: str = ""


def path() -> Path:
    """The path that the link names."""
    return Path(**{name: st.query_params.get(_in_link(name), "") for name in asdict(Path())})


def go(place: str = "", trade: str = "", firm: str = "", batch: str = "", item: str = "", lab: str = "", category: str = "") -> None:
    """Stand at a place of Breakdown, in the days, tier, level and target that the path has: one entry in the browser's history. For callbacks."""
    to = replace(path(), place=place, branch=trade, item=item, lab=lab, category=category, firm=firm, batch=batch)
    st.query_params.update(_written(to))


def visit(
    place: str = "",
    trade: str = "",
    firm: str = "",
    batch: str = "",
    item: str = "",
    lab: str = "",
    category: str = "",
    filters: Mapping[str, Any] | None = None,
) -> None:
    """Open Breakdown at a path, from any page; there one finds the way back to it. For callbacks of charts, tables and buttons.

    `filters` narrows that view alone, and not the sidebar: {"from": day, "to": day} for a month of the trend, {"tier": ["C"]} for a sales tier,
    {"level": "county"} for a level, {"target": "T23"} for what that target counts. An empty path opens the whole county.
    """
    said = filters or {}
    days = f"{said['from']:%Y-%m-%d}~{said['to']:%Y-%m-%d}" if "from" in said else ""
    narrow = {"days": days, "class_": "".join(said.get("tier", ())), "rank": said.get("level", ""), "counted": said.get("target", "")}
    to = Path(place, trade, item, lab, category, firm, batch, **narrow)
    if visits.here() == visits.BREAKDOWN:
        st.query_params.update(_written(to))
        return
    visits.leaving()
    st.switch_page(links.page("analysis/breakdown"), query_params={name: value for name, value in _written(to).items() if value})


def months(first: date, count: int = 1) -> dict[str, date]:
    """The filters of `visit` for so many whole months from the first day of one."""
    return {"from": first, "to": first_of_month(first, count) - timedelta(days=1)}


def widen() -> None:
    """Leave the days, the tier, the level and the target of the path, and stay at its place. For callbacks."""
    at = path()
    st.query_params.update(_written(replace(at, days="", class_="", rank="", counted="")))


def forget(name: str) -> None:
    """Take a field of the path out of the link, for good: what stood there was no step."""
    del st.query_params[_in_link(name)]


def _written(to: Path) -> dict[str, list[str]]:
    """Every name, with an empty list where it says nothing: such a name leaves the link."""
    return {_in_link(name): [value] if value else [] for name, value in asdict(to).items()}


def _in_link(name: str) -> str:
    """What a link calls a field of `Path`; 'class' is no name that Python gives."""
    return name.removesuffix("_")
