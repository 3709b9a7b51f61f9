from math import isnan, nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2

from analytics.statistics import (
    clustered_rate_interval,
    directly_standardised_rate,
    gini,
    kitagawa,
    lorenz,
    quality_index,
    quality_index_interval,
    sales_tier,
)

strata = st.integers(1, 6).flatmap(
    lambda k: st.lists(st.integers(0, 50).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=k, max_size=k)
)
two_sides = st.integers(1, 6).flatmap(
    lambda k: st.tuples(
        *(st.lists(st.integers(0, 50).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=k, max_size=k) for _ in range(2))
    )
)
amounts = st.lists(st.floats(0, 1e6), min_size=1, max_size=40)


@given(sides=two_sides)
def test_the_parts_add_up_to_the_crude_difference(sides):
    (passed1, judged1), (passed2, judged2) = (zip(*side, strict=True) for side in sides)
    split = kitagawa(passed1, judged1, passed2, judged2)
    if sum(judged1) == 0 or sum(judged2) == 0:
        assert np.isnan(split).all()
        return
    crude = sum(passed1) / sum(judged1) - sum(passed2) / sum(judged2)
    assert sum(split) == pytest.approx(crude, abs=1e-12)
    assert kitagawa(passed2, judged2, passed1, judged1) == pytest.approx([-each for each in split], abs=1e-12)


def test_only_the_mix_or_only_the_quality_changed():
    assert kitagawa([9, 20], [10, 40], [36, 5], [40, 10]) == pytest.approx((0, 0.58 - 0.82))
    assert kitagawa([9, 30], [10, 40], [8, 20], [10, 40]).mix_effect == pytest.approx(0)
    arrived = kitagawa([8, 1], [10, 10], [8, 0], [10, 0])  # a new stratum is a change of the mix
    assert arrived == pytest.approx((0, 9 / 20 - 8 / 10))
    with pytest.raises(ValueError, match="same strata"):
        kitagawa([1], [2], [1, 1], [2, 2])


@given(data=strata, times=st.floats(0.1, 1e6))
def test_standardised_to_its_own_mix_a_rate_is_the_crude_one_with_its_poisson_interval(data, times):
    counts, judged = zip(*data, strict=True)
    if sum(judged) == 0:
        return
    rate, low, high = directly_standardised_rate(counts, judged, np.multiply(judged, times))
    events, total = sum(counts), sum(judged)
    assert rate == pytest.approx(events / total)
    assert low == pytest.approx(chi2.ppf(0.025, 2 * events) / 2 / total if events else 0)
    assert high == pytest.approx(chi2.ppf(0.975, 2 * events + 2) / 2 / total)


@given(data=strata, standard=st.lists(st.integers(1, 100), min_size=6, max_size=6))
def test_a_standardised_rate_lies_in_its_interval(data, standard):
    counts, judged = zip(*data, strict=True)
    rate, low, high = directly_standardised_rate(counts, judged, standard[: len(data)])
    if 0 in judged:
        assert isnan(rate)
    else:
        assert low <= rate <= high


def test_a_stratum_that_the_standard_leaves_out_does_not_matter():
    assert directly_standardised_rate([1, 0], [10, 0], [5, 0]) == directly_standardised_rate([1], [10], [5])
    assert isnan(directly_standardised_rate([], [], []).rate)


@pytest.mark.parametrize("standard", [[1], [1, -1], [0, 0], [1, nan], ["a", "b"]])
def test_an_impossible_standard_is_refused(standard):
    with pytest.raises(ValueError, match="standard"):
        directly_standardised_rate([1, 2], [10, 20], standard)


@given(values=amounts)
def test_gini_is_twice_the_area_below_the_diagonal(values):
    population, share = lorenz(values)
    if sum(values) == 0:
        assert isnan(gini(values))
        assert np.isnan(share[1:]).all()
        return
    assert gini(values) == pytest.approx(1 - 2 * np.trapezoid(share, population), abs=1e-9)
    assert 0 <= gini(values) < 1
    assert (share <= population + 1e-9).all()
    assert (share[0], share[-1], population[0], population[-1]) == (0, 1, 0, 1)
    assert (np.diff(share) >= -1e-12).all()


@given(values=amounts, times=st.floats(0.1, 1000))
def test_concentration_knows_no_unit(values, times):
    assert gini(np.multiply(values, times)) == pytest.approx(gini(values), nan_ok=True, abs=1e-9)
    assert gini(values * 3) == pytest.approx(gini(values), nan_ok=True, abs=1e-9)


