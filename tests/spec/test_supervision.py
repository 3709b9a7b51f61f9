"""Key units by the five grounds, and a sampling plan allocated by hand (process P10, the supervision plan)."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from analytics import sampling_plan, supervision
from analytics.sampling_plan import allocate
from analytics.scope import Scope
from tests.analytics.shelf import YONGJIA, batch, batches, shelf
from tests.spec.test_classification import entry
from words import Refusal

DAY = date(2007, 10, 31)


def found(*entries, **records):
    return supervision.units(shelf(enterprises=entries, **records), Scope(campaign="yongjia-2007", as_of=DAY), DAY)


def record(name, **said):
    return {"enterprise": name, "enterprise_key": name, "county_code": YONGJIA, "trade": "阀门", "state": "live"} | said


def test_the_five_grounds_each_with_its_evidence():
    said = found(
        *(entry(name) for name in "甲乙丙"), entry("丁", compliance_class="C"), entry("戊", operates_to_standard=False), entry("己"), entry("庚"),
        enforcement=[record("甲", violation="no_permit", opened_on=date(2007, 9, day)) for day in (1, 2)],
        complaints=[
            record("乙", source="hotline", subject="漏水", received_on=date(2007, 9, 1)),
            record("丙", source="media", subject="曝光", received_on=date(2007, 9, 1)),
            record("庚", source="hotline", subject="不实", received_on=date(2007, 9, 1), verified=False),
            record("庚", source="hotline", subject="太早", received_on=date(2003, 9, 1)),
        ],
        results=[batch("fail", producer="己"), batch("pass", producer="庚"), batch("fail", producer="外")],
    )  # fmt: skip
    grounds = {row.name_: row.grounds for row in said.rows.rename(columns={"name": "name_"}).itertuples()}
    assert grounds == {
        "甲": ["violation"], "乙": ["complaint"], "丙": ["media"], "丁": ["weak_control"], "戊": ["weak_control"], "己": ["failed_sample"], "庚": [],
    }  # fmt: skip
    one = said.evidence[said.evidence["ground"] == "violation"].iloc[0]
    assert (one["records"], one["latest"].date(), one["what"]) == (2, date(2007, 9, 2), "no_permit")
    assert said.outside == 1  # 外 failed, and is not in the register


def test_risk_adds_up_its_four_declared_parts():
    said = found(entry("甲", sales=900, compliance_class="C"), entry("乙", sales=100, compliance_class="A"),
                 results=[*batches(0, 2, producer="甲", counted_on=DAY), *batches(2, 0, producer="乙", counted_on=DAY)])  # fmt: skip
    first, second = said.rows.to_dict("records")
    assert (first["name"], second["name"]) == ("甲", "乙")
    assert (first["class_risk"], first["sales_risk"], first["time_risk"], first["failures_risk"]) == (1, 1, 0, 1)
    assert first["risk"] == pytest.approx(0.4 + 0.2 + 0.15)
    assert (second["class_risk"], second["sales_risk"]) == (0, 0.5) and second["failures_risk"] < 0.01


def test_of_equal_risks_those_with_more_grounds_come_first():
    said = found(entry("甲"), entry("乙"), enforcement=[record("乙", violation="no_permit", opened_on=date(2007, 9, 1))])
    assert list(said.rows["name"]) == ["乙", "甲"]


def test_without_results_everybody_is_as_unknown_as_the_next():
    said = found(entry("甲"), entry("乙"))
    assert said.rows["expected"].isna().all() and not said.shrunk
    assert list(said.rows["risk"]) == [pytest.approx(0.5 * 0.2 + 0.5 * 0.15 + 0.25)] * 2
    assert found().rows.empty


@pytest.mark.parametrize(
    ("total", "most", "plan"),
    [
        (0, 3, [0, 0, 0]),
        (1, 3, [1, 0, 0]),
        (4, 3, [2, 1, 1]),  # averages: .9 .45 .3 | .5 .25 | .4 .2 → .9 .5 .45 .4
        (5, 3, [3, 1, 1]),  # then .3
        (6, 2, [2, 2, 2]),
    ],
)
def test_an_allocation_by_hand(total, most, plan):
    assert list(allocate([0.9, 0.5, 0.4], total, most)) == plan


def test_what_a_person_sets_stands_and_the_sum_stays():
    assert list(allocate([0.9, 0.5, 0.4], 5, 3, fixed={0: 0})) == [0, 3, 2]
    assert list(allocate([0.9, 0.5, 0.4], 5, 1, fixed={2: 4})) == [1, 0, 4]


def test_a_quota_comes_first():
    assert list(allocate([0.9, 0.5, 0.4], 3, 3, quotas=[([False, False, True], 2)])) == [1, 0, 2]


@pytest.mark.parametrize(("total", "fixed"), [(7, {}), (1, {0: 2}), (3, {0: -1})])
def test_an_impossible_plan_is_refused(total, fixed):
    with pytest.raises(Refusal):
        allocate([0.9, 0.5, 0.4], total, 2, fixed=fixed)


def test_five_thousand_enterprises():
    risk = np.random.default_rng(1).random(5000)
    plan = allocate(risk, 3000, 3)
    assert plan.sum() == 3000 and plan.max() <= 3 and (plan == allocate(risk, 3000, 3)).all()


def test_what_the_targets_need():
    # ≥ 80 % with one failure: P(at most 1 of n fails | 20 %) = 0.8ⁿ + n·0.2·0.8ⁿ⁻¹ is 5.8 % for n = 21, 4.8 % for 22; so 12 after 10.
    (need,) = sampling_plan.needs(shelf(batches(9, 1)), Scope(campaign="yongjia-2007", as_of=DAY))
    assert need.trades == ("阀门",) and need.batches == 12
