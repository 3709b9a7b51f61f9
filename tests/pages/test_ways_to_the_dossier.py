"""Whoever stands in a list of orders, on the blacklist or among the key units opens as a dossier, under the key that the register has."""

from datetime import date

import pytest
import streamlit as st

import store
from analytics import campaigns, rectification, supervision
from analytics.scope import Scope
from pages.ui import dossiers, frame, key_units, links, rectified, tables
from tests.drawn import batch, fill, firm

USCC = "91330324YY0001100U"
SCOPE = Scope(campaign="yongjia-2007", as_of=date(2007, 10, 1))
ORDER = {
    "order_no": "1",
    "enterprise": "甲阀门厂",
    "enterprise_key": "甲阀门厂",
    "origin": "sampling",
    "sample_no": "1",
    "ordered_on": date(2007, 7, 18),
    "due_on": date(2007, 8, 17),
    "trade": "阀门",
    "county_code": "330324",
}


@pytest.fixture
def opened(monkeypatch):
    """The tables drawn, by key, and where one was sent."""
    drawn, sent = {}, []
    monkeypatch.setattr(tables, "table", lambda frame, key, *_, **said: drawn.__setitem__(key, said))
    monkeypatch.setattr(st, "switch_page", lambda page, query_params: sent.append((page, query_params)))
    monkeypatch.setattr(links, "page", lambda path: path)
    monkeypatch.setattr(frame, "scope", lambda: (campaigns.load("yongjia-2007"), SCOPE))
    monkeypatch.setattr(dossiers, "ask", lambda question, *said: question(store.open(demo=False).at(), *said))
    monkeypatch.setattr("pages.ui.figures.notes", lambda: ())
    monkeypatch.setattr("pages.ui.figures.saved_name", str)
    monkeypatch.setattr("pages.ui.figures.chart", lambda *_, **__: None)
    return drawn, sent


@pytest.mark.parametrize(("register", "key"), [([firm("甲阀门厂", 800.0, uscc=USCC)], USCC), ([], "甲阀门厂")])
@pytest.mark.parametrize(("table", "said"), [("orders-overdue", {}), ("blacklist", {"blacklisted_on": date(2007, 8, 1)})])
def test_an_order_opens_the_dossier(opened, register, key, table, said):
    drawn, sent = opened
    fill(
        rectifications=[ORDER | said, ORDER | {"order_no": "2", "enterprise": None, "enterprise_key": None}], enterprises=register, results=[batch()]
    )
    rows = rectification.orders(store.open(demo=False).at(), SCOPE)
    rectified.overdue(rows)
    rectified.follow_ups(rows)
    names = drawn[table]["keys"]
    drawn[table]["on_pick"](next(each for each in names if each))
    assert sent == [("supervision/dossier", {"firm": key})]


def test_a_key_unit_opens_the_dossier(opened):
    drawn, sent = opened
    fill(enterprises=[firm("甲阀门厂", 800.0, uscc=USCC)], results=[batch("fail")])
    key_units.show(supervision.units(store.open(demo=False).at(), SCOPE, SCOPE.as_of))
    drawn["key-units"]["on_pick"](drawn["key-units"]["keys"][0])
    assert sent == [("supervision/dossier", {"firm": USCC})]
