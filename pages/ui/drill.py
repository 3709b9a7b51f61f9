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

from analytics import campaigns
from analytics.filters import counted_by
from analytics.scope import LEVELS, Scope
from pages.ui import links, visits
from words import Refusal


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
    return Path(**{name: st.query_params.get(name.removesuffix("_"), "") for name in asdict(Path())})


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
    end = first.month - 1 + count
    return {"from": first, "to": date(first.year + end // 12, end % 12 + 1, 1) - timedelta(days=1)}


def widen() -> None:
    """Leave the days, the tier, the level and the target of the path, and stay at its place. For callbacks."""
    at = path()
    st.query_params.update(_written(replace(at, days="", class_="", rank="", counted="")))


def narrowed(scope: Scope) -> Scope:
    """The scope within the days, the sales tier, the level and the target of the path; as it is where the path names none, or what nobody can
    read.
    """
    at = path()
    try:
        days = tuple(date.fromisoformat(day) for day in at.days.split("~")) if at.days else ()
        if len(days) == 2:
            scope = scope.but(start=max(days[0], scope.start or days[0]), end=min(days[1], scope.end or days[1]))
        scope = scope.but(tiers=tuple(at.class_)) if at.class_ else scope
        scope = scope.but(levels=(at.rank,)) if at.rank in LEVELS else scope
        return counted_by(campaigns.load(scope.campaign).target(at.counted), scope) if at.counted and scope.campaign else scope
    except (ValueError, Refusal):
        return scope


def _written(to: Path) -> dict[str, list[str]]:
    """Every name, with an empty list where it says nothing: such a name leaves the link."""
    return {name.removesuffix("_"): [value] if value else [] for name, value in asdict(to).items()}