def test_the_edges_of_concentration():
    assert gini([5]) == gini([2, 2, 2]) == 0
    assert gini([0, 0, 0, 1]) == 0.75
    assert isnan(gini([]))
    assert lorenz([]).population.tolist() == [0]
    hidden = np.ma.array([1, 2], mask=[False, True])
    for bad in (
        [-1],
        [nan],
        [1e308, 1e308],
        [[1], [2]],
        ["x"],
        ["1", "2"],
        np.array(["1", "2"], dtype=object),
        hidden,
        np.array(["2007-07-03"], dtype="M8[D]"),
    ):
        with pytest.raises(ValueError, match="values"):
            gini(bad)


batches = st.lists(st.tuples(st.sampled_from([0, 0, 0, 0.1, 0.5, 1]), st.sampled_from("abc")), min_size=1, max_size=40)


@given(batches=batches, output=st.tuples(*[st.integers(1, 9)] * 4))
def test_the_index_is_the_weighted_loss_of_its_strata(batches, output):
    losses, labels = zip(*batches, strict=True)
    weights = dict(zip("abcd", output, strict=True))
    there = [h for h in "abc" if h in labels]
    mean = {h: np.mean([loss for loss, label in batches if label == h]) for h in there}
    expected = 100 * (1 - sum(weights[h] * mean[h] for h in there) / sum(weights[h] for h in there))
    assert quality_index(losses, labels, weights) == pytest.approx(expected)
    assert (quality_index(losses, labels), quality_index(losses)) == pytest.approx((100 * (1 - np.mean(losses)),) * 2)


def test_the_edges_of_the_index():
    assert isnan(quality_index([]))
    assert quality_index([0, 0]) == 100
    assert quality_index([1, 0], ["x", "y"], {"x": 0, "y": 2}) == 100


@pytest.mark.parametrize(
    "arguments",
    [
        ([1.1],),
        ([-0.1],),
        ([nan],),
        ([0, 1], ["x"]),
        ([0], ["x"], {"y": 1}),
        ([0], ["x"], {"x": 0}),
        ([0], ["x"], {"x": -1}),
        ([0], None, {"x": 1}),
        ([0], [{"x"}]),
        ([0], ["x"], 3),
        ([[0, 1]],),
    ],
)
def test_an_impossible_index_is_refused(arguments):
    with pytest.raises(ValueError, match=r"\w+ .*\."):
        quality_index(*arguments)


@settings(max_examples=20)
@given(batches=batches, seed=st.integers(0, 99))
def test_the_order_of_batches_does_not_move_the_interval(batches, seed):
    losses, labels = (list(each) for each in zip(*batches, strict=True))
    owners = [f"e{i % 7}" for i in range(len(batches))]
    order = np.random.default_rng(seed).permutation(len(batches))
    there = quality_index_interval(losses, owners, labels, {"a": 1, "b": 2, "c": 3}, draws=200)
    again = quality_index_interval(*([each[i] for i in order] for each in (losses, owners, labels)), {"a": 1, "b": 2, "c": 3}, draws=200)
    assert there == pytest.approx(again, nan_ok=True)
    assert isnan(there.low) or 0 <= there.low <= there.high <= 100


def test_enterprises_that_are_alike_give_a_point_and_clusters_widen():
    assert quality_index_interval([0.1] * 6, list("aabbcc")) == pytest.approx((90, 90))
    alone = quality_index_interval([0, 1] * 50, range(100))
    clustered = quality_index_interval([0] * 10 + [1] * 10 + [0] * 40 + [1] * 40, np.repeat(np.arange(10), 10))
    assert clustered.high - clustered.low > 2 * (alone.high - alone.low)
    assert clustered_rate_interval([5] * 4, [10] * 4) == (0.5, 0.5)
    low, high = clustered_rate_interval([10, 9, 2, 10, 8], [10] * 5)
    assert low < 0.78 < high
    assert np.isnan(clustered_rate_interval([3], [5])).all()
    assert np.isnan(quality_index_interval([1], ["a"])).all()
    assert np.isnan(quality_index_interval([0], ["a"])).all()
    with pytest.raises(ValueError, match="enterprises"):
        quality_index_interval([1, 0], ["a"])
    with pytest.raises(ValueError, match="draws"):
        quality_index_interval([1, 0], ["a", "b"], draws=0)


@pytest.mark.parametrize(
    ("sales", "tier"),
    [(5000, "A"), (4999.99, "B"), (1000, "B"), (999.99, "C"), (0, "C"), (None, None), (nan, None), (pd.NA, None), (np.int64(6000), "A")],
)
def test_the_tier_of_sales(sales, tier):
    assert sales_tier(sales) == tier


def test_the_tiers_of_a_register():
    assert sales_tier([6000, None, 1000, 1]).tolist() == ["A", None, "B", "C"]
    assert sales_tier(pd.Series([6000, np.nan])).tolist() == ["A", None]
    assert sales_tier([]).tolist() == []
    for bad in (-1, float("inf"), "5000万", "5000", [1, -1]):
        with pytest.raises(ValueError, match="annual_sales"):
            sales_tier(bad)
