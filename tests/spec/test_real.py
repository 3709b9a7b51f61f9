"""Which units differ beyond chance: batches drawn on the left, figures worked out by hand on the right."""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from analytics import real as module
from analytics.league import league
from analytics.real import real
from analytics.scope import Scope
from analytics.units import Compared, compared, measures_of
from tests.analytics.shelf import OUBEI, QIAOTOU, batch, batches, shelf
from words import Refusal

SCOPE = Scope(campaign="yongjia-2007", as_of=date(2007, 11, 11))
TRADES = ("阀门", "童装")


def bodies(**counts):
    """Batches of laboratories: name → (passed, failed)."""
    return [row for name, (passed, failed) in counts.items() for row in batches(passed, failed, body=name)]


def units(*counts):
    """Units with (passed, judged), for what takes no rows."""
    frame = pd.DataFrame(
        {"key": [str(i) for i in range(len(counts))], "name": [f"u{i}" for i in range(len(counts))], "passed": [p for p, _n in counts]}
    ).assign(judged=[n for _p, n in counts])
    return Compared("township", "batch", frame, 0, 0, 0, 0)


def found(rows, unit="laboratory", **said):
    answer = real(shelf(rows), SCOPE, unit, **said)
    return answer, answer.frame.set_index("key")


def test_exact_p_values_are_adjusted_for_the_units_on_screen():
    # 9 of 9, 0 of 9 and 4 of 8: 13 of 26 passed, so the centre is 1/2.
    answer, by = found(bodies(甲=(9, 0), 乙=(0, 9), 丙=(4, 4)))
    assert answer.centre == 0.5
    # P(9 of 9) = P(0 of 9) = 1/512; two-sided twice that; 4 of 8 is the middle itself.
    assert by.loc["甲", "p"] == by.loc["乙", "p"] == pytest.approx(2 / 512)
    assert by.loc["丙", "p"] == 1
    # Benjamini–Hochberg, three units: the second smallest times 3/2, and the smallest no more than that.
    assert by.loc[["甲", "乙"], "adjusted"].tolist() == pytest.approx([3 / 2 * 2 / 512] * 2)
    assert by["finding"].to_dict() == {"甲": "above", "乙": "below", "丙": "chance"}
    assert list(answer.named["key"]) == ["乙", "甲"]


def test_limits_are_the_interpolated_binomial_ones_on_both_sides():
    _answer, by = found(bodies(甲=(9, 0), 乙=(0, 9), 丙=(4, 4)))
    # n = 9 at 1/2: P(R ≤ 1) = 10/512, P(R ≤ 2) = 46/512, P(R = 2) = 36/512, so r = 2 for the tail 0.025.
    low = (2 - (46 / 512 - 0.025) / (36 / 512)) / 9
    assert by.loc["甲", "low95"] == pytest.approx(low)
    assert by.loc["甲", "high95"] == pytest.approx(1 - low)
    # 0.001 < P(R = 0) = 1/512: not even nine failures lie outside the 99.8 % limits.
    assert by.loc["甲", "low998"] == 0
    assert by.loc["甲", "high998"] == 1


def test_a_unit_lies_outside_its_limits_exactly_where_its_p_value_says_so():
    judged = np.repeat(np.arange(1, 60), 60)
    passed = np.concatenate([np.linspace(0, n, 60).round().astype(int) for n in range(1, 60)])
    for centre in (0.03, 0.5, 0.87):
        limits = module._limits(centre, judged, 0.0)
        p = module.widened_p_values(passed, judged, centre, 0.0)
        rate = passed / judged
        for low, high, tail in ((1, 2, 0.05), (0, 3, 0.002)):
            outside = (rate < limits[:, low] - 1e-12) | (rate > limits[:, high] + 1e-12)
            assert np.array_equal(outside, p < tail - 1e-12), (centre, tail)


