"""Rectification: how the orders stand, and which townships are late."""

from __future__ import annotations

import pandas as pd

from analytics import words_of_orders
from analytics.names import place
from charts.figures.orders import by_townships
from reports import rest
from reports.findings import Findings
from reports.slides.model import Fact, Slide
from words import _, language, numbers


def slides(found: Findings) -> list[Slide]:
    """The orders by township and state; without an order no slide."""
    rows = found.orders
    if rows.empty:
        return []
    said = found.orders_tally
    rate = numbers.rate(said.confirmed, said.ordered)
    limits = words_of_orders.limits(found.campaign, rows, said)
    left = words_of_orders.pressing(said.overdue, said.failed)
    places = [f"{name} {numbers.count(n)}" for name, n in _pressing(rows)]
    facts = [
        Fact(
            _("Orders"),
            _("{confirmed} of {ordered} confirmed, full count", confirmed=numbers.count(said.confirmed), ordered=numbers.count(said.ordered)),
        ),
        Fact(_("To press for"), _("; ").join([left, *places[:3]])),
        Fact(_("Limits"), _space().join(limits)),
    ]
    return [
        Slide(
            _("Rectification: {rate} confirmed, {left}", rate=rate, left=left if places else _("none is overdue")),
            kicker=_("Rectification · {day}", day=numbers.date_long(found.as_of)),
            value=rate,
            under=_("of the orders are confirmed"),
            facts=tuple(each for each in facts if each.text),
            figure=by_townships(rows),
            rest=rest.in_workbook("rectifications"),
            notes=(words_of_orders.tallied(said), *limits),
        )
    ]


def _space() -> str:
    return "" if language() == "zh" else " "


def _pressing(rows: pd.DataFrame) -> list[tuple[str, int]]:
    late = _placed(rows[rows["state"].isin(["overdue", "failed"])]).groupby("place").size()
    return [(str(name), int(n)) for name, n in late.sort_values(ascending=False, kind="stable").items()]


def _placed(rows: pd.DataFrame) -> pd.DataFrame:
    names = [place(str(each)) if isinstance(each, str) and each else _("township not stated") for each in rows["township"]]
    return rows.assign(place=names)
