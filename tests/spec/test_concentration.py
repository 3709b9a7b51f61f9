"""How concentrated sales and failures are: rows drawn on the left, figures worked out by hand on the right."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pandas as pd
import pytest

from analytics.concentration import by_chance, concentration, failures_by_place, held
from analytics.scope import Scope
from tests.analytics.shelf import OUBEI, QIAOTOU, YONGJIA, batch, batches, shelf

SCOPE = Scope(campaign="yongjia-2007", as_of=date(2007, 11, 11))


def firm(name, sales, **said):
    row = {"name": name, "name_key": name, "annual_sales": sales, "trade": "阀门", "county_code": YONGJIA, "township_code": OUBEI}
    return row | {"as_of": date(2007, 6, 30), "status": "operating", "state": "live"} | said


def enterprises(**counts):
    """Batches of enterprises: name → (passed, failed)."""
    return [row for name, (passed, failed) in counts.items() for row in batches(passed, failed, producer=name, producer_key=name)]


def amounts(*values, judged=None):
    """Enterprises that hold so much, with so many batches judged."""
    names = [f"e{i:05}" for i in range(len(values))]
    return held(pd.DataFrame({"key": names, "name": names, "amount": list(values), "judged": list(judged or values)}))


def test_sales_of_the_register():
    # 100, 100, 200: Gini = 2 (1·100 + 2·100 + 3·200) / (3 · 400) − 4/3 = 1/6; the largest of three (a tenth of them) has half.
    found = concentration(shelf(enterprises=[firm("甲", 100.0), firm("乙", 100.0), firm("丙", 200.0)]), SCOPE)
    assert found.sales.total == 400
    assert found.sales.gini == pytest.approx(1 / 6)
    assert found.sales.top(0.1) == (1, 0.5)
    assert found.sales.frame["name"].tolist()[0] == "丙"
    assert found.sales.frame["cumulative"].tolist() == pytest.approx([0.5, 0.75, 1.0])
    assert found.failures is None
    assert found.chance is None


def test_failures_of_the_enterprises_sampled():
    # 0, 1, 3 failed: Gini = 2 (1·0 + 2·1 + 3·3) / (3 · 4) − 4/3 = 1/2. Follow-ups and lists of failures do not count.
    rows = [
        *enterprises(甲=(1, 3), 乙=(4, 0), 丙=(1, 1)),
        batch("fail", producer="乙", kind="follow_up"),
        batch("fail", producer="乙", denominator=False),
    ]
    found = concentration(shelf(rows), SCOPE)
    assert found.failures.frame[["key", "failed", "judged"]].to_numpy().tolist() == [["甲", 3, 4], ["丙", 1, 2], ["乙", 0, 4]]
    assert found.failures.gini == pytest.approx(1 / 2)
    assert found.failures.holding == 2
    assert (found.failures_only, found.unnamed, found.registered) == (1, 0, 0)


def test_chance_deals_the_failures_out_to_the_batches():
    # One batch each: however two failures fall on eight enterprises, two have one and six none: 2 (7 + 8) / (8 · 2) − 9/8 = 3/4.
    told = by_chance(amounts(1, 1, 0, 0, 0, 0, 0, 0, judged=[1] * 8))
    assert (told.gini, told.low, told.high) == (0.75, 0.75, 0.75)
    assert told.curve.share.tolist() == pytest.approx([0, 0, 0, 0, 0, 0, 0, 0.5, 1])
    # Two enterprises of one and three batches, one failure: always with one of them, Gini 2·2 / (2·1) − 3/2 = 1/2, though none is to blame.
    assert by_chance(amounts(1, 0, judged=[1, 3])).gini == 0.5


def test_an_enterprise_that_fails_every_batch_is_beyond_chance():
    told = amounts(20, *[0] * 30, judged=[20] * 31)
    assert told.gini > by_chance(told).high


def test_the_same_rows_in_any_order_give_the_same_range():
    counts = {"甲": (5, 3), "乙": (9, 1), "丙": (4, 2), "丁": (8, 0)}
    one, other = (concentration(shelf(enterprises(**dict(items))), SCOPE).chance for items in (counts.items(), reversed(counts.items())))
    assert (one.gini, one.low, one.high) == (other.gini, other.low, other.high)


def test_who_has_no_sales_figure():
    register = [firm("甲", None), firm("乙", 50.0), firm("丙", 0.0), firm("丁", None), firm("关", 900.0, status="closed")]
    found = concentration(shelf(enterprises(甲=(1, 2), 乙=(3, 0)), register), SCOPE)
    assert found.registered == 4
    assert found.without_sales[["name", "failed"]].to_numpy().tolist() == [["甲", 2], ["丁", 0]]
    assert found.zero == 1
    assert found.sales.frame["name"].tolist() == ["乙", "丙"]


def test_a_failure_that_names_no_enterprise_is_left_out_and_said():
    nobody = batch("fail", producer=None, producer_key=None)
    found = concentration(shelf([*enterprises(甲=(1, 1)), nobody]), SCOPE)
    assert found.unnamed == 1
    assert found.failures.total == 1


@pytest.mark.parametrize("sales", [[0.0, 0.0], [5.0], [7.0, 7.0, 7.0]])
def test_sales_of_zero_of_one_and_all_equal(sales):
    found = concentration(shelf(enterprises=[firm(f"厂{i}", x) for i, x in enumerate(sales)]), SCOPE)
    assert found.sales.total == sum(sales)
    if sum(sales):
        assert found.sales.gini == pytest.approx(0)
    else:
        assert math.isnan(found.sales.gini)
        assert found.sales.frame["share"].isna().all()


def test_an_empty_store():
    found = concentration(shelf(), SCOPE)
    assert (found.sales, found.failures, found.chance, found.registered) == (None, None, None, 0)
    assert failures_by_place(shelf(), SCOPE) is None


def test_failures_by_township():
    rows = [*batches(3, 2), *batches(1, 4, township_code=QIAOTOU, township="桥头镇"), *batches(0, 1, township_code=None, township="某镇")]
    found = failures_by_place(shelf(rows), SCOPE)
    assert found.frame[["name", "failed", "judged"]].to_numpy().tolist() == [["桥头镇", 4, 5], ["瓯北街道", 2, 5], ["某镇", 1, 1]]


def test_twenty_thousand_enterprises_stay_quick():
    from time import process_time

    judged = np.random.default_rng(7).integers(1, 60, 20_000)
    many = amounts(*np.random.default_rng(8).binomial(judged, 0.1).tolist(), judged=judged.tolist())
    start = process_time()
    told = by_chance(many)
    assert process_time() - start < 5  # seconds of the processor; usually a third
    assert told.low <= many.gini <= told.high
    assert by_chance(many) is told  # drawn once for the same figures