def test_spread_beyond_chance_widens_the_limits_about_the_pooled_rate():
    # 9 of 10 and 1 of 10: z = ±0.4 / √(0.25 / 10); clipped to their 10 % and 90 % quantiles each is 0.8 of that: z² = 0.64 · 6.4.
    answer, by = found(bodies(甲=(9, 1), 乙=(1, 9)))
    phi = 0.64 * 0.16 / 0.025
    assert answer.spread.phi == pytest.approx(phi)
    # χ² = 2φ on one degree of freedom: P = erfc(√(χ² / 2)).
    assert answer.spread.p_value == pytest.approx(math.erfc(math.sqrt(phi)))
    # w = 10 / 0.25 = 40 each, so τ² = (2φ − 1) / (80 − 3200 / 80).
    assert answer.spread.tau**2 == pytest.approx((2 * phi - 1) / 40)
    assert answer.widened
    # r = 2 for the tail 0.025 of n = 10: P(R ≤ 2) = 56/1024, P(R = 2) = 45/1024; the distance from 1/2 grows by √(1 + 40 τ²) = √(2φ).
    exact = (2 - (56 / 1024 - 0.025) / (45 / 1024)) / 10
    assert by.loc["甲", "low95"] == pytest.approx(max(0, 0.5 + (exact - 0.5) * math.sqrt(2 * phi)))
    assert set(by["finding"]) == {"chance"}


def test_against_a_target_the_exact_limits_stay():
    answer, by = found(bodies(甲=(9, 1), 乙=(1, 9)), target=Fraction(1, 2))
    assert answer.spread.real
    assert not answer.widened
    # P(R ≥ 9 of 10) = 11/1024.
    assert by["p"].tolist() == pytest.approx([22 / 1024] * 2)
    assert by["finding"].to_dict() == {"甲": "above", "乙": "below"}


def test_among_many_units_one_outside_the_limits_may_be_chance():
    # 0 of 5 at the target 1/2: p = 2/32, no outlier; 0 of 6: p = 2/64 < 0.05, but nine units make 9 · 2/64 of it.
    rows = bodies(**{f"室{i}": (3, 3) for i in range(8)}, 九=(0, 6))
    answer, by = found(rows, target=Fraction(1, 2))
    assert by.loc["九", "p"] == pytest.approx(2 / 64)
    assert by.loc["九", "adjusted"] == pytest.approx(9 * 2 / 64)
    assert by.loc["九", "finding"] == "perhaps_below"
    assert answer.named.empty


def test_records_that_name_no_laboratory_belong_to_none():
    rows = [*bodies(甲=(3, 1)), *batches(2, 1, body=None), *batches(1, 0, body=" "), batch("fail", body="甲", denominator=False)]
    answer, by = found([*rows, batch("fail", kind="follow_up", body="甲")])
    assert (by.loc["甲", "passed"], by.loc["甲", "judged"]) == (3, 4)
    assert (answer.compared.unnamed_passed, answer.compared.unnamed_judged, answer.compared.failures_only) == (3, 4, 1)


@pytest.mark.parametrize(
    ("unit", "measure", "expected"),
    [
        ("laboratory", "batch", (2, 4)),
        ("laboratory", "intrinsic", (3, 4)),  # one fails on labelling alone
        ("laboratory", "enterprise", (1, 2)),  # 甲厂 is clean, 乙厂 is not
        ("laboratory", "item", (36, 40)),
        ("township", "batch", (2, 4)),
        ("trade", "batch", (2, 4)),
    ],
)
def test_every_measure_of_every_unit(unit, measure, expected):
    rows = [
        batch("pass", producer="甲厂", body="所", items_tested=10, items_failed=0),
        batch("pass", producer="乙厂", body="所", items_tested=10, items_failed=0),
        batch("fail", producer="乙厂", body="所", items_tested=10, items_failed=3),
        batch("fail", producer="乙厂", body="所", items_tested=10, items_failed=1, labelling_only=True),
    ]
    frame = compared(shelf(rows), SCOPE, unit, measure).frame
    assert [tuple(row) for row in frame[["passed", "judged"]].to_numpy()] == [expected]


