"""Orders followed to their confirmation, as drawn tables: what a day knows, what is overdue, both rates (domain, section 1; process P07)."""

from __future__ import annotations

from datetime import date

import pytest

from analytics import rectification
from analytics.campaigns import load
from analytics.scope import Scope
from tests.analytics.shelf import OUBEI, YONGJIA, batch, shelf

DAY = date(2007, 10, 1)


def order(outcome=None, ordered=date(2007, 8, 1), due=date(2007, 8, 31), done=None, checked=None, **said):
    return {
        "order_no": said.pop("no", "1"), "enterprise": "甲阀门厂", "enterprise_key": "甲阀门厂", "county_code": YONGJIA, "township_code": OUBEI,
        "township": "瓯北街道", "trade": "阀门", "origin": "sampling", "ordered_on": ordered, "due_on": due, "rectified_on": done,
        "reinspected_on": checked, "outcome": outcome,
    } | said  # fmt: skip


def found(*rows, as_of=DAY, results=(), **scope):
    return rectification.orders(shelf(results, rectifications=rows), Scope(campaign="yongjia-2007", as_of=as_of, **scope))


@pytest.mark.parametrize(("row", "state", "days_over"), [
    (order("confirmed", checked=date(2007, 8, 20)),                   "confirmed", 0),
    (order("confirmed", checked=date(2007, 10, 2)),                   "overdue", 31),   # confirmed tomorrow: not known yet
    (order("failed", checked=date(2007, 9, 10)),                      "failed", 31),
    (order(),                                                         "overdue", 31),
    (order(due=date(2007, 10, 1)),                                    "running", 0),    # its last day is still in time
    (order(due=date(2007, 11, 1), done=date(2007, 9, 20)),            "to_inspect", 0),
    (order(due=date(2007, 8, 31), extended_to=date(2007, 11, 1)),     "running", 0),
    (order(due=None),                                                 "overdue", 31),   # 30 days by the campaign file: until 31 August
    (order(due=None, ordered=date(2007, 9, 20)),                      "running", 0),
])  # fmt: skip
def test_the_state_of_an_order_on_a_day(row, state, days_over):
    (one,) = found(row).itertuples()
    assert (one.state, one.days_over) == (state, days_over)


def test_both_rates_add_up_from_the_orders():
    # 10 orders: 6 confirmed of the 8 whose limit has passed, 1 running, 1 reported and waiting for the inspection.
    rows = [order("confirmed", checked=date(2007, 8, 25), no=str(i)) for i in range(5)]
    rows += [order("confirmed", checked=date(2007, 9, 5), no="late"), order("failed", checked=date(2007, 9, 5), no="f"), order(no="o")]
    rows += [order(due=date(2007, 11, 1), no="r"), order(due=date(2007, 11, 1), done=date(2007, 9, 20), no="i")]
    said = rectification.tally(found(*rows))
    assert (said.ordered, said.confirmed, said.failed, said.overdue, said.running, said.to_inspect) == (10, 6, 1, 1, 1, 1)
    assert (said.due, said.confirmed_of_due, said.late) == (8, 6, 1)
    assert (float(said.rate), float(said.rate_of_due)) == (0.6, 0.75)


def test_without_an_order_there_is_no_rate():
    said = rectification.tally(found())
    assert (said.ordered, said.rate, said.rate_of_due) == (0, None, None)
    assert rectification.ages(found()) == ((1, 15, 0), (16, 30, 0), (31, 60, 0), (61, None, 0))


def test_overdue_orders_by_age():
    rows = [order(due=due, no=str(due)) for due in (date(2007, 9, 30), date(2007, 9, 16), date(2007, 9, 1), date(2007, 8, 2), date(2007, 8, 1))]
    assert rectification.ages(found(*rows)) == ((1, 15, 2), (16, 30, 1), (31, 60, 1), (61, None, 1))


def test_a_follow_up_sample_after_the_confirmation_settles_it():
    confirmed = order("confirmed", checked=date(2007, 8, 20))
    assert list(found(confirmed)["follow_up_due"]) == [True]
    later = [batch(kind="follow_up", producer="甲阀门厂", counted_on=date(2007, 9, 10))]
    assert list(found(confirmed, results=later)["follow_up_due"]) == [False]
    before = [batch(kind="follow_up", producer="甲阀门厂", counted_on=date(2007, 8, 1))]
    assert list(found(confirmed, results=before)["follow_up_due"]) == [True]
    assert list(found(order("confirmed", checked=date(2007, 8, 20), origin="assessment"))["follow_up_due"]) == [False]


ONE, TWO = "91330324000000001X", "91330324000000002Y"


