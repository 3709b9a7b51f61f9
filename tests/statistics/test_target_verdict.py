from decimal import Decimal
from fractions import Fraction
from math import comb, inf, isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.statistics import clopper_pearson_interval, failures_affordable, predictive_attainment, target_verdict

percents = st.integers(0, 100).map(lambda p: p / 100)
samples = st.integers(0, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
small = st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def tail(passed, judged, target):
    """P(at least so many pass | the target), in fractions."""
    t = Fraction(str(target))
    return sum(comb(judged, k) * t**k * (1 - t) ** (judged - k) for k in range(passed, judged + 1))


@pytest.mark.parametrize(
    ("passed", "judged", "target", "administrative", "evidential"),
    [
        (17, 20, 0.85, "met", "undetermined"),
        (14, 14, 0.8, "met", "supported"),
        (13, 13, 0.8, "met", "undetermined"),
        (7996, 10000, 0.8, "missed", "undetermined"),
        (3, 3, 0.95, "met", "undetermined"),
        (50, 100, 0.8, "missed", "contradicted"),
        (0, 0, 0.8, "no_data", "no_data"),
        (5, 5, 1, "met", "undetermined"),
        (4, 5, 1, "missed", "contradicted"),
        (0, 5, 0, "met", "supported"),
        (29, 100, 0.29, "met", "undetermined"),
        (57, 100, 0.57, "met", "undetermined"),
    ],
)
def test_both_verdicts_side_by_side(passed, judged, target, administrative, evidential):
    verdict = target_verdict(passed, judged, target)
    assert (verdict.administrative, verdict.evidential) == (administrative, evidential)


def test_a_miss_before_the_due_date_is_not_yet_met():
    assert target_verdict(7, 10, 0.8, before_due=True).administrative == "not_yet"
    assert target_verdict(8, 10, 0.8, before_due=True).administrative == "met"
    assert target_verdict(0, 0, 0.8, before_due=True).administrative == "no_data"
    assert target_verdict([7, 7], 10, 0.8, before_due=[True, False]).administrative.tolist() == ["not_yet", "missed"]


def test_a_complete_count_is_no_sample():
    verdict = target_verdict(96, 100, 0.95, complete=True)
    assert (verdict.administrative, verdict.evidential) == ("met", "not_applicable")
    assert isnan(verdict.low)
    assert isnan(verdict.high)
    assert isnan(verdict.needed_without_failure)


def test_above_the_target_is_more_than_at_it():
    assert target_verdict(17, 20, 0.85, strict=True).administrative == "missed"
    assert target_verdict(18, 20, 0.85, strict=True).administrative == "met"
    assert target_verdict(0, 5, 0, strict=True).evidential == "undetermined"
    assert target_verdict(5, 5, 1, strict=True).evidential == "contradicted"


@given(sample=small, target=percents)
def test_the_evidence_is_that_of_the_two_one_sided_tests(sample, target):
    passed, judged = sample
    evidential = target_verdict(passed, judged, target).evidential
    above, below = tail(passed, judged, target), 1 - tail(passed + 1, judged, target)
    assert (evidential == "supported") == (above <= Fraction(1, 20) or target == 0)
    assert (evidential == "contradicted") == (below < Fraction(1, 20))


@given(sample=samples, target=percents)
def test_the_interval_shown_is_the_verdicts_own(sample, target):
    verdict = target_verdict(*sample, target)
    assert (verdict.low, verdict.high) == pytest.approx(clopper_pearson_interval(*sample, 0.9), nan_ok=True)


@given(sample=samples, target=percents)
def test_so_many_passes_in_a_row_settle_it_and_one_less_does_not(sample, target):
    passed, judged = sample
    needed = target_verdict(passed, judged, target).needed_without_failure
    if target == 1:
        assert needed == inf
        return
    assert target_verdict(passed + needed, judged + needed, target).evidential == "supported"
    if needed > 0:
        assert target_verdict(passed + needed - 1, judged + needed - 1, target).evidential != "supported"


@pytest.mark.parametrize("target", [1e-6, 0.999999, 0.5])
@pytest.mark.parametrize("failures", [0, 1, 1000, 10**6])
def test_the_need_is_found_far_out(target, failures):
    needed = target_verdict(0, failures, target).needed_without_failure
    assert target_verdict(needed, failures + needed, target).evidential == "supported"
    fewer = int(needed * (1 - 1e-9)) - 1
    if fewer >= 0:
        assert target_verdict(fewer, failures + fewer, target).evidential != "supported"


@given(sample=samples, target=percents)
def test_rates_are_compared_on_whole_numbers(sample, target):
    passed, judged = sample
    administrative = target_verdict(passed, judged, target).administrative
    assert (administrative == "met") == (judged > 0 and 100 * passed >= round(100 * target) * judged)


@pytest.mark.parametrize("target", [0.85, Decimal("0.85"), Fraction(17, 20), np.float64(0.85), np.float32(0.85), "0.85"])
def test_the_target_is_the_decimal_it_prints_as(target):
    assert target_verdict(17 * 10**14, 20 * 10**14, target).administrative == "met"
    assert target_verdict(17 * 10**14 - 1, 20 * 10**14, target).administrative == "missed"


def test_a_table_is_judged_as_its_rows():
    passed, judged, targets = [17, 14, 0, 50], [20, 14, 0, 100], [0.85, 0.8, 0.9, 0.8]
    table = target_verdict(np.array(passed), np.array(judged), np.array(targets))
    for row, arguments in enumerate(zip(passed, judged, targets, strict=True)):
        alone = target_verdict(*arguments)
        assert tuple(column[row] for column in table) == pytest.approx(tuple(alone), nan_ok=True)


@pytest.mark.parametrize(
    "arguments", [(6, 5, 0.8), (3, 5, 80), (3, 5, -0.1), (3, 5, None), (3, 5, nan), (3.5, 5, 0.8), (3, 5, {"rate": 0.8}), ([3, 4], 5, [0.8] * 3)]
)
def test_impossible_input_is_refused(arguments):
    with pytest.raises(ValueError, match=r"\w+ .*\."):
        target_verdict(*arguments)


@given(sample=samples, remaining=st.integers(0, 60), target=percents)
def test_failures_that_the_plan_affords(sample, remaining, target):
    passed, judged = sample
    affordable = failures_affordable(passed, judged, remaining, target)
    total = judged + remaining
    if total == 0:
        assert isnan(affordable)
        return
    reached = [100 * (passed + remaining - m) >= round(100 * target) * total for m in range(remaining + 1)]
    if affordable >= 0:
        assert reached == [True] * (affordable + 1) + [False] * (remaining - affordable)
    else:
        assert not any(reached)
        assert predictive_attainment(passed, judged, remaining, target).passes_needed == remaining - affordable


def test_the_plan_of_a_table():
    assert failures_affordable([40, 0], [50, 0], [10, 0], 0.8) == pytest.approx([2, nan], nan_ok=True)
    assert failures_affordable(40, 50, 10, 0.8, strict=True) == 1
