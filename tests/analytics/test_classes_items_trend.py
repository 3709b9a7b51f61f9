from __future__ import annotations

from datetime import date

import pytest

from analytics import campaigns, classification
from analytics.items import items
from analytics.quality_index import quality_index
from analytics.scope import Scope
from analytics.targets import attain
from analytics.tiers import tiers
from analytics.trend import by_month, by_stage, index_by_month
from tests.analytics.shelf import YONGJIA, batch, batches, shelf
from words import Refusal

SCOPE = Scope(campaign="yongjia-2007", as_of=date(2007, 11, 11))


def enterprise(name, sales, **said):
    row = {"name": name, "name_key": name, "county_code": YONGJIA, "township_code": "330324009", "trade": "阀门", "annual_sales": sales}
    return row | {"as_of": date(2007, 7, 1)} | said


REGISTER = [
    enterprise("大", 5000.0, compliance_class="A"),
    enterprise("中", 1000.0, compliance_class="B", township_code="330324102"),
    enterprise("小", 999.0, compliance_class="C"),
    enterprise("微", 1.0),
    enterprise("歇", 100.0, status="closed"),
    enterprise("谜", None),
]
RESULTS = batches(8, 0, producer="大") + batches(3, 1, producer="中") + batches(1, 3, producer="小") + batches(0, 1, producer="生")


def test_sales_tiers_with_their_sales_batches_and_failures():
    found = tiers(shelf(RESULTS, REGISTER), SCOPE).set_index("class")
    assert found["enterprises"].tolist() == [1, 1, 2, 1]  # the closed one has no tier any more, the riddle none yet
    assert found["sales"].tolist() == [5000.0, 1000.0, 1000.0, 0.0]
    assert found["judged"].tolist() == [8, 4, 4, 1]
    assert found["failed"].tolist() == [0, 1, 3, 1]
    assert found.loc["C", "share_of_sales"] == pytest.approx(1 / 7)
    assert found.loc["C", "share_of_failures"] == pytest.approx(3 / 5)
    assert found.loc["C", "rate"] == 0.25


def test_a_class_by_township_has_its_row_even_when_empty():
    found = tiers(shelf(RESULTS, REGISTER), SCOPE, by=("township",))
    there = found[found["township"] == "桥头镇"].set_index("class")
    assert there["enterprises"].tolist() == [0, 1, 0]


def test_the_three_classifications_are_never_mixed():
    found = tiers(shelf(RESULTS, REGISTER), SCOPE, "compliance").set_index("class")
    assert found["enterprises"].tolist() == [1, 1, 1, 2]
    with pytest.raises(Refusal):
        tiers(shelf(), SCOPE, "colour")


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_rows_of_one_day_the_later_uploads_says_the_class_however_the_files_lie(turned):
    rows = [
        enterprise("大", 100.0, uscc="91330324000000001A", upload="20070701-080000-aaaaaa", source_row=9, row_key="b"),
        enterprise("大", 6000.0, upload="20070702-080000-aaaaaa", source_row=2, row_key="a"),
        enterprise("大", 7000.0, upload="20070702-080000-aaaaaa", source_row=2, row_key="c"),
    ]
    store = shelf(RESULTS, rows[::-1] if turned else rows)
    found = tiers(store, SCOPE).set_index("class")
    assert found.loc["A", ["enterprises", "sales"]].tolist() == [1, 6000.0]
    (one,) = classification.register(store, SCOPE, (SCOPE.as_of,)).itertuples()
    assert one.annual_sales == 6000.0


def test_an_empty_store_has_classes_without_figures():
    found = tiers(shelf(), SCOPE)
    assert found["class"].tolist() == ["A", "B", "C"] and found["rate"].isna().all() and found["share_of_sales"].isna().all()


def failed(*names, denominator=True, trade="阀门", **said):
    listed = [{"item": name, "measured": None, "limit": None, "class": class_, "labelling": name == "标识"} for name, class_ in names]
    return batch("fail", failed_items=listed, denominator=denominator, trade=trade, **said)


def test_failed_items_by_frequency_with_their_cumulative_share():
    rows = [failed(("壳体", "A"), ("标识", "C")), failed(("壳体", "A")), failed(("密封", None)), batch("pass")]
    found = items(shelf(rows), SCOPE)
    assert found[["item", "class", "count"]].to_numpy().tolist() == [["壳体", "A", 2], ["密封", "unknown", 1], ["标识", "labelling", 1]]
    assert found["cumulative"].tolist() == [0.5, 0.75, 1.0]


def test_items_of_lists_of_failures_count_and_stand_apart():
    found = items(shelf([failed(("壳体", "A"), denominator=False), failed(("壳体", "A"))]), SCOPE, by=())
    assert found[["count", "without_denominator"]].to_numpy().tolist() == [[2, 1]]


