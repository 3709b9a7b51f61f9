from fractions import Fraction
from math import comb, factorial, isnan, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import betabinom

from analytics.statistics import fit_beta_binomial, predictive_attainment, shrunk_rates, target_verdict

samples = st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
percents = st.integers(0, 100).map(lambda p: p / 100)


def beta_function(a, b):
    return Fraction(factorial(a - 1) * factorial(b - 1), factorial(a + b - 1))


@settings(max_examples=50)
@given(sample=samples, remaining=st.integers(1, 40), target=percents, prior=st.tuples(st.integers(1, 4), st.integers(1, 4)))
def test_the_prediction_is_the_sum_over_all_futures(sample, remaining, target, prior):
    passed, judged = sample
    a, b = prior[0] + passed, prior[1] + judged - passed
    t = Fraction(str(target))
    good = [y for y in range(remaining + 1) if passed + y >= t * (judged + remaining)]
    chance = sum(comb(remaining, y) * beta_function(a + y, b + remaining - y) / beta_function(a, b) for y in good)
    found = predictive_attainment(passed, judged, remaining, target, prior)
    assert found.probability == pytest.approx(float(chance), abs=1e-11)
    assert (found.passes_needed == good[0]) if good else (found.passes_needed > remaining)


@given(sample=samples, target=percents)
def test_without_a_plan_the_future_is_the_verdict(sample, target):
    probability, _ = predictive_attainment(*sample, 0, target)
    if sample[1] == 0:
        assert isnan(probability)
    else:
        assert probability == (target_verdict(*sample, target).administrative == "met")


def test_secured_out_of_reach_and_a_table():
    assert predictive_attainment(90, 100, 10, 0.8) == (1, 0)
    assert predictive_attainment(0, 100, 10, 0.8) == (0, 88)
    table = predictive_attainment([90, 0, 0, 45], [100, 100, 0, 60], [10, 10, 0, 20], 0.8)
    assert table.probability[:3] == pytest.approx([1, 0, nan], nan_ok=True)
    assert table.probability[3] == pytest.approx(betabinom.sf(18, 20, 45.5, 15.5), rel=1e-9)
    assert predictive_attainment(17, 20, 20, 0.85, strict=True).passes_needed == 18


def test_a_large_plan_is_summed_right():
    found = predictive_attainment(800, 1000, 3_000_000, 0.8)
    assert found.probability == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(
    "arguments",
    [(6, 5, 3, 0.8), (3, 5, -1, 0.8), (3, 5, 3, 80), (3, 5, 3, 0.8, (0, 1)), (3, 5, 3, 0.8, (1,)), (3, 5, 10**9, 0.8), ([1, 2], 5, [1, 2, 3], 0.8)],
)
def test_impossible_plans_are_refused(arguments):
    with pytest.raises(ValueError, match=r"\w+ .*\."):
        predictive_attainment(*arguments)


def likelihood(counts, judged, alpha, beta):
    return float(np.sum(betabinom.logpmf(counts, judged, alpha, beta)))


@settings(max_examples=40)
@given(data=st.data())
def test_no_neighbour_of_the_fit_is_likelier(data):
    judged = data.draw(st.lists(st.integers(1, 60), min_size=3, max_size=30))
    counts = [data.draw(st.integers(0, n)) for n in judged]
    alpha, beta = fit_beta_binomial(counts, judged)
    if isnan(alpha):
        assert sum(counts) in (0, sum(judged)) or max(judged) < 2
        return
    assert 0 < alpha < 1e9
    assert 0 < beta < 1e9
    if not 1e-3 < alpha + beta < 1e5:
        return
    here = likelihood(counts, judged, alpha, beta)
    for factor_a, factor_b in [(1.02, 1), (0.98, 1), (1, 1.02), (1, 0.98), (1.02, 1.02), (0.98, 0.98)]:
        assert likelihood(counts, judged, alpha * factor_a, beta * factor_b) <= here + 1e-7


@given(judged=st.lists(st.integers(2, 50), min_size=2, max_size=20), seed=st.integers(0, 99))
@settings(max_examples=30)
def test_passes_and_failures_are_fitted_as_mirror_images(judged, seed):
    random = np.random.default_rng(seed)
    counts = random.binomial(judged, random.beta(2, 1, len(judged)))
    alpha, beta = fit_beta_binomial(counts, judged)
    assert fit_beta_binomial(np.subtract(judged, counts), judged) == pytest.approx((beta, alpha), rel=1e-4, nan_ok=True)


def test_the_edges_of_the_fit():
    assert np.isnan(fit_beta_binomial([10, 20], [10, 20])).all()  # all passed: nothing tells how units differ
    assert np.isnan(fit_beta_binomial([0, 0], [10, 20])).all()
    assert np.isnan(fit_beta_binomial([], [])).all()
    assert np.isnan(fit_beta_binomial([0], [0])).all()
    assert np.isnan(fit_beta_binomial([1, 0], [1, 1])).all()  # one batch each
    alike = fit_beta_binomial([80, 80, 80], [100, 100, 100])  # less spread than chance: shrunk to the pooled rate
    assert shrunk_rates([70, 80, 90], 100, *alike) == pytest.approx([0.8, 0.8, 0.8], abs=1e-5)
    whole = fit_beta_binomial([5, 0, 7], [5, 5, 7])  # every unit as a whole: not shrunk
    assert shrunk_rates([5, 0, 7], [5, 5, 7], *whole) == pytest.approx([1, 0, 1], abs=1e-5)
    huge = fit_beta_binomial([8 * 10**14, 9 * 10**14, 7 * 10**14], 10**15)
    assert huge.alpha / sum(huge) == pytest.approx(0.8, abs=0.01)
    assert huge == pytest.approx(fit_beta_binomial([8 * 10**5, 9 * 10**5, 7 * 10**5], 10**6), rel=1e-3)


def test_a_true_spread_is_found_again():
    random = np.random.default_rng(5)
    judged = random.integers(20, 200, 4000)
    alpha, beta = fit_beta_binomial(random.binomial(judged, random.beta(16, 4, 4000)), judged)
    assert (alpha, beta) == pytest.approx((16, 4), rel=0.05)


@given(sample=samples, alpha=st.floats(0.01, 100), beta=st.floats(0.01, 100))
def test_a_shrunk_rate_lies_between_the_raw_one_and_the_mean(sample, alpha, beta):
    passed, judged = sample
    mean = alpha / (alpha + beta)
    raw = passed / judged if judged else mean
    shrunk = shrunk_rates(passed, judged, alpha, beta)
    assert min(raw, mean) - 1e-12 <= shrunk <= max(raw, mean) + 1e-12


def test_shrinking_refuses_the_impossible_and_passes_on_what_could_not_be_fitted():
    assert isnan(shrunk_rates(3, 5, nan, nan))
    assert shrunk_rates(9, 10, 8, 2) == 0.85
    with pytest.raises(ValueError, match="negative"):
        shrunk_rates(3, 5, -1, 2)
    for alpha in ("8", [1, 2]):
        with pytest.raises(ValueError, match="alpha"):
            shrunk_rates(3, 5, alpha, 2)
    with pytest.raises(ValueError, match="both"):
        shrunk_rates(3, 5, 0, 0)
