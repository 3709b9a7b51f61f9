"""What counts in a pass rate: rows drawn on the left, figures on the right (docs: domain, section 3)."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.rates import rate
from analytics.scope import Scope
from tests.analytics.shelf import LONGWAN, batch, batches, shelf

YONGJIA_2007 = Scope(campaign="yongjia-2007", as_of=date(2007, 11, 11))


def counts(rows, measure="batch", scope=YONGJIA_2007):
    row = rate(shelf(rows), scope.but(trades=("阀门",)), measure).iloc[0]
    return int(row["passed"]), int(row["judged"]), int(row["not_judged"])


@pytest.mark.parametrize(("why", "rows", "passed", "judged", "not_judged"), [
    ("nothing at all",                       [],                                                                        0, 0, 0),
    ("one passed",                           [batch("pass")],                                                           1, 1, 0),
    ("one failed",                           [batch("fail")],                                                           0, 1, 0),
    ("not judged is in no denominator",      [batch("pass"), batch("not_judged")],                                      1, 1, 1),
    ("a retest's final verdict counts",      [batch("pass", first_verdict="fail")],                                     1, 1, 0),
    ("a follow-up of failures stays out",    [batch("pass"), batch("fail", kind="follow_up")],                          1, 1, 0),
    ("a recheck stays out",                  [batch("pass", kind="recheck")],                                           0, 0, 0),
    ("risk monitoring stays out",            [batch("pass", kind="risk_monitoring")],                                   0, 0, 0),
    ("periodic, special, comparable count",  [batch(kind=k) for k in ("periodic", "special", "comparable")],            3, 3, 0),
    ("no kind named counts as routine",      [batch("fail", kind=None)],                                                0, 1, 0),
    ("a list of failures has no rate",       [batch("fail", denominator=False)],                                        0, 0, 0),
    ("another trade",                        [batch("fail", trade="童装")],                                              0, 0, 0),
    ("another county",                       [batch("fail", county_code=LONGWAN)],                                      0, 0, 0),
    ("a place nobody knows",                 [batch("fail", county_code=None, township_code=None)],                     0, 0, 0),
    ("a township not in the table counts",   [batch("fail", township_code=None, township="某镇")],                       0, 1, 0),
    ("tagged for this campaign",             [batch("fail", campaign="yongjia-2007")],                                  0, 1, 0),
    ("tagged for another one",               [batch("fail", campaign="yongjia-2009-ten-small")],                        0, 0, 0),
    ("undated",                              [batch("fail", counted_on=None)],                                          0, 0, 0),
    ("the day before the campaign",          [batch("fail", counted_on=date(2007, 7, 2))],                              0, 0, 0),
    ("its first day",                        [batch("fail", counted_on=date(2007, 7, 3))],                              0, 1, 0),
    ("its last day",                         [batch("fail", counted_on=date(2007, 11, 11))],                            0, 1, 0),
    ("the day after",                        [batch("fail", counted_on=date(2007, 11, 12))],                            0, 0, 0),
])  # fmt: skip
def test_which_batches_count(why, rows, passed, judged, not_judged):
    assert counts(rows) == (passed, judged, not_judged), why


@pytest.mark.parametrize(("why", "rows", "measure", "passed", "judged"), [
    ("labelling alone fails a batch",             [batch("fail", labelling_only=True)],                            "batch",      0, 1),
    ("labelling alone is sound inside",           [batch("fail", labelling_only=True), batch("fail")],             "intrinsic",  1, 2),
    ("items of the batches that state a number",  [batch("fail", items_tested=10, items_failed=2), batch()],       "item",       8, 10),
    ("two batches of one enterprise, one fails",  [batch("pass", producer="甲"), batch("fail", producer="甲")],     "enterprise", 0, 1),
    ("two enterprises, one fails",                [batch("pass", producer="甲"), batch("fail", producer="乙")],     "enterprise", 1, 2),
    ("one by code, once by name: two",            [batch(producer_uscc="X"), batch("fail", producer="乙")],         "enterprise", 1, 2),
    ("only not judged: not sampled",              [batch("not_judged", producer="甲")],                            "enterprise", 0, 0),
])  # fmt: skip
def test_the_four_measures(why, rows, measure, passed, judged):
    assert counts(rows, measure)[:2] == (passed, judged), why


def test_an_enterprise_is_one_by_code_and_by_its_registered_name():
    register = [{"uscc": "91330324X", "name": "甲阀门厂", "name_key": "甲阀门厂", "county_code": "330324", "as_of": date(2007, 7, 1)}]
    rows = [batch("pass", producer_uscc="91330324X"), batch("fail", producer_uscc=None)]
    found = rate(shelf(rows, enterprises=register), YONGJIA_2007, "enterprise", ("enterprise",))
    assert [(row.enterprise, row.name, row.passed, row.judged) for row in found.itertuples(index=False)] == [("91330324X", "甲阀门厂", 0, 1)]


def test_no_denominator_is_no_rate_and_no_interval():
    row = rate(shelf([batch("fail", denominator=False)]), YONGJIA_2007).iloc[0]
    assert row["rate"] != row["rate"] and row["low"] != row["low"]  # NaN
    assert row["failures_without_denominator"] == 1


def test_every_township_of_the_campaign_has_its_row():
    found = rate(shelf(batches(3, 1)), YONGJIA_2007.but(trades=("阀门",)), by=("township",))
    assert len(found) == 22  # farms of the official table are no townships
    assert found.set_index("township").loc["瓯北街道", ["passed", "judged"]].tolist() == [3, 4]
    assert found["judged"].sum() == 4


def test_a_stage_has_its_days_and_the_later_one_the_shared_day():
    rows = [batch(counted_on=date(2007, 8, 10)), batch(counted_on=date(2007, 8, 11)), batch(counted_on=date(2007, 9, 26))]
    found = rate(shelf(rows), YONGJIA_2007, by=("stage",))
    assert found["judged"].tolist() == [0, 1, 1, 1, 0]


def test_a_tier_comes_from_the_register_of_the_day():
    def state(sales, as_of):
        return {"uscc": "91330324X", "name": "甲", "name_key": "甲", "county_code": "330324", "annual_sales": sales, "as_of": as_of}

    register = [state(900.0, date(2007, 1, 1)), state(5000.0, date(2007, 10, 1))]
    rows = shelf([batch(producer_uscc="91330324X")], enterprises=register)
    tiers = [rate(rows, YONGJIA_2007.but(as_of=day), by=("tier",))["tier"].tolist() for day in (date(2007, 9, 30), date(2007, 10, 1))]
    assert tiers == [["C"], ["A"]]
    assert rate(rows, YONGJIA_2007.but(tiers=("A",)))["judged"].tolist() == [1]
    assert rate(rows, YONGJIA_2007.but(tiers=("C",)))["judged"].tolist() == [0]
