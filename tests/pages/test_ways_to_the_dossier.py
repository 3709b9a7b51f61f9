"""Where a click on a list or a chart leads: to the dossier under the key that the register has, or down to the batches of what was clicked."""

from dataclasses import replace
from datetime import date
from functools import partial

import pandas as pd
import pytest
import streamlit as st

import store
from analytics import campaigns, classification, rectification, supervision
from analytics.attainment import Attainment
from analytics.scope import Scope
from pages.ui import drill, frame, links, narrowing, tables, target_steps
from pages.ui.changes import mix
from pages.ui.classification import classified
from pages.ui.dossier import dossiers, shown
from pages.ui.plan import key_units
from pages.ui.real import compared
from pages.ui.rectification import rectified
from pages.ui.tiers import classes
from pages.ui.trend import aligned, periods, trends
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


def test_an_enterprise_at_a_boundary_opens_the_dossier(opened):
    drawn, sent = opened
    fill(enterprises=[firm("甲阀门厂", 1000.0, uscc=USCC)])
    rows = classification.register(store.open(demo=False).at(), SCOPE, (SCOPE.as_of,))
    classified.boundaries(campaigns.load("yongjia-2007"), rows)
    drawn["classes-boundary"]["on_pick"](drawn["classes-boundary"]["keys"][0])
    assert sent == [("supervision/dossier", {"firm": USCC})]


YONGJIA = campaigns.load("yongjia-2007")
VALVES = YONGJIA.target("T01")
ALL = trends.Chosen(None, "index", None, ())
PERIODS = pd.DataFrame({"key": ["2007-07", "2007-08"], "start": [date(2007, 7, 3), date(2007, 8, 1)], "end": [date(2007, 7, 31), date(2007, 8, 31)]})


def at(day, last):
    return {"from": date(2007, *day), "to": date(2007, *last)}


@pytest.mark.parametrize(
    ("click", "keys", "down"),
    [
        (partial(compared.picked, "laboratory"), ["甲所"], {"lab": "甲所"}),
        (partial(compared.go_down, "laboratory"), "甲所", {"lab": "甲所"}),
        (partial(compared.go_down, "enterprise"), USCC, {"firm": USCC}),
        (partial(trends.to_month, VALVES), ["2007-12-01"], {"trade": "阀门", "filters": at((12, 1), (12, 31)) | {"target": "T01"}}),
        (partial(trends.to_month, None), ["2007-02-01"], {"filters": at((2, 1), (2, 28))}),
        (partial(periods._to_period, PERIODS, ALL), ["2007-07"], {"filters": at((7, 3), (7, 31))}),
        (partial(periods._to_period, PERIODS, ALL), [periods.ALL], {"filters": at((7, 3), (8, 31))}),
        (partial(aligned._to_day, YONGJIA), ["10"], {"filters": at((7, 3), (7, 13))}),
        (partial(mix._to_stratum, ("trade", "level")), ["阀门|county"], {"trade": "阀门", "filters": {"level": "county"}}),
        (partial(mix._to_stratum, ("product_category",)), ["闸阀"], {"category": "闸阀"}),
        (partial(mix._to_stratum, ("township", "trade")), ["330324102|阀门"], {"place": "330324102", "trade": "阀门"}),
        (partial(shown._to_quarter, USCC), ["2007-10-01"], {"firm": USCC, "filters": at((10, 1), (12, 31))}),
        (partial(shown._to_batch, USCC), "k7", {"firm": USCC, "batch": "k7"}),
        (partial(classes._to_class, "sales"), ["C"], {"filters": {"tier": ["C"]}}),
    ],
)
def test_a_click_goes_down_to_its_batches(monkeypatch, click, keys, down):
    visited = []
    monkeypatch.setattr(drill, "visit", lambda **said: visited.append({name: value for name, value in said.items() if value}))
    click(keys)
    assert visited == [down]


@pytest.mark.parametrize(
    "click",
    [
        partial(compared.picked, "laboratory"),
        partial(aligned._to_day, YONGJIA),
        partial(mix._to_stratum, ("level",)),
        partial(classes._to_class, "sales"),
    ],
)
@pytest.mark.parametrize("keys", [[], [""]])
def test_a_click_beside_everything_stays_here(monkeypatch, click, keys):
    monkeypatch.setattr(drill, "visit", lambda **_said: pytest.fail("nothing was clicked"))
    click(keys)


def target(shape, value=0.8):
    days = {"due": date(2007, 11, 11), "as_of": date(2007, 9, 1), "start": date(2007, 7, 3), "end": date(2007, 11, 11)}
    return Attainment("T01", "", "", "", due_assumed=False, shape=shape, data_version=1, value=value, **days)


def test_a_target_leads_to_its_batches_where_it_counts_any(monkeypatch):
    visited = []
    monkeypatch.setattr(drill, "visit", lambda **said: visited.append(said))
    sampled = target("rate")
    assert target_steps.keys([sampled, target("filed"), target("rate", None)]) == [sampled, None, None]
    target_steps.down(YONGJIA)(sampled)
    assert visited == [{"trade": "阀门", "filters": at((7, 3), (9, 1)) | {"target": "T01"}}]


@pytest.mark.parametrize(("target", "narrowed"), [
    ("T23", {"links": ("circulation",)}),
    ("T25", {"kinds": ("comparable",)}),
    ("T24", {"links": ("production",), "trades": ("食品",)}),
])  # fmt: skip
def test_breakdown_of_a_target_holds_what_it_counts_alone(monkeypatch, target, narrowed):
    sent = {}
    monkeypatch.setattr(st, "switch_page", lambda _page, query_params: sent.update({name: value[0] for name, value in query_params.items()}))
    monkeypatch.setattr(links, "page", str)
    drill.visit(filters={"target": target})
    assert sent == {"counted": target}
    monkeypatch.setattr(drill, "path", lambda: drill.Path(**sent))
    wide = Scope(campaign="district-2011", trades=("食品", "建材"))
    assert narrowing.narrowed(wide) == wide.but(**narrowed)
    wrong = drill.Path(days="2007-10", class_="AX", rank="village", counted="T99")
    monkeypatch.setattr(drill, "path", lambda: replace(wrong, **sent))
    assert narrowing.narrowed(wide) == wide.but(**narrowed), "What can be read narrows, whatever stands beside it."