def test_items_by_trade_make_up_the_whole_of_each():
    found = items(shelf([failed(("壳体", "A")), failed(("甲醛", "A"), trade="童装")]), SCOPE, by=("trade",))
    assert found[["trade", "share"]].to_numpy().tolist() == [["童装", 1.0], ["阀门", 1.0]]
    assert items(shelf(), SCOPE).empty


MONTHS = batches(3, 1, counted_on=date(2007, 7, 20)) + batches(2, 0, counted_on=date(2007, 9, 1), producer="乙")


def test_rates_by_month_and_by_stage():
    months = by_month(shelf(MONTHS), SCOPE)
    assert [(row.month, row.passed, row.judged) for row in months.itertuples()] == [(date(2007, 7, 1), 3, 4), (date(2007, 9, 1), 2, 2)]
    assert by_stage(shelf(MONTHS), SCOPE)["judged"].tolist() == [0, 4, 2, 0, 0]


def test_the_index_by_month():
    months = index_by_month(shelf(MONTHS), SCOPE)
    assert [(row.month, row.index_, row.n) for row in months.rename(columns={"index": "index_"}).itertuples()] == [
        (date(2007, 7, 1), 75.0, 4),
        (date(2007, 9, 1), 100.0, 2),
    ]


def strata():
    red, blue = {"product_category": "红", "producer": "甲"}, {"product_category": "蓝", "producer": "乙"}
    return batches(3, 1, **red) + batches(9, 1, **blue)


def test_strata_weigh_by_the_sales_that_the_register_knows():
    register = [enterprise("甲", 3000.0), enterprise("乙", 1000.0)]
    found = quality_index(shelf(strata(), register), SCOPE)
    assert (found.weighting, [round(each.weight, 9) for each in found.strata]) == ("sales", [0.75, 0.25])
    assert found.index == pytest.approx(0.75 * 75 + 0.25 * 90)


def test_without_sales_of_every_stratum_the_sample_weighs():
    found = quality_index(shelf(strata(), [enterprise("甲", 3000.0)]), SCOPE)
    assert (found.weighting, found.index) == ("sample", pytest.approx(100 * 12 / 14))


def test_trades_without_samples_lower_the_coverage():
    register = [enterprise("甲", 3000.0), enterprise("丙", 1000.0, trade="童装")]
    assert quality_index(shelf(strata(), register), SCOPE).coverage == 0.75


def test_the_bootstrap_repeats_itself_whatever_the_order_of_rows():
    rows = [row for n in range(12) for row in batches(9, n % 3, producer=f"厂{n}")]
    one, other = (quality_index(shelf(order), SCOPE) for order in (rows, rows[::-1]))
    assert (one.low, one.high) == (other.low, other.high)
    assert one.low < one.index < one.high


def test_the_bootstrap_spreads_as_the_enterprises_do():
    """Two kinds of enterprises, all passed or all failed: the draws are binomial, sd 100·√(0.25/40) = 7.9 points, in steps of 2.5."""
    rows = [row for n in range(40) for row in batches(5 * (n % 2), 5 * (1 - n % 2), producer=f"厂{n}")]
    found = quality_index(shelf(rows), SCOPE)
    assert found.index == 50.0
    assert found.low == pytest.approx(50 - 1.96 * 7.9, abs=2.5) and found.high == pytest.approx(50 + 1.96 * 7.9, abs=2.5)


def test_nothing_judged_has_no_index_and_one_enterprise_no_interval():
    empty, alone = quality_index(shelf(), SCOPE), quality_index(shelf(batches(5, 5)), SCOPE)
    assert (empty.index, empty.low, empty.unknown_class_share) == (None, None, None)
    assert (alone.index, alone.low, alone.unknown_class_share) == (50.0, None, 1.0)


def test_the_index_of_a_target_is_the_index_of_its_scope():
    """One figure, two ways to it: the target reads its slices from one scan for all targets, the command asks for its days alone."""
    place = {"county_code": "330303", "township_code": "330303001", "trade": "皮鞋"}
    rows = [
        row
        for n in range(12)
        for row in batches(
            7, n % 3, producer=f"厂{n}", product_category="女鞋" if n % 2 else "男鞋", counted_on=date(2006, 9 + n % 4, 1 + n), **place
        )
    ]
    register = [enterprise(f"厂{n}", 100.0 * (n + 1), as_of=date(2006, 1, 1), **place) for n in range(12)]
    lake, scope = shelf(rows, register), Scope(campaign="longwan-2006", as_of=date(2007, 10, 31))
    target = {each.id: each for each in attain(lake, campaigns.load("longwan-2006"), scope)}["T11"]
    alone = quality_index(lake, scope, 0.90)
    assert (target.value, target.low, target.high) == (pytest.approx(alone.index), pytest.approx(alone.low), pytest.approx(alone.high))