def test_an_enterprise_has_no_enterprise_pass_rate():
    assert "enterprise" not in measures_of("enterprise")
    for unit, measure in (("enterprise", "enterprise"), ("planet", "batch")):
        with pytest.raises(Refusal):
            compared(shelf(), SCOPE, unit, measure)


def test_nothing_judged_is_no_answer():
    assert real(shelf(), SCOPE, "township") is None
    assert real(shelf([batch("not_judged")]), SCOPE, "township") is None
    assert real(shelf(batches(3, body=None)), SCOPE, "laboratory") is None


@pytest.mark.parametrize("counts", [[(1, 0)], [(0, 1)], [(30, 0), (12, 0)], [(0, 30), (0, 12)], [(1, 0), (0, 1)]])
def test_one_batch_all_passed_all_failed(counts):
    answer, _by = found(bodies(**{f"室{i}": each for i, each in enumerate(counts)}))
    assert set(answer.frame["finding"]) == {"chance"}
    assert answer.frame[["p", "adjusted"]].notna().all(axis=None)
    league(answer.compared)


def test_townships_and_those_without_a_sample():
    rows = [*batches(5, 1), *batches(2, 2, township_code=QIAOTOU, township="桥头镇")]
    answer, by = found(rows, "township")
    assert set(by.index) == {OUBEI, QIAOTOU}
    assert answer.compared.unsampled == 20  # the county has 22


def test_shrinkage_draws_the_smaller_unit_further():
    # Large units that differ, and two of one batch each: the raw table puts the latter first and last.
    told = league(units((90, 100), (70, 100), (80, 100), (60, 100), (1, 1), (0, 1)))
    assert told.state == "shrunk"
    by = told.frame.set_index("name")
    assert by.loc[["u4", "u5"], "raw_rank"].tolist() == [1, 6]
    # (x + α) / (n + α + β) with the fitted mean and weight.
    for name, passed, judged in (("u0", 90, 100), ("u4", 1, 1)):
        assert by.loc[name, "shrunk"] == pytest.approx((passed + told.mean * told.weight) / (judged + told.weight))
    assert by.loc["u4", "rank"] > 1
    assert by.loc["u5", "rank"] < 6
    assert by.loc["u4", "change"] == 1 - by.loc["u4", "rank"]
    assert (by["rank_low"] <= by["rank_high"]).all()
    # Of the three best and the three worst of six two are small.
    assert told.small_at_ends == (2, 6)


def test_units_that_do_not_differ_have_no_rank():
    told = league(units((50, 100), (49, 100), (51, 100)))
    assert told.state == "alike"
    assert told.frame["rank"].isna().all()
    assert told.frame["shrunk"].tolist() == pytest.approx([0.5] * 3, abs=1e-4)


@pytest.mark.parametrize("counts", [[(3, 3), (5, 5)], [(0, 4), (0, 2)], [(1, 1), (0, 1)], [(2, 4)]])
def test_nothing_to_shrink_by(counts):
    told = league(units(*counts))
    assert told.state == "unknown"
    assert told.frame["shrunk"].isna().all()
    assert told.frame["raw_rank"].notna().all()


def test_twenty_thousand_units_stay_quick(monkeypatch):
    from time import process_time

    random = np.random.default_rng(7)
    judged = random.integers(1, 400, 20_000)
    many = units(*zip(random.binomial(judged, 0.9).tolist(), judged.tolist(), strict=True))
    monkeypatch.setattr(module, "compared", lambda *_: many)
    start = process_time()
    answer = real(shelf(), SCOPE, "township")
    league(answer.compared)
    assert process_time() - start < 5  # seconds of the processor; usually one
    # Nothing differs but by chance: of those named at a false discovery rate of 5 % there is hardly one.
    assert answer.count("below", "above") <= 2
    assert not answer.widened
