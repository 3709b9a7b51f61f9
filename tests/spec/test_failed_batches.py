"""The failed batches of a period, as drawn tables: each with its order, and who failed again."""

from __future__ import annotations

from datetime import date

from analytics import failed_batches, rectification
from analytics.campaigns import Window
from analytics.scope import Scope
from tests.analytics.shelf import YONGJIA, batch, shelf

SCOPE = Scope(campaign="yongjia-2007", as_of=date(2007, 10, 1))
SPAN = Window(date(2007, 7, 3), date(2007, 10, 1))


def order(number, sample_no, firm="甲阀门厂", day=date(2007, 9, 2), **said):
    row = {"order_no": number, "sample_no": sample_no, "enterprise": firm, "enterprise_key": firm, "origin": "sampling", "ordered_on": day}
    return row | {"due_on": date(2007, 9, 20), "trade": "阀门", "county_code": YONGJIA} | said


def listed(results, orders=()):
    snapshot = shelf(results, rectifications=orders)
    return failed_batches.listed(snapshot, SCOPE, SPAN, rectification.orders(snapshot, SCOPE))


def test_the_latest_order_of_the_same_sample_and_enterprise_is_its_order():
    rows = listed(
        [batch("fail", sample_no="1"), batch("fail", sample_no="2"), batch(sample_no="3")],
        [order("a", "1"), order("b", "1", day=date(2007, 9, 25), due_on=date(2007, 10, 20)), order("c", "2", firm="乙阀门厂"), order("d", None)],
    )
    assert {row.sample_no: (row.state, row.order_no if row.state else None) for row in rows.itertuples()} == {
        "1": ("running", "b"),
        "2": (None, None),
    }


def test_two_failures_of_one_enterprise_are_again_and_the_items_are_counted_by_batch():
    leak, wall = ({"item": name, "measured": None, "limit": None, "class": None, "labelling": False} for name in ("密封", "壁厚"))
    rows = listed(
        [
            batch("fail", sample_no="1", failed_items=[leak, leak, wall]),  # an item named twice in one batch is one batch
            batch("fail", sample_no="2", failed_items=[leak]),
            batch("fail", sample_no="3", producer="乙阀门厂"),
        ]
    )
    (one,) = failed_batches.again(rows).to_dict("records")
    assert (one["enterprise"], one["failed"], one["items"]) == ("甲阀门厂", 2, {"密封": 2})
    assert list(rows["times"]) == [2, 2, 1]


def test_nothing_failed():
    rows = listed([batch()])
    assert rows.empty and failed_batches.again(rows).empty