@pytest.mark.parametrize(("ordered", "sampled", "registered", "due"), [
    ({},                                            {"county_code": "130123"},                            (),    True),   # a namesake elsewhere
    ({},                                            {"county_code": "130123", "producer_uscc": TWO},      (),    True),
    ({"uscc": ONE},                                 {"producer_uscc": TWO},                               (),    True),   # a namesake next door
    ({"uscc": ONE},                                 {"producer_uscc": ONE, "producer": "甲阀门有限公司"},   (),    False),  # it has a new name
    ({"uscc": ONE},                                 {"producer_uscc": ONE, "county_code": "130123"},      (),    False),  # sampled where it sells
    ({"uscc": ONE},                                 {},                                                   (),    False),  # the name is all there is
    ({"uscc": "770000001"},                         {"producer_uscc": ONE},                               (),    False),  # an older number
    ({},                                            {"producer_uscc": ONE},                               (ONE,), False),  # the register tells
    ({},                                            {"producer_uscc": TWO},                               (ONE,), True),
    ({},                                            {"county_code": None},                                (),    False),
])  # fmt: skip
def test_a_follow_up_sample_of_a_namesake_settles_nothing(ordered, sampled, registered, due):
    register = [REGISTER[0] | {"name": "甲阀门厂", "name_key": "甲阀门厂", "uscc": uscc} for uscc in registered]
    results = [batch(**({"kind": "follow_up", "producer": "甲阀门厂", "counted_on": date(2007, 9, 10)} | sampled))]
    rows = shelf(results, register, rectifications=[order("confirmed", checked=date(2007, 8, 20), **ordered)])
    assert list(rectification.orders(rows, Scope(campaign="yongjia-2007", as_of=DAY))["follow_up_due"]) == [due]


def test_the_blacklist_holds_from_entry_to_exit():
    row = order(blacklisted_on=date(2007, 8, 5), blacklist_left_on=date(2007, 9, 20))
    assert [bool(found(row, as_of=day)["blacklisted"][0]) for day in (date(2007, 8, 4), date(2007, 8, 5), date(2007, 9, 19), date(2007, 9, 20))] == [
        False,
        True,
        True,
        False,
    ]


def test_the_campaigns_time_limits_are_checked():
    rows = found(order(due=date(2007, 9, 15)), order("confirmed", checked=date(2007, 9, 30), no="2"))
    assert rectification.time_limits(rows, load("yongjia-2007")) == (1, 1)


def test_other_trades_townships_and_counties_stay_out():
    rows = (order(), order(trade="皮鞋", no="2"), order(county_code="330303", no="3"), order(township_code="330324102", township="桥头镇", no="4"))
    assert len(found(*rows)) == 2
    assert len(found(*rows, townships=(OUBEI,))) == 1


def test_enforcement_by_violation_and_outcome():
    cases = [
        {"violation": "no_permit", "opened_on": date(2007, 8, 1), "closed_on": closed, "outcome": outcome, "county_code": YONGJIA}
        for closed, outcome in ((date(2007, 9, 1), "licensed"), (date(2007, 10, 5), "banned"), (None, None), (date(2007, 9, 2), "licensed"))
    ]
    said = rectification.enforcement(shelf(enforcement=cases), Scope(campaign="yongjia-2007", as_of=DAY))
    assert {(row.violation, row.outcome): row.cases for row in said.itertuples()} == {("no_permit", "licensed"): 2, ("no_permit", "open"): 2}


BARE = {"township": None, "township_code": None}
REGISTER = [
    {"name": "乙厂", "name_key": "乙厂", "uscc": "91330324000000001X", "county_code": YONGJIA, "township": "瓯北街道", "as_of": date(2006, 1, 1)},
    {"name": "乙厂", "name_key": "乙厂", "uscc": "91330324000000001X", "county_code": YONGJIA, "township": "桥头镇", "as_of": date(2007, 1, 1)},
]


@pytest.mark.parametrize(("said", "township"), [
    ({"sample_no": "S1"},                                                                       "瓯北街道"),  # its sample's
    ({"sample_no": "S1", "township": "沙头镇"},                                                  "沙头镇"),    # what it says stands
    ({"sample_no": "S1", "enterprise_key": "丙厂"},                                              None),       # another's sample of that number
    ({"enterprise_key": "乙阀门厂", "uscc": "91330324000000001X"},                                "桥头镇"),    # the register's, the last one
    ({"enterprise_key": "乙厂"},                                                                 "桥头镇"),    # by the name where no number is said
    ({"enterprise_key": "丁厂"},                                                                 None),
])  # fmt: skip
def test_an_order_without_a_township_has_that_of_its_sample_or_of_the_register(said, township):
    """All of them stood under 'not stated', though the store knew."""
    rows = shelf([batch("fail", sample_no="S1")], REGISTER, rectifications=[order(**(BARE | said))])
    (one,) = rectification.orders(rows, Scope(campaign="yongjia-2007", as_of=DAY)).itertuples()
    assert (one.township if isinstance(one.township, str) else None) == township
